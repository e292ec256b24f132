"""To authors who have no account, at the address that they gave; the person is the recommendation's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from services.consultation.events.recommendations import Ground, SaidVerdict
from services.consultation.events.samples import AT, OF, RECOMMENDATION, TITLE
from shared.messaging.events import Event, Stream

_ADDRESSED: dict[str, Any] = {
    **OF,
    "recommendation_id": RECOMMENDATION,
    "register_number": "12/2026",
    "email": "ion@example.org",
    "language": "ro",
    "name": "Ion Exemplu",
    "article": "2",
    "consultation_title": TITLE,
    "own_link": "https://example.org/recomandarea-mea?token=exemplu",
}


@dataclass(frozen=True, kw_only=True)
class SubmissionEntered(Event):
    """To an author without account: the recommendation stands in the register, with what proves it."""

    TYPE: ClassVar[str] = "submission.entered"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "recommendation_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_ADDRESSED,
        "channel": "paper",
        "received_at": AT,
        "day_only": False,
        "entered_at": AT,
        "fingerprint": "0" * 64,
    }
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    email: str
    language: str
    name: str
    article: str
    consultation_title: str
    own_link: str
    channel: str
    received_at: datetime
    day_only: bool
    entered_at: datetime
    fingerprint: str
    more_articles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SubmissionReplied(Event):
    """To an author without account: what the authority answered, and why."""

    TYPE: ClassVar[str] = "submission.replied"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "recommendation_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_ADDRESSED,
        "verdict": "partly",
        "reason": "Se preia pentru zona centrală.",
        "ground": None,
        "taken_into": "3",
    }
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    email: str
    language: str
    name: str
    article: str
    consultation_title: str
    own_link: str
    verdict: SaidVerdict
    reason: str
    ground: Ground | None
    taken_into: str | None
    more_articles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SubmissionWithdrawalMailed(Event):
    """To an author without account: the recommendation is withdrawn, as they asked by their own link."""

    TYPE: ClassVar[str] = "submission.withdrawal-mailed"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "recommendation_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_ADDRESSED, "withdrawn_at": AT}
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    email: str
    language: str
    name: str
    article: str
    consultation_title: str
    own_link: str
    withdrawn_at: datetime
    more_articles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AuthorForgotten(Event):
    """The author of a recommendation, who has no account, is known to nobody any more."""

    TYPE: ClassVar[str] = "author.forgotten"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    EXAMPLE: ClassVar[dict[str, Any]] = {"recommendation_id": RECOMMENDATION}
    recommendation_id: UUID


EVENTS: tuple[type[Event], ...] = (
    SubmissionEntered,
    SubmissionReplied,
    SubmissionWithdrawalMailed,
    AuthorForgotten,
)
