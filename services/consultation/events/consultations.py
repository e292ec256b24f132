"""Consultations, as everybody hears of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from services.consultation.events.samples import AT, LAST_SECOND, OF, TITLE
from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class ConsultationRecorded(Event):
    """A real notice was taken over as history, from its source; nobody can act on it."""

    TYPE: ClassVar[str] = "consultation.recorded"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "title": TITLE,
        "kind": "normative",
        "source_url": "https://example.org/anunt",
        "published_on": date(2026, 1, 13),
    }
    consultation_id: UUID
    authority: str
    title: str
    kind: str
    source_url: str
    published_on: date | None
    is_record: Literal[True] = True


@dataclass(frozen=True, kw_only=True)
class ConsultationPublished(Event):
    """A consultation is open; `recommendations_until` is the last second that counts.

    `urgent`: by the urgent procedure of art. 7 (13), whose reason stands on its page. `fields`: what it is
    about, such as `transport`; none where nobody said.
    """

    TYPE: ClassVar[str] = "consultation.published"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "title": TITLE,
        "summary": "Unde se parchează și cât costă.",
        "kind": "normative",
        "articles": 10,
        "published_at": AT,
        "recommendations_until": LAST_SECOND,
        "is_example": True,
    }
    consultation_id: UUID
    authority: str
    title: str
    summary: str
    kind: str
    articles: int
    published_at: datetime
    recommendations_until: datetime
    is_example: bool
    urgent: bool = False
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConsultationClosed(Event):
    """The term for recommendations is over; so many were received."""

    TYPE: ClassVar[str] = "consultation.closed"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {**OF, "title": TITLE, "closed_at": AT, "recommendations": 12}
    consultation_id: UUID
    authority: str
    title: str
    closed_at: datetime
    recommendations: int


EVENTS: tuple[type[Event], ...] = (ConsultationRecorded, ConsultationPublished, ConsultationClosed)
