"""Webhook deliveries: one endpoint, one message; and each attempt with what the receiver said."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Self, get_args
from uuid import UUID

from sqlalchemy import BigInteger, Identity, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.notification.model.base import Base
from shared.ids import new_id

State = Literal["waiting", "delivered", "failed", "cancelled"]
STATES: tuple[str, ...] = get_args(State)

# The pause before each attempt; what the last one does not bring is given up, after three days in all.
SCHEDULE = (
    timedelta(),
    timedelta(seconds=5),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
LONGEST_WISH = timedelta(hours=24)  # a receiver may ask for a later attempt, but not for never
LEASE = timedelta(minutes=1)  # longer than any request lasts: see shared/web/outbound.py
MESSAGES_KEPT = timedelta(days=30)
GONE = 410


@dataclass(frozen=True, kw_only=True)
class Attempted:
    """How an attempt ended.

    Args:
        status: that the receiver answered with; None where it did not.
        trouble: where there was no answer, in which class the reason is (`shared.web.destinations`).
        answer: the first KiB of what it said.
        retry_after: seconds after which it wants to be tried again.
        signature: that was sent.
        took_ms: from the first step to the last.
    """

    status: int | None
    trouble: str | None
    answer: str
    retry_after: int | None
    signature: str
    took_ms: int

    @property
    def is_taken(self) -> bool:
        """2xx, and nothing else."""
        return self.status is not None and 200 <= self.status < 300


class WebhookMessage(Base):
    """A public event as it was published, or a test for one endpoint."""

    __tablename__ = "webhook_message"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    type: Mapped[str]
    topics: Mapped[list[str]] = mapped_column(ARRAY(Text))
    body: Mapped[str]
    endpoint_id: Mapped[UUID | None]
    created_at: Mapped[datetime]

    @property
    def is_test(self) -> bool:
        """Whether it was made for one endpoint."""
        return self.endpoint_id is not None


class WebhookAttempt(Base):
    """One attempt; rows are only added."""

    __tablename__ = "webhook_attempt"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    delivery_id: Mapped[UUID]
    at: Mapped[datetime]
    took_ms: Mapped[int]
    signature: Mapped[str]
    status: Mapped[int | None]
    trouble: Mapped[str | None]
    answer: Mapped[str]


class WebhookDelivery(Base):
    """It is claimed by a lease; whoever holds that notes how the attempt ended."""

    __tablename__ = "webhook_delivery"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    endpoint_id: Mapped[UUID]
    message_id: Mapped[UUID]
    state: Mapped[str]
    attempts: Mapped[int]
    created_at: Mapped[datetime]
    next_at: Mapped[datetime]
    lease: Mapped[UUID | None]
    leased_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    status: Mapped[int | None]
    trouble: Mapped[str | None]

    @classmethod
    def of(cls, endpoint_id: UUID, message_id: UUID, now: datetime) -> Self:
        """To be tried at once."""
        return cls(
            id=new_id(),
            endpoint_id=endpoint_id,
            message_id=message_id,
            state="waiting",
            attempts=0,
            created_at=now,
            next_at=now,
        )

    def note(
        self, attempted: Attempted, now: datetime, *, once: bool, ends: bool, spread: float
    ) -> WebhookAttempt:
        """How an attempt ended.

        Args:
            attempted: what happened.
            now: when it ended.
            once: it is not tried again, whatever happened: a test.
            ends: the receiver will take none any more.
            spread: about 1.0; moves the next attempt a little, so that many do not come back at once.
        """
        self.lease = self.leased_until = None
        self.status, self.trouble = attempted.status, attempted.trouble
        if attempted.is_taken:
            self.state, self.finished_at = "delivered", now
        elif once or ends or self.attempts >= len(SCHEDULE):
            self.state, self.finished_at = "failed", now
        else:
            self.next_at = now + pause_before(self.attempts + 1, attempted.retry_after, spread)
        return WebhookAttempt(
            delivery_id=self.id,
            at=now,
            took_ms=attempted.took_ms,
            signature=attempted.signature,
            status=attempted.status,
            trouble=attempted.trouble,
            answer=attempted.answer,
        )

    def send_again(self, now: datetime) -> None:
        """From the first attempt on; while it waits it only comes sooner."""
        self.state, self.finished_at, self.attempts = "waiting", None, 0
        self.next_at = now


def pause_before(attempt: int, wished: int | None, spread: float) -> timedelta:
    """How long to wait before an attempt, the first being 1, and what the receiver wished for."""
    pause: timedelta = SCHEDULE[min(attempt, len(SCHEDULE)) - 1] * spread
    return max(pause, min(timedelta(seconds=wished or 0), LONGEST_WISH))
