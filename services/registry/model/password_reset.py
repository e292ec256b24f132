"""Password resets: a secret in a letter that sets another password, once, for an hour."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.accounts import LinkNotValid
from services.registry.model.base import Base
from services.registry.model.one_time import hash_secret, make_secret
from shared.ids import new_id

LINK_LASTS = timedelta(hours=1)


class PasswordReset(Base):
    """One is kept for an unknown address too, without account: asking costs the same and tells nothing.

    The worker writes the letter, since that alone would take longer for an address that is known.
    """

    __tablename__ = "password_reset"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    token_hash: Mapped[bytes | None] = mapped_column(unique=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def ask(cls, account_id: UUID | None, now: datetime) -> Self:
        """A reset that has no link yet."""
        return cls(id=new_id(), account_id=account_id, token_hash=None, expires_at=now + LINK_LASTS)

    def make_secret(self) -> str:
        """What the letter carries; only its hash is kept."""
        secret = make_secret()
        self.token_hash = hash_secret(secret)
        return secret

    def owner(self, now: datetime) -> UUID:
        """Whose password it may set.

        Raises:
            LinkNotValid: too late, or nobody's.
        """
        if self.account_id is None or self.expires_at <= now:
            raise LinkNotValid()
        return self.account_id
