"""Sign-ups: what somebody asked for an address, until a letter to it proves that it is theirs."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.registry.errors.accounts import LinkNotValid
from services.registry.model.account import Account
from services.registry.model.base import Base
from services.registry.model.one_time import hash_secret, make_secret
from shared.ids import new_id

LINK_LASTS = timedelta(hours=24)


class SignUp(Base):
    """A row of its own for each attempt, so that nobody's attempt changes another's password.

    One is kept for a known address too: the two then cost the same, and the answer tells nothing.
    """

    __tablename__ = "sign_up"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str]
    name: Mapped[str]
    language: Mapped[str]
    password_hash: Mapped[str]
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    account: Mapped[Account | None] = relationship()

    @classmethod
    def ask(cls, email: str, name: str, language: str, password_hash: str, now: datetime) -> tuple[Self, str]:
        """An attempt, and the secret that its letter carries; without a hash no password is wanted."""
        secret = make_secret()
        attempt = cls(
            id=new_id(),
            email=email,
            name=name,
            language=language,
            password_hash=password_hash,
            token_hash=hash_secret(secret),
            expires_at=now + LINK_LASTS,
            account_id=None,
        )
        return attempt, secret

    def confirm(self, now: datetime) -> Account:
        """Make the account that was asked for.

        Raises:
            LinkNotValid: it is too late.
        """
        if self.expires_at <= now:
            raise LinkNotValid()
        account = Account.create(self.email, self.name, self.language, self.password_hash or None, now)
        self.account = account
        self.password_hash = ""  # the account has it now
        return account
