"""Webhook endpoints: an address that wants public events, once it has shown that it takes them."""

import secrets
from datetime import datetime, timedelta
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.notification.errors.webhooks import EndpointDisabledAlready, EndpointNotActive
from services.notification.events import EndpointDisabled
from services.notification.model.base import Base
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

Reason = Literal["owner", "gone", "failing"]

MOST_OF_ONE_ACCOUNT = 10
OLD_KEY_LASTS = timedelta(hours=24)
FAILING_FOR = timedelta(days=5)
FAILURES_NEEDED = 10  # one message an endpoint a week, lost once, is no reason to end it
BREAKS_AFTER = 3
FIRST_BREAK = timedelta(seconds=30)
LONGEST_BREAK = timedelta(minutes=15)


class WebhookEndpoint(Aggregate, Base):
    """Its state: `unverified` (gets a test alone), `active`, `disabled`.

    It is verified by answering a test with 2xx and the test's `challenge`: then whoever named the address
    has a say there, and nobody can have us send to a stranger. After `BREAKS_AFTER` failures in a row nothing
    is sent for a while, longer each time, and then one message alone; after `FAILING_FOR` without a single
    success it is disabled.
    """

    __tablename__ = "webhook_endpoint"

    account_id: Mapped[UUID]
    name: Mapped[str]
    url: Mapped[str]
    topics: Mapped[list[str]] = mapped_column(ARRAY(Text))
    types: Mapped[list[str]] = mapped_column(ARRAY(Text))
    with_public_key: Mapped[bool]
    state: Mapped[str]
    reason: Mapped[str | None]
    challenge: Mapped[str]
    created_at: Mapped[datetime]
    verified_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    failures: Mapped[int]
    failing_since: Mapped[datetime | None]
    closed_until: Mapped[datetime | None]
    due_at: Mapped[datetime | None]

    @classmethod
    def named(
        cls,
        *,
        account_id: UUID,
        name: str,
        url: str,
        topics: list[str],
        types: list[str],
        with_public_key: bool,
        now: datetime,
    ) -> Self:
        """One that has yet to be verified."""
        return cls(
            id=new_id(),
            account_id=account_id,
            name=name,
            url=url,
            topics=topics,
            types=types,
            with_public_key=with_public_key,
            state="unverified",
            reason=None,
            challenge=secrets.token_urlsafe(24),
            created_at=now,
            failures=0,
        )

    @property
    def is_active(self) -> bool:
        """Whether it gets what it wants."""
        return self.state == "active"

    def require_active(self) -> None:
        """Go on only where it gets messages.

        Raises:
            EndpointNotActive: it has not been verified, or is disabled.
        """
        if not self.is_active:
            raise EndpointNotActive

    def answer_challenge(self, answer: str, now: datetime) -> bool:
        """A test was answered with 2xx. Returns whether that was the right answer, or none was asked for."""
        if self.state != "unverified":
            return True
        if self.challenge not in answer:
            return False
        self.state, self.verified_at = "active", now
        self._recover()
        return True

    def succeed(self) -> None:
        """It has taken a message."""
        self._recover()

    def fail(self, now: datetime) -> None:
        """It has not taken one."""
        self.failures += 1
        self.failing_since = self.failing_since or now
        if self.failures >= BREAKS_AFTER:
            doubled: timedelta = FIRST_BREAK * int(2 ** min(self.failures - BREAKS_AFTER, 16))
            self.closed_until = now + min(doubled, LONGEST_BREAK)
        if self.is_active and self.failures >= FAILURES_NEEDED and now - self.failing_since >= FAILING_FOR:
            self._disable("failing", now)

    def be_gone(self, now: datetime) -> None:
        """It has said 410: there is nobody here any more."""
        if self.is_active:
            self._disable("gone", now)

    def disable(self, now: datetime) -> None:
        """Its owner stops it.

        Raises:
            EndpointDisabledAlready: there is nothing to stop.
        """
        if self.state == "disabled":
            raise EndpointDisabledAlready
        self._disable("owner", now)

    def enable(self) -> None:
        """Its owner wants it again; it has to be verified anew, for it may be another's by now."""
        if self.state == "disabled":
            self.state, self.reason, self.disabled_at = "unverified", None, None
            self.challenge = secrets.token_urlsafe(24)
            self._recover()

    def _disable(self, reason: Reason, now: datetime) -> None:
        self.state, self.reason, self.disabled_at = "disabled", reason, now
        self.record(EndpointDisabled(endpoint_id=self.id, reason=reason, disabled_at=now))

    def _recover(self) -> None:
        self.failures, self.failing_since, self.closed_until = 0, None, None


class WebhookKey(Base):
    """A key of an endpoint: the newest signs for good, one that was replaced for a day more."""

    __tablename__ = "webhook_key"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    endpoint_id: Mapped[UUID]
    created_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
