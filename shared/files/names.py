"""Names of files as people give them, made harmless: a name is for showing, and never a path."""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 120
# Control characters, and those that turn the direction of text so that "fdp.exe" reads "exe.pdf" (UAX 9).
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
NOT_IN_NAMES = re.compile(r'[<>:"|?*]')


def tidy_name(written: str) -> str:
    """The last part of what may be a path, without what cannot be seen, at most `LONGEST` characters."""
    name = unicodedata.normalize("NFC", written).replace("\\", "/").rpartition("/")[2]
    name = NOT_IN_NAMES.sub("_", UNSEEN.sub("", name))
    name = " ".join(name.split()).strip(". ") or "document"
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        return name[:LONGEST]
    return f"{stem[: LONGEST - len(extension) - 1]}.{extension}"


def disposition(name: str) -> str:
    """A `Content-Disposition` that saves under this name: for old readers in ASCII, in full by RFC 6266."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"[^\w.\- ]", "_", plain).strip() or "document"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
