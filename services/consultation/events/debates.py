"""Debates that are asked for, art. 7 (9): to everybody without persons; to who asked, and to clerks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from services.consultation.events.samples import ACCOUNT, AT, OF, ORGANISATION, TITLE
from shared.messaging.events import Event, Stream

REQUEST = UUID("01990000-0000-7000-8000-000000000014")
MEETING = UUID("01990000-0000-7000-8000-000000000015")
_ASKER = "Asociația Exemplu pentru Străzi Liniștite"


@dataclass(frozen=True, kw_only=True)
class DebateAsked(Event):
    """Somebody has asked in writing for a public debate; named where it is a legal person.

    `kind` is `association`, `authority`, or `other` for who is neither. `is_late`: after the day until which
    the notice asked for requests.
    """

    TYPE: ClassVar[str] = "debate.asked"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "request_id": REQUEST,
        "title": TITLE,
        "kind": "association",
        "organisation_id": ORGANISATION,
        "organisation_name": _ASKER,
        "channel": "online",
        "received_at": AT,
        "is_late": False,
        "is_example": True,
    }
    request_id: UUID
    consultation_id: UUID
    authority: str
    title: str
    kind: str
    organisation_id: UUID | None
    organisation_name: str | None
    channel: str
    received_at: datetime
    is_late: bool
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class DebateAnswered(Event):
    """What became of a request for a debate.

    `answer` is `called` with the meeting, `not-owed` with the authority's reason, `withdrawn` by who asked,
    `open-again` where the meeting was cancelled, or `lapsed` where the authority has given up the draft.
    """

    TYPE: ClassVar[str] = "debate.answered"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "request_id": REQUEST,
        "organisation_id": ORGANISATION,
        "organisation_name": _ASKER,
        "answer": "called",
        "reason": "",
        "meeting_id": MEETING,
        "answered_at": AT,
    }
    request_id: UUID
    consultation_id: UUID
    authority: str
    organisation_id: UUID | None
    organisation_name: str | None
    answer: str
    reason: str
    meeting_id: UUID | None
    answered_at: datetime


@dataclass(frozen=True, kw_only=True)
class DebateRequestNoted(Event):
    """To an account: to who asked, what becomes of the request; to a clerk, that a debate is owed.

    `what` is `received`, `called`, `not-owed`, `withdrawn`, `open-again` or `lapsed` for who asked; `asked`,
    `reminded`, `overdue` for a clerk, and `broken` for their superior. `request_id` is null where it is about
    all that wait; `open` counts them, and `last_day` is that of the term for recommendations.
    """

    TYPE: ClassVar[str] = "debate-request.noted"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "request_id": REQUEST,
        "account_id": ACCOUNT,
        "title": TITLE,
        "what": "received",
        "asker": _ASKER,
        "to_be_verified": False,
        "received_at": AT,
        "reason": "",
        "meeting_id": None,
        "open": 1,
        "last_day": date(2026, 1, 26),
    }
    request_id: UUID | None
    consultation_id: UUID
    authority: str
    account_id: UUID
    title: str
    what: str
    asker: str
    to_be_verified: bool
    received_at: datetime | None
    reason: str
    meeting_id: UUID | None
    open: int
    last_day: date | None


@dataclass(frozen=True, kw_only=True)
class DebateRequestMailed(Event):
    """The same to who asked without an account, at the address that they gave."""

    TYPE: ClassVar[str] = "debate-request.mailed"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "request_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "request_id": REQUEST,
        "email": "asociatia@example.org",
        "language": "ro",
        "title": TITLE,
        "what": "received",
        "asker": _ASKER,
        "received_at": AT,
        "reason": "",
        "meeting_id": None,
    }
    request_id: UUID
    consultation_id: UUID
    authority: str
    email: str
    language: str
    title: str
    what: str
    asker: str
    received_at: datetime
    reason: str
    meeting_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class AskerForgotten(Event):
    """Who asked for a debate without an account is written to no more, and known to nobody."""

    TYPE: ClassVar[str] = "asker.forgotten"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    EXAMPLE: ClassVar[dict[str, Any]] = {"request_id": REQUEST}
    request_id: UUID


EVENTS: tuple[type[Event], ...] = (
    DebateAsked,
    DebateAnswered,
    DebateRequestNoted,
    DebateRequestMailed,
    AskerForgotten,
)
