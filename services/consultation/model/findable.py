"""What can be found by words, and what waits to be made so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Column, DateTime, Identity, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

from services.consultation.model.base import Base

findable = Table(
    "findable",
    Base.metadata,
    Column("thing_id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("consultation_id", Uuid, nullable=False),
    Column("authority", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("places", JSONB, nullable=False),
    Column("search", TSVECTOR, nullable=False),
    Column("text_number", Integer),
)
findable_todo = Table(
    "findable_todo",
    Base.metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("thing_id", Uuid, nullable=False),
)


@dataclass(frozen=True)
class Found:
    """A thing as it is found: all of it is what everybody may read.

    Args:
        thing_id: of the consultation, a later text of it, the document's file or the recommendation.
        at: by which the newest come first.
        title: title of the act, name of the file, register number.
        places: (number of words before it, its number) for each article of an act.
        text_number: of a text that came after the announced one.
    """

    thing_id: UUID
    kind: str
    consultation_id: UUID
    authority: str
    at: datetime
    title: str
    body: str
    places: Sequence[tuple[int, str]] = ()
    text_number: int | None = None
