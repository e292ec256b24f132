"""What the consultation service says: one class an event, its sentence is its reference."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from shared.messaging.events import Event, Stream

Verdict = Literal["accepted", "partly", "refused"]

_CONSULTATION = UUID("01990000-0000-7000-8000-000000000011")
_RECOMMENDATION = UUID("01990000-0000-7000-8000-000000000012")
_ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")
_ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")
_AT = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
_LAST_SECOND = datetime(2026, 1, 26, 21, 59, 59, tzinfo=UTC)
_TITLE = "Regulamentul de parcare al Orașului Exemplu"
_OF: dict[str, Any] = {"consultation_id": _CONSULTATION, "authority": "oras-exemplu"}


@dataclass(frozen=True, kw_only=True)
class ConsultationRecorded(Event):
    """A real notice was taken over as history, from its source; nobody can act on it."""

    TYPE: ClassVar[str] = "consultation.recorded"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_OF,
        "title": _TITLE,
        "kind": "normative",
        "source_url": "https://example.org/anunt",
        "published_on": date(2026, 1, 13),
    }
    consultation_id: UUID
    authority: str
    title: str
    kind: str
    source_url: str
    published_on: date | None
    is_record: Literal[True] = True


@dataclass(frozen=True, kw_only=True)
class ConsultationPublished(Event):
    """A consultation is open; `recommendations_until` is the last second that counts."""

    TYPE: ClassVar[str] = "consultation.published"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_OF,
        "title": _TITLE,
        "summary": "Unde se parchează și cât costă.",
        "kind": "normative",
        "articles": 10,
        "published_at": _AT,
        "recommendations_until": _LAST_SECOND,
        "is_example": True,
    }
    consultation_id: UUID
    authority: str
    title: str
    summary: str
    kind: str
    articles: int
    published_at: datetime
    recommendations_until: datetime
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class ConsultationClosed(Event):
    """The term for recommendations is over; so many were received."""

    TYPE: ClassVar[str] = "consultation.closed"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {**_OF, "title": _TITLE, "closed_at": _AT, "recommendations": 12}
    consultation_id: UUID
    authority: str
    title: str
    closed_at: datetime
    recommendations: int


@dataclass(frozen=True, kw_only=True)
class RecommendationRegistered(Event):
    """A recommendation stands in the register; for an organisation where `on_behalf_of` says so."""

    TYPE: ClassVar[str] = "recommendation.registered"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_OF,
        "recommendation_id": _RECOMMENDATION,
        "register_number": "12/2026",
        "article": "2",
        "on_behalf_of": _ORGANISATION,
        "organisation_name": "Asociația Exemplu pentru Străzi Liniștite",
        "received_at": _AT,
    }
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    article: str
    on_behalf_of: UUID | None
    organisation_name: str | None
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class RecommendationAnswered(Event):
    """The authority has answered a recommendation; the reason is on its page."""

    TYPE: ClassVar[str] = "recommendation.answered"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_OF,
        "recommendation_id": _RECOMMENDATION,
        "register_number": "12/2026",
        "verdict": "partly",
        "answered_at": _AT,
    }
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    register_number: str
    verdict: Verdict
    answered_at: datetime


_RECEIVED: dict[str, Any] = {
    **_OF,
    "recommendation_id": _RECOMMENDATION,
    "account_id": _ACCOUNT,
    "register_number": "12/2026",
    "article": "2",
    "consultation_title": _TITLE,
    "link": f"https://example.org/recomandari/{_RECOMMENDATION}",
}


@dataclass(frozen=True, kw_only=True)
class SubmissionReceived(Event):
    """To the author: the recommendation was received, with what proves it."""

    TYPE: ClassVar[str] = "submission.received"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_RECEIVED, "received_at": _AT, "fingerprint": "0" * 64}
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
    }
    recommendation_id: UUID
    consultation_id: UUID
    authority: str
    account_id: UUID
    register_number: str
    article: str
    consultation_title: str
    link: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True, kw_only=True)
class ErasureDone(Event):
    """This service has erased what it kept of a person who wanted to be forgotten."""

    TYPE: ClassVar[str] = "erasure.done"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {"account_id": _ACCOUNT}
    account_id: UUID


EVENTS: tuple[type[Event], ...] = (
    ConsultationRecorded,
    ConsultationPublished,
    ConsultationClosed,
    RecommendationRegistered,
    RecommendationAnswered,
    SubmissionReceived,
    SubmissionAnswered,
    ErasureDone,
)
