"""Changes of address: another takes the place of the present one once both have said yes, within a day."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.accounts import LinkNotValid
from services.registry.model.base import Base
from services.registry.model.one_time import hash_secret, make_secret
from shared.ids import new_id

LINK_LASTS = timedelta(hours=24)


class AddressChange(Base):
    """A wish; an account has one at most. `session_id` is that of who asked, the one that does not end.

    One is kept for an address that has an account too: the two then look the same to who asks.
    """

    __tablename__ = "address_change"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    session_id: Mapped[UUID]
    email: Mapped[str]
    new_hash: Mapped[bytes] = mapped_column(unique=True)
    old_hash: Mapped[bytes] = mapped_column(unique=True)
    new_said_yes: Mapped[datetime | None]
    old_said_yes: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def ask(cls, account_id: UUID, session_id: UUID, email: str, now: datetime) -> tuple[Self, str, str]:
        """A wish, with the secret for the new address and the one for the present address."""
        new, old = make_secret(), make_secret()
        change = cls(
            id=new_id(),
            account_id=account_id,
            session_id=session_id,
            email=email,
            new_hash=hash_secret(new),
            old_hash=hash_secret(old),
            new_said_yes=None,
            old_said_yes=None,
            expires_at=now + LINK_LASTS,
        )
        return change, new, old

    def say_yes(self, secret: str, now: datetime) -> bool:
        """One side agrees; twice is as good as once. Returns whether both have now.

        Raises:
            LinkNotValid: it is too late.
        """
        if self.expires_at <= now:
            raise LinkNotValid()
        if hash_secret(secret) == self.new_hash:
            self.new_said_yes = self.new_said_yes or now
        else:
            self.old_said_yes = self.old_said_yes or now
        return self.new_said_yes is not None and self.old_said_yes is not None
