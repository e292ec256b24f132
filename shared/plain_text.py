"""Romanian text for machines: the plain form in which it is compared and searched, on both sides alike."""

import re
import unicodedata

CEDILLA = str.maketrans("\u015f\u0163\u015e\u0162", "șțȘȚ")
ROMANIAN = str.maketrans("ăâîșțĂÂÎȘȚ", "aaistAAIST")  # nearly all there is, and faster than taking apart
NOT_A_WORD = re.compile(r"[\W_]+")
# Words that say nothing of what somebody looks for, in plain letters; PostgreSQL knows none in Romanian.
COMMON = frozenset([
    "a", "ai", "al", "ale", "am", "are", "au", "ca", "care", "ce", "cu", "cum", "de", "din", "este", "fi",
    "fie", "iar", "ii", "in", "la", "le", "lor", "lui", "mai", "ne", "nici", "nu", "o", "pe", "pentru",
    "prin", "sa", "sale", "sau", "se", "si", "sunt", "un", "una", "unde", "unei", "unor", "unui",
])  # fmt: skip


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


def telling(words: str) -> list[str]:
    """The words, in plain letters, that say what is looked for; all of them if none does."""
    every = plain(words).split()
    return [word for word in every if word not in COMMON] or every
