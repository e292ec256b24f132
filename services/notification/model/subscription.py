"""Subscriptions: an address that wants to be told, once it has confirmed that it is who asked."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.notification.errors import LinkNotValid
from services.notification.model.base import Base
from services.notification.model.follower import CHANNELS
from services.notification.model.secrets_of_links import hash_secret, make_secret
from services.notification.model.topic import Topic
from shared.email_addresses import email_key
from shared.ids import new_id

LINK_LASTS = timedelta(hours=48)
MOST = 500  # of one address
QUIET = timedelta(minutes=5)  # so that nobody has another's mailbox filled

ASKED, CONFIRMED, CANCELLED = "asked", "confirmed", "cancelled"


class Subscription(Base):
    """One address, one topic. At most one that is asked for or confirmed; cancelled ones stay as evidence.

    `confirmed_at` is the date of the written request of Law 52/2003, art. 7 (1): only from then on is it
    known that the holder of the address asks.
    """

    __tablename__ = "subscription"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str]
    email_key: Mapped[str]
    language: Mapped[str]
    topic_key: Mapped[str]
    state: Mapped[str]
    asked_at: Mapped[datetime]
    written_at: Mapped[datetime]
    token_hash: Mapped[bytes]
    token_expires_at: Mapped[datetime]
    cadence: Mapped[str]
    channels: Mapped[list[str]] = mapped_column(ARRAY(Text))
    confirmed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return Topic.of(self.topic_key)

    @property
    def is_confirmed(self) -> bool:
        """Whether its holder is told."""
        return self.state == CONFIRMED

    @classmethod
    def ask(cls, email: str, topic: Topic, language: str, now: datetime) -> tuple[Self, str]:
        """A subscription that waits to be confirmed, and the secret that its letter carries."""
        asked = cls(
            id=new_id(),
            email=email,
            email_key=email_key(email),
            topic_key=topic.key,
            state=ASKED,
            asked_at=now,
            confirmed_at=None,
            cancelled_at=None,
            cadence="immediate",
            channels=["email"],
        )
        return asked, asked.renew(language, now)

    def may_be_written_to(self, now: datetime) -> bool:
        """Whether asking again may send another letter; not more often than every `QUIET`."""
        return now - self.written_at >= QUIET

    def renew(self, language: str, now: datetime) -> str:
        """Asked for again before it was confirmed: a new secret, which replaces the one before."""
        secret = make_secret()
        self.language = language
        self.token_hash = hash_secret(secret)
        self.token_expires_at = now + LINK_LASTS
        self.written_at = now
        return secret

    def confirm(self, now: datetime) -> None:
        """The holder says that it was them. Twice is as good as once: people click again.

        Raises:
            LinkNotValid: it is too late, or it was cancelled since.
        """
        if self.state == CONFIRMED:
            return
        if self.state == CANCELLED or self.token_expires_at <= now:
            raise LinkNotValid
        self.state = CONFIRMED
        self.confirmed_at = now

    def show_on_page(self) -> None:
        """Its holder has an account, where it is to be found too."""
        self.tell_by([*self.channels, "page"])

    def tell_by(self, channels: Collection[str]) -> None:
        """Its holder is told by these; what a device is rung for is always on the page, where it leads to."""
        wanted = {*channels, *(("page",) if "push" in channels else ())}
        self.channels = [one for one in CHANNELS if one in wanted]

    def cancel(self, now: datetime) -> None:
        """Stop; nothing more is sent. Twice is as good as once."""
        if self.state == CANCELLED:
            return
        self.state = CANCELLED
        self.cancelled_at = now
