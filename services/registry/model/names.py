"""Names as they are kept, and a key that sorts as the Romanian alphabet does.

The database compares bytes (`COLLATE "C"`), so the key is computed here.
"""

import re
import unicodedata

from shared.plain_text import with_commas, without_marks

NOT_A_WORD = re.compile(r"[^\w]+")
# ~ is above every letter in ASCII: what carries it comes after the letter and all its words.
LETTERS = str.maketrans({"ă": "a~", "â": "a~~", "î": "i~", "ș": "s~", "ț": "t~"})


def tidy(written: str) -> str:
    """The text as it is kept: NFC, comma below, single spaces, none around."""
    return " ".join(with_commas(unicodedata.normalize("NFC", written)).split())


def sort_key(written: str) -> str:
    """A key whose order by bytes is that of the Romanian alphabet: a ă â … i î … s ș t ț … z."""
    words = " ".join(NOT_A_WORD.split(tidy(written).casefold())).strip()
    return without_marks(words.translate(LETTERS))
