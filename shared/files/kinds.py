"""The kinds of files that are taken, and which one a content is."""

from collections.abc import Iterable
from dataclasses import dataclass

from shared.files.errors import FileContradictsItsName, FileKindNotTaken

OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEAD_BYTES = 4096


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Args:
        media_type: as it is given out (RFC 6838).
        extensions: with which a name may end; the first is usual.
        begins: its first bytes.
        seen_as: what puremagic calls them.
        title: for people.
    """

    media_type: str
    extensions: tuple[str, ...]
    begins: bytes
    seen_as: str
    title: str

    @property
    def is_image(self) -> bool:
        """Whether it is a picture, which is drawn anew before anybody gets it."""
        return self.media_type.startswith("image/")


PDF = Kind("application/pdf", (".pdf",), b"%PDF-", "application/pdf", "PDF")
# A packed folder: which of the two it is, the name says here and the look inside decides.
DOCX = Kind(OFFICE, (".docx",), b"PK\x03\x04", OFFICE, "DOCX")
ODT = Kind("application/vnd.oasis.opendocument.text", (".odt",), b"PK\x03\x04", OFFICE, "ODT")
JPEG = Kind("image/jpeg", (".jpg", ".jpeg"), b"\xff\xd8\xff", "image/jpeg", "JPEG")
PNG = Kind("image/png", (".png",), b"\x89PNG\r\n\x1a\n", "image/png", "PNG")
WEBP = Kind("image/webp", (".webp",), b"RIFF", "image/webp", "WebP")
TAKEN = (PDF, DOCX, ODT, JPEG, PNG, WEBP)
BY_MEDIA_TYPE = {kind.media_type: kind for kind in TAKEN}


def kind_of(content: bytes, name: str, taken: Iterable[Kind] = TAKEN) -> Kind:
    """The kind of a content, of which its first bytes are enough.

    Args:
        content: at least the first `HEAD_BYTES`.
        name: as its owner calls it.
        taken: the kinds that are wanted.

    Raises:
        FileKindNotTaken: it is none of them.
        FileContradictsItsName: it is one, and the name says another.
    """
    taken = tuple(taken)
    head = content[:HEAD_BYTES]
    seen = _seen(head)
    possible = [kind for kind in taken if head.startswith(kind.begins) and kind.seen_as in seen]
    if not possible:
        raise FileKindNotTaken(name=name, taken=", ".join(kind.title for kind in taken))
    for kind in possible:
        if name.casefold().endswith(kind.extensions):
            return kind
    raise FileContradictsItsName(name=name, kind=" / ".join(kind.title for kind in possible))


def _seen(head: bytes) -> set[str]:
    import puremagic  # noqa: PLC0415 - only services that take files have it

    try:
        return {found.mime_type for found in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return set()
