"""How a procedure ends, as everybody hears of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from services.consultation.events.samples import AT, OF, TITLE
from shared.messaging.events import Event, Stream

_ENDED: dict[str, Any] = {**OF, "title": TITLE, "is_example": True}


@dataclass(frozen=True, kw_only=True)
class ConsultationFinalised(Event):
    """All recommendations have reasoned answers, and the text is final: `version` counts from 1."""

    TYPE: ClassVar[str] = "consultation.finalised"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {**_ENDED, "version": 2, "finalised_at": AT, "recommendations": 12}
    consultation_id: UUID
    authority: str
    title: str
    version: int
    finalised_at: datetime
    recommendations: int
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class ActAdopted(Event):
    """The draft has become an act, with its number; `version` is the text that was adopted."""

    TYPE: ClassVar[str] = "act.adopted"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_ENDED,
        "adopted_on": date(2026, 3, 5),
        "act_number": "12/2026",
        "decision_url": "https://example.org/hcl-12-2026",
        "version": 2,
        "note": "",
    }
    consultation_id: UUID
    authority: str
    title: str
    adopted_on: date
    act_number: str
    decision_url: str | None
    version: int
    note: str
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class ActRejected(Event):
    """The draft was put to the vote, and did not pass; `note` says why, as far as is known."""

    TYPE: ClassVar[str] = "act.rejected"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_ENDED,
        "rejected_on": date(2026, 3, 5),
        "note": "Nu s-a întrunit majoritatea.",
        "decision_url": None,
    }
    consultation_id: UUID
    authority: str
    title: str
    rejected_on: date
    note: str
    decision_url: str | None
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class ActWithdrawn(Event):
    """The authority does not go on with the draft; `note` says why."""

    TYPE: ClassVar[str] = "act.withdrawn"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_ENDED,
        "withdrawn_on": date(2026, 3, 5),
        "note": "Se pregătește un regulament nou.",
    }
    consultation_id: UUID
    authority: str
    title: str
    withdrawn_on: date
    note: str
    is_example: bool


EVENTS: tuple[type[Event], ...] = (ConsultationFinalised, ActAdopted, ActRejected, ActWithdrawn)
