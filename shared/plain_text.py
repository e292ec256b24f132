"""Romanian text for machines: the plain form in which it is compared and searched, on both sides alike."""

import re
import unicodedata

CEDILLA = str.maketrans("\u015f\u0163\u015e\u0162", "șțȘȚ")
ROMANIAN = str.maketrans("ăâîșțĂÂÎȘȚ", "aaistAAIST")  # nearly all there is, and faster than taking apart
NOT_A_WORD = re.compile(r"[\W_]+")


def with_commas(text: str) -> str:
    """The text with ș and ț in their right form, comma below, where a cedilla stood."""
    return text.translate(CEDILLA)


def without_marks(text: str) -> str:
    """The text without any marks on its letters."""
    text = text.translate(ROMANIAN)
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def plain(text: str) -> str:
    """The text as it is searched: small plain letters and single spaces (`Ștefan` → `stefan`)."""
    return NOT_A_WORD.sub(" ", without_marks(with_commas(text).casefold())).strip()
