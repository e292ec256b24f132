"""Terms of a procedure that end soon, or have passed without what they ask; to those whose work it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from services.consultation.events.samples import ACCOUNT, OF, TITLE
from shared.messaging.events import Event, Stream

_TERM: dict[str, Any] = {
    **OF,
    "account_id": ACCOUNT,
    "title": TITLE,
    "term": "answers",
    "rule": "refusal-reasoned",
    "last_day": date(2026, 3, 2),
    "waiting": 4,
}


@dataclass(frozen=True, kw_only=True)
class TermNeared(Event):
    """A term ends soon; `account_id` is a clerk who is to be told.

    `term` is `recommendations` or `answers`, `last_day` its last, and `waiting` how many recommendations
    have no answer yet.
    """

    TYPE: ClassVar[str] = "term.neared"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_TERM, "working_days_left": 3}
    consultation_id: UUID
    authority: str
    account_id: UUID
    title: str
    term: str
    rule: str
    last_day: date
    working_days_left: int
    waiting: int


@dataclass(frozen=True, kw_only=True)
class TermBroken(Event):
    """A term has passed without what it asks; `account_id` is an administrator who is to be told."""

    TYPE: ClassVar[str] = "term.broken"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = _TERM
    consultation_id: UUID
    authority: str
    account_id: UUID
    title: str
    term: str
    rule: str
    last_day: date
    waiting: int


EVENTS: tuple[type[Event], ...] = (TermNeared, TermBroken)
