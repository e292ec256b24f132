"""Debates and public meetings, as everybody hears of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from services.consultation.events.samples import CONSULTATION, TITLE
from shared.messaging.events import Event, Stream

MEETING = UUID("01990000-0000-7000-8000-000000000014")
_MEETING: dict[str, Any] = {
    "meeting_id": MEETING,
    "authority": "oras-exemplu",
    "kind": "debate",
    "consultation_id": CONSULTATION,
    "consultation_title": TITLE,
    "title": "Dezbatere: regulamentul de parcare",
    "starts_at": datetime(2026, 1, 20, 15, 0, tzinfo=UTC),
    "ends_at": datetime(2026, 1, 20, 17, 0, tzinfo=UTC),
    "place": "Sala de consiliu, Piața Exemplu nr. 1",
    "online_url": None,
    "capacity": 80,
    "sequence": 0,
    "is_example": True,
}


@dataclass(frozen=True, kw_only=True)
class MeetingCalled(Event):
    """People are called to a debate (`debate`) or a public meeting (`public-meeting`).

    `consultation_id` names the draft that it is about, null where there is none; `capacity` is null where
    seats are not limited; `sequence` is iCalendar's.
    """

    TYPE: ClassVar[str] = "meeting.called"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_MEETING,
        "agenda": ("Prezentarea proiectului", "Cuvântul celor înscriși"),
        "how_to_register": "Prin portal sau la registratură, până în ajun.",
        "speaking_minutes": 3,
    }
    meeting_id: UUID
    authority: str
    kind: str
    consultation_id: UUID | None
    consultation_title: str | None
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    online_url: str | None
    capacity: int | None
    agenda: tuple[str, ...]
    how_to_register: str
    speaking_minutes: int | None
    sequence: int
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class MeetingRevised(MeetingCalled):
    """Its agenda, address, seats or words are others now, its day and place are not: all of it as it is."""

    TYPE: ClassVar[str] = "meeting.revised"


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(Event):
    """A meeting is held at another time or place than was announced, and why."""

    TYPE: ClassVar[str] = "meeting.moved"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_MEETING,
        "sequence": 1,
        "previous_starts_at": datetime(2026, 1, 19, 15, 0, tzinfo=UTC),
        "previous_place": "Sala mică",
        "reason": "Sala mică nu are destule locuri.",
    }
    meeting_id: UUID
    authority: str
    kind: str
    consultation_id: UUID | None
    consultation_title: str | None
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    online_url: str | None
    capacity: int | None
    previous_starts_at: datetime
    previous_place: str
    reason: str
    sequence: int
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class MeetingCancelled(Event):
    """A meeting that was announced is not held, and why."""

    TYPE: ClassVar[str] = "meeting.cancelled"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_MEETING,
        "sequence": 1,
        "reason": "Proiectul se retrage.",
    }
    meeting_id: UUID
    authority: str
    kind: str
    consultation_id: UUID | None
    consultation_title: str | None
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    online_url: str | None
    capacity: int | None
    reason: str
    sequence: int
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class MeetingHeld(Event):
    """A meeting was held, from when until when."""

    TYPE: ClassVar[str] = "meeting.held"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "meeting_id": MEETING,
        "authority": "oras-exemplu",
        "kind": "debate",
        "consultation_id": CONSULTATION,
        "title": "Dezbatere: regulamentul de parcare",
        "began_at": datetime(2026, 1, 20, 15, 5, tzinfo=UTC),
        "ended_at": datetime(2026, 1, 20, 17, 40, tzinfo=UTC),
        "is_example": True,
    }
    meeting_id: UUID
    authority: str
    kind: str
    consultation_id: UUID | None
    title: str
    began_at: datetime
    ended_at: datetime
    is_example: bool


EVENTS: tuple[type[Event], ...] = (
    MeetingCalled,
    MeetingRevised,
    MeetingMoved,
    MeetingCancelled,
    MeetingHeld,
)
