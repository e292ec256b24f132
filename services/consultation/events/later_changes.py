"""What changes of a consultation after its publication, as everybody hears of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar
from uuid import UUID

from services.consultation.events.samples import LAST_SECOND, OF, TITLE
from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class ConsultationExtended(Event):
    """Recommendations are received longer than announced; both instants are the last second that counts."""

    TYPE: ClassVar[str] = "consultation.extended"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "title": TITLE,
        "previous_until": LAST_SECOND,
        "recommendations_until": datetime(2026, 2, 2, 21, 59, 59, tzinfo=UTC),
        "reason": "Raportul de specialitate a fost publicat mai târziu.",
        "on": date(2026, 1, 20),
        "is_example": True,
    }
    consultation_id: UUID
    authority: str
    title: str
    previous_until: datetime
    recommendations_until: datetime
    reason: str
    on: date
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class ConsultationChanged(Event):
    """A document was added, a slip corrected or a note made; `kind` says which, and the page shows what."""

    TYPE: ClassVar[str] = "consultation.changed"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "title": TITLE,
        "kind": "document",
        "reason": "Studiul a fost primit după publicare.",
        "on": date(2026, 1, 20),
        "is_example": True,
    }
    consultation_id: UUID
    authority: str
    title: str
    kind: str
    reason: str
    on: date
    is_example: bool


EVENTS: tuple[type[Event], ...] = (ConsultationExtended, ConsultationChanged)
