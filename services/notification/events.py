"""What the notification service says: one class an event, its sentence is its reference."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from shared.messaging.events import Event, Stream

_ANNOUNCEMENT = UUID("01990000-0000-7000-8000-000000000021")
_CONSULTATION = UUID("01990000-0000-7000-8000-000000000011")
_DELIVERY = UUID("01990000-0000-7000-8000-000000000022")


@dataclass(frozen=True, kw_only=True)
class AnnouncementDelivered(Event):
    """Everyone who had asked was told of a consultation, or cannot be; said once, when none waits.

    `by_digest` are those who asked to be told by a digest, or have a pause: they are in none of the others.
    """

    TYPE: ClassVar[str] = "announcement.delivered"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "announcement_id": _ANNOUNCEMENT,
        "authority": "oras-exemplu",
        "consultation_id": _CONSULTATION,
        "told": 128,
        "failed": 2,
        "finished_at": datetime(2026, 1, 13, 9, 5, tzinfo=UTC),
        "by_digest": 17,
    }
    announcement_id: UUID
    authority: str
    consultation_id: UUID
    told: int
    failed: int
    finished_at: datetime | None = None
    by_digest: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeliveryFailed(Event):
    """A message will not be delivered: refused for good, at once or later, or the time to try is over."""

    TYPE: ClassVar[str] = "delivery.failed"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "delivery_id": _DELIVERY,
        "fact_id": _ANNOUNCEMENT,
        "category": "announcement",
        "reason": "550 no such mailbox",
    }
    delivery_id: UUID
    fact_id: UUID
    category: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ErasureDone(Event):
    """This service has erased what it kept of a person who wanted to be forgotten."""

    TYPE: ClassVar[str] = "erasure.done"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {"account_id": UUID("01990000-0000-7000-8000-000000000002")}
    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class EndpointDisabled(Event):
    """A webhook endpoint gets nothing more: its owner stopped it (`owner`), it said 410 (`gone`), or it took
    nothing for five days (`failing`)."""

    TYPE: ClassVar[str] = "endpoint.disabled"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "endpoint_id": UUID("01990000-0000-7000-8000-000000000023"),
        "reason": "failing",
        "disabled_at": datetime(2026, 1, 18, 9, 5, tzinfo=UTC),
    }
    endpoint_id: UUID
    reason: str
    disabled_at: datetime


EVENTS: tuple[type[Event], ...] = (AnnouncementDelivered, DeliveryFailed, EndpointDisabled, ErasureDone)
