"""Signing keys: what tokens are signed with, one after another, each known before it is used."""

from datetime import datetime, timedelta
from typing import Self

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.keys import KeyRotating
from services.registry.events.keys import SigningKeyPublished, SigningKeyRetired
from services.registry.model.base import Base
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

KNOWN_BEFORE_USE = timedelta(minutes=10)  # so that every service has heard of it
TRUSTED_AFTER_USE = timedelta(minutes=10)  # a token lasts 5, and clocks differ


class SigningKey(Aggregate, Base):
    """An Ed25519 key. Generations are unique in the database: two processes cannot both make the next.

    The private half is encrypted, and forgotten when the key retires.
    """

    __tablename__ = "own_signing_key"

    generation: Mapped[int] = mapped_column(unique=True)
    kid: Mapped[str] = mapped_column(unique=True)
    jwk: Mapped[dict[str, str]] = mapped_column(JSONB)
    private_pem: Mapped[bytes | None]
    published_at: Mapped[datetime]
    signs_from: Mapped[datetime]
    retired_at: Mapped[datetime | None]

    @classmethod
    def publish(
        cls, kid: str, jwk: dict[str, str], private_pem: bytes, after: Self | None, now: datetime
    ) -> Self:
        """The first key, which signs at once, or the one `after` another, which signs when it is known.

        Args:
            kid: names the key in tokens.
            jwk: the public half.
            private_pem: the private half, encrypted.
            after: the newest key there is.
            now: the instant.

        Raises:
            KeyRotating: the newest has not begun to sign.
        """
        if after and after.signs_from > now:
            raise KeyRotating()
        key = cls(
            id=new_id(),
            generation=after.generation + 1 if after else 1,
            kid=kid,
            jwk=jwk,
            private_pem=private_pem,
            published_at=now,
            signs_from=now + KNOWN_BEFORE_USE if after else now,
            retired_at=None,
        )
        key.record(SigningKeyPublished(kid=kid, jwk=jwk, not_before=key.signs_from))
        return key

    def may_retire(self, successor: Self, now: datetime) -> bool:
        """Whether the successor has signed for so long that no token of this key is still good."""
        return self.retired_at is None and now >= successor.signs_from + TRUSTED_AFTER_USE

    def retire(self, now: datetime) -> None:
        """Be trusted no more."""
        self.retired_at = now
        self.private_pem = None
        self.record(SigningKeyRetired(kid=self.kid))
