"""Secrets of API clients."""

import hmac
import secrets
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.model.base import Base
from services.registry.model.one_time import hash_secret
from shared.ids import new_id

PREFIX = "prt"
RANDOM_BYTES = 32
NOTED_EVERY = timedelta(minutes=5)  # a write in five minutes tells as much as one a request


class ApiClientSecret(Base):
    """One secret of a client; it is good from its making until `ends_at`, and as long as the client is.

    Kept as a plain SHA-256: a slow hash protects what people think up, and nobody guesses 256 random bits; it
    would only make each token dear.
    """

    __tablename__ = "api_client_secret"
    __table_args__ = (
        Index(
            "uq_api_client_secret_current", "client_id", unique=True, postgresql_where=text("ends_at is null")
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID] = mapped_column(ForeignKey("api_client.id", ondelete="cascade"), index=True)
    secret_hash: Mapped[bytes]
    created_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]

    @classmethod
    def make(cls, client_id: UUID, now: datetime) -> tuple[Self, str]:
        """A new one, and the secret itself, which is kept nowhere.

        Its form, `prt_<end of the client's id>_<random>`, lets programs that look for leaked secrets find it,
        and who finds it say whose it is.
        """
        secret = f"{PREFIX}_{client_id.hex[-12:]}_{secrets.token_urlsafe(RANDOM_BYTES)}"
        made = cls(
            id=new_id(),
            client_id=client_id,
            secret_hash=hash_secret(secret),
            created_at=now,
            ends_at=None,
            last_used_at=None,
        )
        return made, secret

    def is_good(self, now: datetime) -> bool:
        """Whether it has not ended."""
        return self.ends_at is None or now < self.ends_at

    def matches(self, secret_hash: bytes) -> bool:
        """Whether it is this one, compared in a time that tells nothing."""
        return hmac.compare_digest(self.secret_hash, secret_hash)
