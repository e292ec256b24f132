"""Passkeys: keys that a device holds and uses only for who unlocks it."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.model.base import Base
from services.registry.model.names import tidy
from shared.ids import new_id

MOST = 10
CHALLENGE_BYTES = 32
CHALLENGE_LASTS = timedelta(minutes=5)
Purpose = Literal["add", "sign-in", "second-step"]


class Passkey(Base):
    """The public half of a key, with the person's name for it. It alone proves two factors: the device, and
    what unlocks it, which every answer must have been asked for."""

    __tablename__ = "passkey"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    added_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    @classmethod
    def add(
        cls,
        account_id: UUID,
        *,
        credential_id: bytes,
        public_key: bytes,
        sign_count: int,
        name: str,
        now: datetime,
    ) -> Self:
        """A key that has just proved that it is there."""
        return cls(
            id=new_id(),
            account_id=account_id,
            credential_id=credential_id,
            public_key=public_key,
            sign_count=sign_count,
            name=tidy(name),
            added_at=now,
        )

    def use(self, sign_count: int, now: datetime) -> None:
        """Note that it signed."""
        self.sign_count, self.used_at = sign_count, now


class PasskeyChallenge(Base):
    """Random bytes that a browser was given to sign, kept as a hash; taken away by the first answer."""

    __tablename__ = "passkey_challenge"

    challenge_hash: Mapped[bytes] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def make(cls, purpose: Purpose, account_id: UUID | None, now: datetime) -> tuple[Self, bytes]:
        """A challenge for one purpose, of one account where that is known."""
        challenge = secrets.token_bytes(CHALLENGE_BYTES)
        made = cls(
            challenge_hash=hash_challenge(challenge),
            purpose=purpose,
            account_id=account_id,
            expires_at=now + CHALLENGE_LASTS,
        )
        return made, challenge


def hash_challenge(challenge: bytes) -> bytes:
    """What is kept of a challenge."""
    return sha256(challenge).digest()
