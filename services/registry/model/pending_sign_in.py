"""Sign-ins that wait for the second step: the first was right, and nothing is open yet."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.factors import SignInExpired, TooManyTries
from services.registry.model.base import Base
from services.registry.model.one_time import hash_secret, make_secret
from shared.errors import Refusal
from shared.ids import new_id

LASTS = timedelta(minutes=10)
TRIES = 5


class PendingSignIn(Base):
    """No session: a table of its own, so that nothing takes one for the other."""

    __tablename__ = "pending_sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    secret_hash: Mapped[bytes] = mapped_column(unique=True)
    amr: Mapped[list[str]] = mapped_column(ARRAY(Text))
    tries: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def begin(cls, account_id: UUID, amr: tuple[str, ...], now: datetime) -> tuple[Self, str]:
        """A sign-in whose first step was right, and the secret by which the second is taken."""
        secret = make_secret()
        begun = cls(
            id=new_id(),
            account_id=account_id,
            secret_hash=hash_secret(secret),
            amr=list(amr),
            tries=0,
            expires_at=now + LASTS,
        )
        return begun, secret

    def see_that_it_runs(self, now: datetime) -> None:
        """Go on only in time.

        Raises:
            SignInExpired: it is too late.
        """
        if self.expires_at <= now:
            raise SignInExpired()

    def count_try(self) -> Refusal | None:
        """None while a code may be tried; the try is counted whatever comes of it."""
        self.tries += 1
        return TooManyTries() if self.tries > TRIES else None
