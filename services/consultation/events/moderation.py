"""What is hidden of recommendations: to everybody without words, to the author with the reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from services.consultation.events.samples import ACCOUNT, AT, MODERATION, OF, RECOMMENDATION, TITLE
from shared.messaging.events import Event, Stream

_PUBLIC: dict[str, Any] = {
    **OF,
    "recommendation_id": RECOMMENDATION,
    "register_number": "12/2026",
    "what": "hidden",
    "ground": "insult",
}
_TO_AUTHOR: dict[str, Any] = {
    **OF,
    "recommendation_id": RECOMMENDATION,
    "moderation_id": MODERATION,
    "account_id": ACCOUNT,
    "register_number": "12/2026",
    "article": "2",
    "consultation_title": TITLE,
}


@dataclass(frozen=True, kw_only=True)
class RecommendationHidden(Event):
    """The public does not read a recommendation's text, or (`what: masked`) some words of it, any more."""

    TYPE: ClassVar[str] = "recommendation.hidden"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {**_PUBLIC, "hidden_at": AT}
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    what: Literal["hidden", "masked"]
    ground: str
    hidden_at: datetime


@dataclass(frozen=True, kw_only=True)
class RecommendationRestored(Event):
    """What was hidden or masked by one decision is shown again."""

    TYPE: ClassVar[str] = "recommendation.restored"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {**_PUBLIC, "restored_at": AT}
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    what: Literal["hidden", "masked"]
    ground: str
    restored_at: datetime


@dataclass(frozen=True, kw_only=True)
class SubmissionModerated(Event):
    """To the author: the text was hidden, words of it masked, or (`lifted`) shown again; and why."""

    TYPE: ClassVar[str] = "submission.moderated"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_TO_AUTHOR,
        "what": "hidden",
        "ground": "insult",
        "reason": "Textul jignește o persoană.",
        "at": AT,
    }
    recommendation_id: UUID
    moderation_id: UUID
    consultation_id: UUID
    authority: str
    account_id: UUID
    register_number: str
    article: str
    consultation_title: str
    what: Literal["hidden", "masked", "lifted"]
    ground: str
    reason: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SubmissionContestDecided(Event):
    """To the author: somebody else has looked at what was contested; it stays, or is shown again."""

    TYPE: ClassVar[str] = "submission.contest-decided"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_TO_AUTHOR,
        "outcome": "upheld",
        "reason": "Cuvintele rămân ascunse, fiindcă jignesc.",
        "at": AT,
    }
    recommendation_id: UUID
    moderation_id: UUID
    consultation_id: UUID
    authority: str
    account_id: UUID
    register_number: str
    article: str
    consultation_title: str
    outcome: Literal["upheld", "lifted"]
    reason: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SubmissionModerationMailed(Event):
    """To an author without account, at the address they gave: what was hidden, shown again, or upheld."""

    TYPE: ClassVar[str] = "submission.moderation-mailed"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "recommendation_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **{name: value for name, value in _TO_AUTHOR.items() if name != "account_id"},
        "email": "ion@example.org",
        "language": "ro",
        "name": "Ion Exemplu",
        "what": "hidden",
        "ground": "insult",
        "reason": "Textul jignește o persoană.",
        "at": AT,
        "own_link": "https://example.org/recomandarea-mea?token=exemplu",
    }
    recommendation_id: UUID
    moderation_id: UUID
    consultation_id: UUID
    authority: str
    email: str
    language: str
    name: str
    register_number: str
    article: str
    consultation_title: str
    what: Literal["hidden", "masked", "lifted", "upheld"]
    ground: str
    reason: str
    at: datetime
    own_link: str | None = None


EVENTS: tuple[type[Event], ...] = (
    RecommendationHidden,
    RecommendationRestored,
    SubmissionModerated,
    SubmissionContestDecided,
    SubmissionModerationMailed,
)
