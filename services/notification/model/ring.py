"""A push on its way to a device, and how it went."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.notification.model.delivery import Outcome


@dataclass(frozen=True, kw_only=True)
class Ring:
    """A push that was claimed.

    Args:
        lease: under which it was claimed.
        device_id: whom it is for.
        deadline: after which it says nothing new.
        endpoint: None where the device was turned off since, or is somebody else's by now.
        notice_id, category, words, path: of the notice that it rings for.
        correlation_id, traceparent: what all this began with.
    """

    delivery_id: UUID
    fact_id: UUID
    lease: UUID
    device_id: UUID
    deadline: datetime
    category: str
    language: str
    endpoint: str | None
    p256dh: str
    auth: str
    notice_id: UUID | None
    words: dict[str, str]
    path: str
    correlation_id: str | None
    traceparent: str | None


@dataclass(frozen=True)
class Rung:
    """How it went.

    Args:
        outcome: as for a mail.
        is_gone: the browser takes nothing any more: the device is to be forgotten.
        wait: how long the push service wants to be left alone.
    """

    outcome: Outcome
    is_gone: bool = False
    wait: timedelta | None = None
