"""Sessions: a person who has signed in, from there on until they leave or stay away too long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.factors import SignInAgain
from services.registry.errors.sessions import SessionOver
from services.registry.model.base import Base
from services.registry.model.one_time import hash_secret, make_secret
from shared.ids import new_id

BOTH_FACTORS = "mfa"  # RFC 8176
FRESH = timedelta(minutes=15)
JUST_BEGUN = timedelta(minutes=20)
TOUCH_EVERY = timedelta(minutes=1)  # a write a minute tells as much as one a request


@dataclass(frozen=True)
class Lifetime:
    """How long a session lasts unused, and at all."""

    idle: timedelta
    whole: timedelta


STAFF = Lifetime(idle=timedelta(minutes=30), whole=timedelta(hours=12))
CITIZEN = Lifetime(idle=timedelta(days=14), whole=timedelta(days=30))


class SignInSession(Base):
    """A row; whoever shows the secret whose hash it holds is that person. Ended sessions are deleted."""

    __tablename__ = "session"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    secret_hash: Mapped[bytes] = mapped_column(unique=True)
    started_at: Mapped[datetime]
    used_at: Mapped[datetime] = mapped_column(index=True)
    amr: Mapped[list[str]] = mapped_column(ARRAY(Text))
    device: Mapped[str | None]

    @classmethod
    def start(cls, account_id: UUID, amr: Iterable[str], now: datetime) -> tuple[Self, str]:
        """A new session, and its secret, which is kept nowhere.

        Args:
            account_id: whose.
            amr: how the person proved who they are, by the words of RFC 8176.
            now: the time.
        """
        secret = make_secret()
        session = cls(
            id=new_id(),
            account_id=account_id,
            secret_hash=hash_secret(secret),
            started_at=now,
            used_at=now,
            amr=list(amr),
            device=None,
        )
        return session, secret

    @property
    def by_two_factors(self) -> bool:
        """Whether roles may be used in it."""
        return BOTH_FACTORS in self.amr

    def prove_more(self, amr: Iterable[str]) -> None:
        """Note what else the person has proved in it."""
        self.amr = [*dict.fromkeys((*self.amr, *amr))]

    def see_that_it_is_fresh(self, now: datetime) -> None:
        """Go on only soon after signing in.

        Raises:
            SignInAgain: it was too long ago.
        """
        if now - self.started_at > FRESH:
            raise SignInAgain(minutes=int(FRESH.total_seconds() // 60))

    def use(self, is_staff: bool, now: datetime) -> None:
        """Stay awake. An account that became staff meanwhile is held to the shorter times at once.

        Raises:
            SessionOver: it was left alone for too long, or has lasted long enough.
        """
        if now >= self.expires_at(is_staff):
            raise SessionOver()
        if now - self.used_at >= TOUCH_EVERY:
            self.used_at = now

    def has_just_begun(self, now: datetime) -> bool:
        """Whether its owner proved so lately who they are that what cannot be undone may be done."""
        return now - self.started_at < JUST_BEGUN

    def expires_at(self, is_staff: bool) -> datetime:
        """When it ends if it is not used again."""
        lifetime = STAFF if is_staff else CITIZEN
        return min(self.used_at + lifetime.idle, self.started_at + lifetime.whole)
