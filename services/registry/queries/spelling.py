"""The known word that somebody may have meant who mistyped one.

Words that one slip of the hand makes are looked up as they are (two letters exchanged, one too many, one
missing, one other: Norvig, "How to Write a Spelling Corrector", norvig.com/spell-correct.html); where none
of them is known, the likest by trigrams is taken.
"""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from sqlalchemy.orm import Session

from services.registry.queries.rows import row_of, rows_of

SHORTEST, LONGEST = 4, 30  # of words that are worth it
UNKNOWN = """
    select typed.word from unnest(cast(:words as text[])) as typed (word)
    where not exists (select from directory_word d where d.word like '%' || typed.word || '%')
"""
ONE_SLIP = """
    select d.word from directory_word d where d.word = any(cast(:slips as text[]))
    order by d.word = any(cast(:exchanged as text[])) desc, similarity(d.word, :word) desc, d.word limit 1
"""
LIKEST = """
    select d.word from directory_word d where d.word % :word and similarity(d.word, :word) >= 0.4
    order by similarity(d.word, :word) desc, d.word limit 1
"""


def nearest(session: Session, words: Sequence[str]) -> str | None:
    """The words with each unknown one as the nearest known; None where there is none, or all are known."""
    unknown = {row["word"] for row in rows_of(session, UNKNOWN, words=list(words))}
    meant = [_meant(session, word) if word in unknown else word for word in words]
    return " ".join(word for word in meant if word) if unknown and all(meant) else None


def _meant(session: Session, word: str) -> str | None:
    if not SHORTEST <= len(word) <= LONGEST:
        return None
    exchanged = list(_exchanged(word))
    slips = [*exchanged, *_shorter(word), *_other_or_longer(word)]
    row = row_of(session, ONE_SLIP, word=word, slips=slips, exchanged=exchanged)
    row = row or row_of(session, LIKEST, word=word)
    return row["word"] if row else None


def _exchanged(word: str) -> Iterator[str]:
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _shorter(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _other_or_longer(word: str) -> Iterator[str]:
    for letter in ascii_lowercase:
        for place in range(len(word) + 1):
            yield word[:place] + letter + word[place:]
            yield word[:place] + letter + word[place + 1 :]
