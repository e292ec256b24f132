"""Codes sent by e-mail: eight digits that sign in once, for ten minutes."""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.factors import SignInExpired, TooManyTries, WrongCode
from services.registry.model.base import Base
from services.registry.model.one_time import hash_secret, make_secret
from shared.errors import Refusal
from shared.ids import new_id

LASTS = timedelta(minutes=10)
TRIES = 5
DIGITS = 8

Mark = Callable[[str, UUID], bytes]


class SignInCode(Base):
    """One is kept for an unknown address too, without account: asking costs the same and tells nothing.

    The code is good only together with the ticket, which stays in the browser that asked: so nobody else can
    use up its five tries.
    """

    __tablename__ = "sign_in_code"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    ticket_hash: Mapped[bytes] = mapped_column(unique=True)
    code_hash: Mapped[bytes | None]
    tries: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def ask(cls, account_id: UUID | None, now: datetime) -> tuple[Self, str]:
        """A wish that has no code yet, and the ticket of who asked."""
        ticket = make_secret()
        wish = cls(
            id=new_id(),
            account_id=account_id,
            ticket_hash=hash_secret(ticket),
            code_hash=None,
            tries=0,
            expires_at=now + LASTS,
        )
        return wish, ticket

    def make_code(self, mark: Mark) -> str:
        """What the letter carries; only its mark is kept."""
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        self.code_hash = mark(code, self.id)
        return code

    def try_code(self, code: str, mark: Mark, now: datetime) -> Refusal | None:
        """None where the code is right; else what is to be said, once the try is kept."""
        if self.expires_at <= now:
            return SignInExpired()
        self.tries += 1
        if self.tries > TRIES:
            return TooManyTries()
        right = self.account_id is not None and self.code_hash is not None
        same = hmac.compare_digest(mark(code, self.id), self.code_hash or b"")
        return None if right and same else WrongCode()
