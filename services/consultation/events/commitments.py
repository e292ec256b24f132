"""What is promised with an act, as everybody hears of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from services.consultation.events.samples import OF
from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class CommitmentNoted(Event):
    """A promise that goes with an adopted act is new, or stands otherwise than before."""

    TYPE: ClassVar[str] = "commitment.noted"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "commitment_id": UUID("01990000-0000-7000-8000-000000000013"),
        "text": "Se amenajează 40 de locuri pentru riverani.",
        "responsible": "Direcția tehnică",
        "due_on": date(2026, 6, 30),
        "state": "ongoing",
        "note": "Lucrările au început în zona gării.",
        "evidence_url": "https://example.org/lucrari",
    }
    commitment_id: UUID
    consultation_id: UUID
    authority: str
    text: str
    responsible: str
    due_on: date | None
    state: str
    note: str
    evidence_url: str | None


EVENTS: tuple[type[Event], ...] = (CommitmentNoted,)
