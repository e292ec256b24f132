"""Romanian text for machines: a plain form to search in, and a key that sorts as the alphabet does.

The database compares bytes (`COLLATE "C"`), so both are computed here.
"""

import re
import unicodedata

CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
NOT_A_WORD = re.compile(r"[^\w]+")
# ~ is above every letter in ASCII: what carries it comes after the letter and all its words.
LETTERS = str.maketrans({"ă": "a~", "â": "a~~", "î": "i~", "ș": "s~", "ț": "t~"})


def tidy(written: str) -> str:
    """The text as it is kept: NFC, comma below, single spaces, none around."""
    return " ".join(unicodedata.normalize("NFC", written).translate(CEDILLA).split())


def plain(written: str) -> str:
    """The text as it is searched: small plain letters and single spaces (`Ștefan` → `stefan`)."""
    letters = unicodedata.normalize("NFD", tidy(written).casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(NOT_A_WORD.split(bare)).strip()


def sort_key(written: str) -> str:
    """A key whose order by bytes is that of the Romanian alphabet: a ă â … i î … s ș t ț … z."""
    words = " ".join(NOT_A_WORD.split(tidy(written).casefold())).strip()
    spelled = unicodedata.normalize("NFD", words.translate(LETTERS))
    return "".join(letter for letter in spelled if not unicodedata.combining(letter))
