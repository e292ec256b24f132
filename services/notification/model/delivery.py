"""Deliveries: one recipient, one channel, one fact; and each attempt as a row of evidence."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args
from uuid import UUID

from sqlalchemy import BigInteger, Identity
from sqlalchemy.orm import Mapped, mapped_column

from services.notification.events import DeliveryFailed
from services.notification.model.base import Base
from services.notification.model.bounce import Bounce
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

State = Literal[
    "created", "sending", "delivered", "temporary-failure", "permanent-failure", "technical-failure"
]
STATES: tuple[str, ...] = get_args(State)

TRIED_FOR = timedelta(hours=72)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=4)
LEASE = timedelta(minutes=6)  # the slowest mail, see ports/relay.py, begun within a minute: jobs/sender.py
# Which deliveries of a fact count people, each once: mails, and the page of who wanted no mail; who gets both
# has a delivery by page that names no subscription.
EACH_ONCE = "(d.channel = 'email' or d.channel = 'page' and d.subscription_id is not null)"
RETURNED, SUPPRESSED, TIME_OVER = "returned", "suppressed", "time over"
LANES = TOLD_SOON, TOLD_IN_TURN = 0, 1  # a receipt does not wait behind an announcement to thousands
# What servers say of us, not of a mailbox: RFC 3463's 4.7.x (policy), or words, where they have no such code.
TOO_MANY = re.compile(r"\b4\.7\.\d|too many|too fast|throttl|rate.?limit", re.IGNORECASE)
GREYLISTED = re.compile(r"gr[ae]y.?list", re.IGNORECASE)  # one recipient is to come again, nobody else
BUSY = (421, 450, 451, 452)


@dataclass(frozen=True)
class Outcome:
    """How an attempt ended.

    Args:
        state: `delivered` to the server (nobody knows whether it was read), `temporary-failure` (the server
            says: later), `permanent-failure` (the server says: never), `technical-failure` (on our side,
            the relay's or the network's).
        code: of the server's answer.
        text: of the answer or the error, without addresses.
        final: of a technical failure, that trying again cannot help.
        of_relay: that it was said of us, whoever the mail was for.
    """

    state: State
    code: int | None
    text: str
    final: bool = False
    of_relay: bool = False

    @property
    def reason(self) -> str:
        """Code and text as one line."""
        return f"{self.code or ''} {self.text}".strip()

    @property
    def is_too_many(self) -> bool:
        """Whether the recipient's domain wants fewer mails at present."""
        if self.state != "temporary-failure" or self.of_relay or self.code not in BUSY:
            return False
        return bool(TOO_MANY.search(self.text)) and not GREYLISTED.search(self.text)

    @property
    def meets_all(self) -> bool:
        """Whether the trouble is the relay's or the network's, and would meet the next mail too."""
        return self.of_relay or (self.state == "technical-failure" and not self.final)

    @property
    def ends_it(self) -> bool:
        """Whether nothing more is to be tried."""
        return self.final or self.state in ("delivered", "permanent-failure")


class Attempt(Base):
    """A change of a delivery's state; rows are only added."""

    __tablename__ = "delivery_attempt"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    delivery_id: Mapped[UUID]
    at: Mapped[datetime]
    state: Mapped[str]
    code: Mapped[int | None]
    text: Mapped[str | None]


class Delivery(Aggregate, Base):
    """A message on its way: until `finished_at` is set it is tried again at `next_at`, whatever `state` says.

    It is claimed by a lease (`repository/sending.py`); whoever holds the lease notes how the attempt ended.
    """

    __tablename__ = "delivery"

    fact_id: Mapped[UUID]
    channel: Mapped[str]
    recipient: Mapped[str]
    language: Mapped[str]
    subscription_id: Mapped[UUID | None]
    lane: Mapped[int]
    state: Mapped[str]
    attempts: Mapped[int]
    created_at: Mapped[datetime]
    deadline: Mapped[datetime]
    next_at: Mapped[datetime]
    turn: Mapped[datetime | None]
    lease: Mapped[UUID | None]
    leased_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    reason: Mapped[str | None]

    @classmethod
    def to_person(cls, *, deadline: datetime | None, now: datetime, **given: Any) -> "Delivery":
        """A mail to one person, to be sent at once.

        Args:
            deadline: after which it says nothing any more; tried for `TRIED_FOR` at most.
            now: when it is made.
            given: `fact_id`, `recipient`, `language`.
        """
        latest = now + TRIED_FOR
        return cls(
            id=new_id(),
            channel="email",
            lane=TOLD_SOON,
            state="created",
            attempts=0,
            created_at=now,
            deadline=min(deadline, latest) if deadline else latest,
            next_at=now,
            **given,
        )

    @property
    def domain(self) -> str:
        """Of a mail's recipient."""
        return self.recipient.rpartition("@")[2].lower()

    def note(
        self, outcome: Outcome | None, *, lease: UUID, category: str, now: datetime, spread: float
    ) -> Attempt | None:
        """How an attempt ended.

        Args:
            outcome: what happened; None where it was claimed and, after all, not tried.
            lease: under which it was made.
            category: of the fact, for the event.
            now: when it ended.
            spread: about 1.0; moves the next attempt a little, so that many do not come back at once.

        Returns:
            The evidence; None where another holds the lease by now, or it has ended. Only "delivered" is
            believed from whoever says it: the server has the mail, so nobody should send it again.
        """
        delivered = outcome is not None and outcome.state == "delivered"
        if self.finished_at is not None or (self.lease != lease and not delivered):
            return None
        self.lease = self.leased_until = None
        if outcome is None:
            return self._put_back(now)
        self.state, self.reason = outcome.state, outcome.reason
        self.next_at = now + pause_after(self.attempts, spread)
        if outcome.ends_it or self.next_at >= self.deadline:
            self._finish(category, now)
        return self._evidence(now, outcome.code, outcome.text)

    def postpone(self, until: datetime) -> None:
        """Whoever takes it wants to be left alone for a while."""
        if self.finished_at is None:
            self.next_at = max(self.next_at, until)

    def give_up(self, category: str, now: datetime) -> Attempt:
        """Its time is over before it could be delivered; the last trouble met stays as the reason."""
        if self.state in ("created", "sending"):
            self.state = "technical-failure"
        self.lease = self.leased_until = None
        self.reason = self.reason or TIME_OVER
        self._finish(category, now)
        return self._evidence(now, None, TIME_OVER)

    def _put_back(self, now: datetime) -> Attempt:
        self.attempts -= 1
        self.state = "temporary-failure" if self.attempts else "created"
        return self._evidence(now, None, "not tried")

    def come_back(self, bounce: Bounce, *, category: str, now: datetime) -> Attempt | None:
        """A server that had taken the mail, or one beyond it, reports on it.

        Args:
            bounce: what it says.
            category: of the fact, for the event.
            now: when the report came.

        Returns:
            The evidence; None where the report proves nothing, or it is known already that it has failed.
        """
        if bounce.kind == "unknown" or (bounce.kind == "hard" and self.has_failed_for_good):
            return None
        text = f"{RETURNED}: {bounce.reason}"
        if bounce.kind == "soft":
            return Attempt(
                delivery_id=self.id, at=now, state="temporary-failure", code=bounce.code, text=text
            )
        self.lease = self.leased_until = None
        self.state, self.reason = "permanent-failure", text
        self._finish(category, now)
        return self._evidence(now, bounce.code, text)

    def hold_back(self, category: str, now: datetime) -> Attempt:
        """The server of its recipient has refused an earlier mail for good: this one is not even tried."""
        self.state, self.reason = "permanent-failure", SUPPRESSED
        self._finish(category, now)
        return self._evidence(now, None, SUPPRESSED)

    @property
    def has_failed_for_good(self) -> bool:
        """Whether nothing can make it fail more."""
        return self.state == "permanent-failure" and self.finished_at is not None

    def _finish(self, category: str, now: datetime) -> None:
        self.finished_at = self.finished_at or now
        if self.state != "delivered" and self.channel == "email":
            self.record(
                DeliveryFailed(
                    delivery_id=self.id, fact_id=self.fact_id, category=category, reason=self.reason or ""
                )
            )

    def _evidence(self, at: datetime, code: int | None, text: str) -> Attempt:
        return Attempt(delivery_id=self.id, at=at, state=self.state, code=code, text=text)


def pause_after(attempts: int, spread: float) -> timedelta:
    """How long to wait after so many attempts: doubling from a minute to four hours."""
    doubled: timedelta = FIRST_PAUSE * int(2 ** min(max(attempts, 1) - 1, 16))
    return min(LONGEST_PAUSE, doubled) * spread
