"""Suppressions: an address whose server has refused a mail for good is left alone until its owner asks."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.notification.model.base import Base

LETTER_EVERY = timedelta(hours=24)


class Suppression(Base):
    """One row an address; freeing deletes it.

    `letter_at` is when the one letter was last sent that may go to it: the one whose link frees it.
    """

    __tablename__ = "suppression"

    email_key: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    code: Mapped[str]
    reason: Mapped[str]
    delivery_id: Mapped[UUID]
    letter_at: Mapped[datetime | None]

    @classmethod
    def of(cls, email_key: str, *, code: str, reason: str, delivery_id: UUID, now: datetime) -> Self:
        """From now on the address gets nothing.

        Args:
            email_key: of the address.
            code: of RFC 3463, such as `5.1.1`.
            reason: what its server said, without addresses.
            delivery_id: of the mail that came back.
            now: when it did.
        """
        return cls(
            email_key=email_key, since=now, code=code, reason=reason, delivery_id=delivery_id, letter_at=None
        )

    def may_be_written_to(self, now: datetime) -> bool:
        """Whether the letter that frees it may go out: once a day, for its server does not want any."""
        return self.letter_at is None or now - self.letter_at >= LETTER_EVERY
