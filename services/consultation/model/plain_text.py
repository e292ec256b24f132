"""Text as people write it, kept tidy, and the plain form in which it is searched."""

import re
import unicodedata

CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
NOT_A_WORD = re.compile(r"[\W_]+")
LINE_END = re.compile(r"\r\n?|[\u2028\u2029]")


def as_written(text: str) -> str:
    """The author's own words, in one form of Unicode (NFC) and of line ends, without blanks around."""
    return unicodedata.normalize("NFC", LINE_END.sub("\n", text)).strip()


def tidy(text: str) -> str:
    """An institution's text, with ș and ț in the right form (comma below) as well."""
    return as_written(text).translate(CEDILLA)


def plain(text: str) -> str:
    """The text as it is searched: small plain letters and single spaces (`Stații` → `statii`)."""
    letters = unicodedata.normalize("NFD", text.translate(CEDILLA).casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return NOT_A_WORD.sub(" ", bare).strip()
