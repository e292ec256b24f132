"""Of who registers for a meeting or an activity: to one person, with an account or an address alone."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from services.consultation.events.samples import ACCOUNT, AT
from shared.messaging.events import Event, Stream

GATHERING = UUID("01990000-0000-7000-8000-000000000051")
REGISTRATION = UUID("01990000-0000-7000-8000-000000000052")
GatheringKind = Literal["meeting", "activity"]
Wished = Literal["attend", "speak", "press"]
What = Literal["registered", "waiting", "moved-up", "given-back", "moved", "cancelled", "reminder", "minutes"]
_OF: dict[str, Any] = {
    "gathering_kind": "meeting",
    "gathering_id": GATHERING,
    "title": "Dezbatere: Regulamentul de parcare",
    "starts_at": datetime(2026, 2, 3, 15, 0, tzinfo=UTC),
}
_STANDS: dict[str, Any] = {
    **_OF,
    "registration_id": REGISTRATION,
    "authority": "oras-exemplu",
    "name": "Ana-Maria Exemplu",
    "what": "registered",
    "wish": "speak",
    "ends_at": datetime(2026, 2, 3, 17, 0, tzinfo=UTC),
    "place": "Sala de consiliu",
    "online_url": None,
    "position": None,
    "reason": "",
    "ticket": "T1.AGMQAAAAABYABAAAAAAAAAAAKI.GEZDGNBVGY3TQOJQ",
    "calendar_sequence": 1,
}


@dataclass(frozen=True, kw_only=True)
class RegistrationNoted(Event):
    """Where a person stands with a meeting or an activity: has a seat, waits, has given it back; or its news,
    up to its minutes.

    `position` counts from 1 in the waiting list; who has a seat has a ticket for the door.
    `calendar_sequence` rises with each, for the entry in the person's calendar.
    """

    TYPE: ClassVar[str] = "registration.noted"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_STANDS, "account_id": ACCOUNT}
    registration_id: UUID
    account_id: UUID
    name: str
    gathering_kind: GatheringKind
    gathering_id: UUID
    authority: str
    title: str
    what: What
    wish: Wished
    starts_at: datetime
    ends_at: datetime
    place: str
    online_url: str | None
    position: int | None
    reason: str
    ticket: str | None
    calendar_sequence: int


@dataclass(frozen=True, kw_only=True)
class RegistrationMailed(Event):
    """The same to who has no account, at their address, with the link that opens what is theirs."""

    TYPE: ClassVar[str] = "registration.mailed"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "registration_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_STANDS,
        "name": "Ion Exemplu",
        "email": "ion@example.org",
        "language": "ro",
        "own_link": "https://example.org/inscrierea-mea?token=exemplu",
    }
    registration_id: UUID
    email: str
    language: str
    own_link: str
    name: str
    gathering_kind: GatheringKind
    gathering_id: UUID
    authority: str
    title: str
    what: What
    wish: Wished
    starts_at: datetime
    ends_at: datetime
    place: str
    online_url: str | None
    position: int | None
    reason: str
    ticket: str | None
    calendar_sequence: int


@dataclass(frozen=True, kw_only=True)
class RegistrantForgotten(Event):
    """Who registered without account is known to nobody any more."""

    TYPE: ClassVar[str] = "registrant.forgotten"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    EXAMPLE: ClassVar[dict[str, Any]] = {"registration_id": REGISTRATION}
    registration_id: UUID


@dataclass(frozen=True, kw_only=True)
class RegistrationConfirmationLetter(Event):
    """To who registers without account: the link that takes the seat, good until `expires_at`."""

    TYPE: ClassVar[str] = "letter.registration-confirmation"
    STREAM: ClassVar[Stream] = Stream.LETTER
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_OF,
        "email": "ion@example.org",
        "name": "Ion Exemplu",
        "language": "ro",
        "link": "https://example.org/inscrieri/confirmare?token=exemplu",
        "sent_at": AT,
        "expires_at": datetime(2026, 1, 14, 9, 0, tzinfo=UTC),
        "wish": "attend",
    }
    email: str
    name: str
    language: str
    link: str
    sent_at: datetime
    expires_at: datetime
    gathering_kind: GatheringKind
    gathering_id: UUID
    title: str
    starts_at: datetime
    wish: Wished


EVENTS: tuple[type[Event], ...] = (
    RegistrationNoted,
    RegistrationMailed,
    RegistrantForgotten,
    RegistrationConfirmationLetter,
)
