"""Recommendations and their answers: to everybody without words, to the author with them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from services.consultation.events.samples import ACCOUNT, AT, OF, ORGANISATION, RECOMMENDATION, TITLE
from shared.messaging.events import Event, Stream

Verdict = Literal["accepted", "partly", "refused", "not-in-power"]
# As version 1 of the events says it: who reads it knows three verdicts, so that the fourth is a refusal with
# a ground of its own, and stays one for whoever does not read the ground.
SaidVerdict = Literal["accepted", "partly", "refused"]
Ground = Literal["not-in-power"]

_RECEIVED: dict[str, Any] = {
    **OF,
    "recommendation_id": RECOMMENDATION,
    "account_id": ACCOUNT,
    "register_number": "12/2026",
    "article": "2",
    "consultation_title": TITLE,
    "link": f"https://example.org/recomandari/{RECOMMENDATION}",
}


@dataclass(frozen=True, kw_only=True)
class RecommendationRegistered(Event):
    """A recommendation stands in the register; for an organisation where `on_behalf_of` says so.

    `article` is the first that it is on, and empty where it is on the act as a whole.
    """

    TYPE: ClassVar[str] = "recommendation.registered"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "recommendation_id": RECOMMENDATION,
        "register_number": "12/2026",
        "article": "2",
        "on_behalf_of": ORGANISATION,
        "organisation_name": "Asociația Exemplu pentru Străzi Liniștite",
        "received_at": AT,
        "channel": "paper",
    }
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    article: str
    on_behalf_of: UUID | None
    organisation_name: str | None
    received_at: datetime
    more_articles: tuple[str, ...] = ()
    channel: str = "online"


@dataclass(frozen=True, kw_only=True)
class RecommendationAnswered(Event):
    """The authority has answered a recommendation; the reason is on its page.

    `verdict` is `refused` also where the authority has no power over it: then `ground` says so.
    `taken_into` is the article into which it was taken over.
    """

    TYPE: ClassVar[str] = "recommendation.answered"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "recommendation_id": RECOMMENDATION,
        "register_number": "12/2026",
        "verdict": "partly",
        "answered_at": AT,
        "ground": None,
        "taken_into": "3",
    }
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    verdict: SaidVerdict
    answered_at: datetime
    ground: Ground | None = None
    taken_into: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecommendationWithdrawn(Event):
    """Its author has taken a recommendation back: the entry stays without its words, no answer is owed."""

    TYPE: ClassVar[str] = "recommendation.withdrawn"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "recommendation_id": RECOMMENDATION,
        "register_number": "12/2026",
        "withdrawn_at": AT,
    }
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    withdrawn_at: datetime


@dataclass(frozen=True, kw_only=True)
class SubmissionReceived(Event):
    """To the author: the recommendation was received, with what proves it."""

    TYPE: ClassVar[str] = "submission.received"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_RECEIVED, "received_at": AT, "fingerprint": "0" * 64}
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    account_id: UUID
    register_number: str
    article: str
    consultation_title: str
    link: str
    received_at: datetime
    fingerprint: str
    more_articles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SubmissionAnswered(Event):
    """To the author: what the authority answered, and why."""

    TYPE: ClassVar[str] = "submission.answered"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_RECEIVED,
        "verdict": "partly",
        "reason": "Se preia pentru zona centrală.",
        "ground": None,
        "taken_into": "3",
    }
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    account_id: UUID
    register_number: str
    article: str
    consultation_title: str
    link: str
    verdict: SaidVerdict
    reason: str
    ground: Ground | None = None
    taken_into: str | None = None
    more_articles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SubmissionWithdrawn(Event):
    """To the author: the recommendation is withdrawn, as they asked."""

    TYPE: ClassVar[str] = "submission.withdrawn"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_RECEIVED, "withdrawn_at": AT}
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    account_id: UUID
    register_number: str
    article: str
    consultation_title: str
    link: str
    withdrawn_at: datetime
    more_articles: tuple[str, ...] = ()


EVENTS: tuple[type[Event], ...] = (
    RecommendationRegistered,
    RecommendationAnswered,
    RecommendationWithdrawn,
    SubmissionReceived,
    SubmissionAnswered,
    SubmissionWithdrawn,
)
