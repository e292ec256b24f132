"""Files that are what they say, and files that are not."""

import io
import struct
import zipfile
import zlib

from PIL import Image

PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n108\n%%EOF\n"
)
TYPES = (
    '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
ODT_MIME = "application/vnd.oasis.opendocument.text"


def pdf_with(text: bytes) -> bytes:
    """A PDF whose catalogue holds more."""
    return PDF.replace(b"/Type /Catalog", b"/Type /Catalog " + text)


def pdf_with_packed(text: bytes) -> bytes:
    """A PDF that says it where only who unpacks it sees it."""
    packed = zlib.compress(text)
    head = b"4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(
        packed
    )
    return PDF.replace(b"xref\n0 1", head + packed + b"\nendstream\nendobj\nxref\n0 1")


def folder(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def docx(**more: str | bytes) -> bytes:
    """A Word document, with more parts."""
    named = {name.replace("__", "/").replace("_dot_", "."): content for name, content in more.items()}
    return folder({"[Content_Types].xml": TYPES, "word/document.xml": "<w:document/>", **named})


def odt(**more: str | bytes) -> bytes:
    """A LibreOffice text, with more parts."""
    named = {name.replace("__", "/").replace("_dot_", "."): content for name, content in more.items()}
    return folder({"mimetype": ODT_MIME, "content.xml": "<office:document-content/>", **named})


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture that knows where it was taken, and by whom."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Secretul Anei"
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", size, (200, 30, 30)).save(out, kind, exif=exif)
    return out.getvalue()


def png_bomb() -> bytes:
    """Says that it is 60,000 by 60,000, in a few hundred bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 9000))
        + chunk(b"IEND", b"")
    )
