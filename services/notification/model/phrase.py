"""Phrases that are followed: a few words, all of which a text must hold, each by its stem."""

from sqlalchemy import ARRAY, BigInteger, Column, DateTime, Table, Text
from sqlalchemy.dialects.postgresql import TSQUERY

from services.notification.errors.topics import PhraseTooCommon, PhraseTooLong, PhraseTooShort
from services.notification.model.base import Base
from shared.plain_text import COMMON, plain

MOST_WORDS = 6
LONGEST = 100  # letters
SHORTEST = 3  # letters, of the longest word

# One row a phrase, however many follow it: its words' stems, and by which of them it is found.
phrase = Table(
    "phrase",
    Base.metadata,
    Column("topic_key", Text, primary_key=True),
    Column("stems", ARRAY(Text), nullable=False),
    Column("wanted", TSQUERY, nullable=False),
    Column("rarest", Text, nullable=False),
    Column("followed_at", DateTime(timezone=True), nullable=False),
)

# In how many of the texts that were heard a stem stands.
word_frequency = Table(
    "word_frequency",
    Base.metadata,
    Column("stem", Text, primary_key=True),
    Column("texts", BigInteger, nullable=False),
)


def normalised(written: str) -> str:
    """The words that count, in plain letters, each once; so that one phrase is one, however it is typed.

    Raises:
        PhraseTooShort, PhraseTooCommon, PhraseTooLong
    """
    every = plain(written).split()
    words = list(dict.fromkeys(word for word in every if word not in COMMON))
    if every and not words:
        raise PhraseTooCommon
    if max(map(len, words), default=0) < SHORTEST:
        raise PhraseTooShort(least=SHORTEST)
    if len(words) > MOST_WORDS or len(" ".join(words)) > LONGEST:
        raise PhraseTooLong(most=MOST_WORDS, letters=LONGEST)
    return " ".join(words)
