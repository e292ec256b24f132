"""Which files are read, by their content; for the others, what to do instead."""

from services.consultation.errors.act_files import ActFileOld
from shared.files.errors import FileEmpty, FileTooLarge
from shared.files.kinds import DOCX, ODT, PDF, Kind, kind_of
from shared.files.names import tidy_name

LARGEST_MB = 25
TAKEN = (DOCX, ODT, PDF)
# First bytes, or ends of a name, of what town halls send often and what we do not read.
OLD_WORD, RICH = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def kind_of_act(content: bytes, name: str) -> tuple[Kind, str]:
    """The kind of an act's file, and its name made harmless.

    Raises:
        FileEmpty, FileTooLarge, FileKindNotTaken, FileContradictsItsName
        ActFileOld: a kind that another program turns into one of ours.
    """
    name = tidy_name(name)
    if not content:
        raise FileEmpty(name=name)
    if len(content) > LARGEST_MB * 1024 * 1024:
        raise FileTooLarge(name=name, most=LARGEST_MB)
    if content.startswith((OLD_WORD, RICH)):
        raise ActFileOld(name=name, what="old")
    if content.startswith(PICTURES):
        raise ActFileOld(name=name, what="picture")
    if name.casefold().endswith((".docm", ".dotm")):
        raise ActFileOld(name=name, what="macros")
    return kind_of(content, name, TAKEN), name
