"""Text as people write it, kept tidy."""

import re
import unicodedata

from shared.plain_text import with_commas

LINE_END = re.compile(r"\r\n?|[\u2028\u2029]")


def as_written(text: str) -> str:
    """The author's own words, in one form of Unicode (NFC) and of line ends, without blanks around."""
    return unicodedata.normalize("NFC", LINE_END.sub("\n", text)).strip()


def tidy(text: str) -> str:
    """An institution's text, with ș and ț in the right form (comma below) as well."""
    return with_commas(as_written(text))
