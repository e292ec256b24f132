"""A look into documents: what could act by itself, or is more than it seems, is refused.

Not a virus scanner: it looks for what a statute or a protocol never needs. Whoever opens a document still
does so in a program of their own, from a file that was saved and not shown in the page.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

MOST_PARTS = 2000
MOST_UNPACKED = 120 * 1024 * 1024
MOST_TIMES = 200  # an honest document's XML shrinks to a tenth; a bomb to a thousandth
MOST_PAGES = 1000  # nobody reads more, and no act of a town that we know has as many
STEP = 256 * 1024
END_OF_ZIP = b"PK\x05\x06"
LAST_BYTES = 2048

# PDF 32000-1: 12.6.4 actions, 7.11.4 embedded files, 7.6 encryption.
ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|RichMedia|SubmitForm|ImportData)\b")
# So short that packed data may hold them by chance: looked for outside of that.
SHORT = re.compile(rb"/(JS|XFA)\b")
ENCRYPTED = re.compile(rb"/Encrypt\b")
PACKED = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")

OFFICE_MAIN = b"wordprocessingml.document.main+xml"
WITH_MACROS = re.compile(
    r"(^|/)(vbaproject\.bin|vbadata\.xml|activex/|basic/|scripts/|configurations2/macros)", re.I
)
WITH_OBJECTS = re.compile(
    r"(^|/)(embeddings/|oleobject|objectreplacements/.*\.bin$)|\.(exe|dll|js|vbs|bat|ps1|jar|zip)$", re.I
)
REMOTE_TEMPLATE = re.compile(
    rb"attachedTemplate[^>]*TargetMode=\"External\"|TargetMode=\"External\"[^>]*attachedTemplate"
)
ODT_MIME = b"application/vnd.oasis.opendocument.text"


class BadDocument(Exception):
    """Refused, by a reason of `errors.REASONS`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def check_pdf(content: bytes) -> None:
    """A PDF that only shows something.

    Raises:
        BadDocument
    """
    if b"%%EOF" not in content[-LAST_BYTES:] or b"startxref" not in content:
        raise BadDocument("unreadable")
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise BadDocument("two-in-one")
    pages = 0
    for part in (content, *_object_streams(content)):
        names = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part) if b"#" in part else part
        bare = PACKED.sub(b"", names)
        pages += len(PAGE.findall(bare))
        if ENCRYPTED.search(bare):
            raise BadDocument("protected")
        if ACTIVE.search(names) or SHORT.search(bare):
            raise BadDocument("active")
    if pages > MOST_PAGES:
        raise BadDocument("too-many-pages")


def check_docx(content: bytes) -> None:
    """A Word document without macros, objects and templates from elsewhere.

    Raises:
        BadDocument
    """
    parts = _unpacked(content)
    kinds = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in kinds:
        raise BadDocument("macros")
    if OFFICE_MAIN not in kinds or not any(name.startswith("word/") for name in parts):
        raise BadDocument("unreadable")
    if any(REMOTE_TEMPLATE.search(part) for name, part in parts.items() if name.endswith(".rels")):
        raise BadDocument("active")


def check_odt(content: bytes) -> None:
    """A text of LibreOffice without macros and objects.

    Raises:
        BadDocument
    """
    parts = _unpacked(content)
    if parts.get("mimetype", b"").strip() != ODT_MIME or "content.xml" not in parts:
        raise BadDocument("unreadable")
    if b"<script:" in parts["content.xml"] or b"vnd.sun.star.script:" in parts["content.xml"]:
        raise BadDocument("macros")
    if b"manifest:encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise BadDocument("protected")


def _object_streams(content: bytes) -> Iterator[bytes]:
    """Objects of a PDF that were packed together (7.5.7); names in them are not seen otherwise."""
    whole = 0
    for found in STREAM.finditer(content):
        unpack = zlib.decompressobj()
        try:
            part = unpack.decompress(content[found.end() :], MOST_UNPACKED // 10)
        except zlib.error:
            continue
        whole += len(part)
        if (unpack.unconsumed_tail and not unpack.eof) or whole > MOST_UNPACKED:
            raise BadDocument("too-big-inside")
        yield part


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The small parts of a packed folder, by name; the large are only measured.

    Raises:
        BadDocument: it is damaged, protected, a bomb, something else behind, or holds what acts.
    """
    end = content.rfind(END_OF_ZIP)
    if end < 0 or end + 22 + int.from_bytes(content[end + 20 : end + 22], "little") != len(content):
        raise BadDocument("two-in-one" if end >= 0 else "unreadable")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            return _read(folder, len(content))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError) as error:
        raise BadDocument("unreadable") from error
    except MemoryError as error:
        raise BadDocument("too-big-inside") from error


def _read(folder: zipfile.ZipFile, packed: int) -> dict[str, bytes]:
    entries = folder.infolist()
    if len(entries) > MOST_PARTS:
        raise BadDocument("too-big-inside")
    parts: dict[str, bytes] = {}
    whole = 0
    for entry in entries:
        _check_entry(entry)
        kept = bytearray()
        with folder.open(entry) as reading:
            while step := reading.read(STEP):
                whole += len(step)
                if whole > min(MOST_UNPACKED, max(packed * MOST_TIMES, 10 * 1024 * 1024)):
                    raise BadDocument("too-big-inside")
                if entry.filename.endswith((".xml", ".rels")) or entry.filename == "mimetype":
                    kept += step
        if b"<!DOCTYPE" in kept[:STEP] or b"<!ENTITY" in kept[:STEP]:
            raise BadDocument("active")
        parts[entry.filename] = bytes(kept)
    return parts


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise BadDocument("protected")
    if entry.filename.startswith("/") or ".." in entry.filename.split("/"):
        raise BadDocument("active")
    if WITH_MACROS.search(entry.filename):
        raise BadDocument("macros")
    if WITH_OBJECTS.search(entry.filename):
        raise BadDocument("active")
