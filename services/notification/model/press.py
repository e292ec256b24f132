"""The press list of an authority, and the notices that were sent to it."""

from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.notification.errors.press import NoLongerListed
from services.notification.model.base import Base
from shared.email_addresses import email_key, normalise_email
from shared.ids import new_id


class PressContact(Base):
    """A newsroom that agreed to be told. Who is taken off leaves its name and the reason, and no address."""

    __tablename__ = "press_contact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    authority: Mapped[str]
    outlet: Mapped[str]
    email: Mapped[str]
    email_key: Mapped[str]
    language: Mapped[str]
    agreed_how: Mapped[str]
    added_by: Mapped[UUID]
    added_at: Mapped[datetime]
    removed_by: Mapped[UUID | None]
    removed_at: Mapped[datetime | None]
    removed_why: Mapped[str | None]

    @classmethod
    def add(
        cls,
        authority: str,
        *,
        outlet: str,
        email: str,
        language: str,
        agreed_how: str,
        added_by: UUID,
        now: datetime,
    ) -> Self:
        """On the list from now on.

        Raises:
            EmailNotValid: it has not the form of an address.
        """
        address = normalise_email(email)
        return cls(
            id=new_id(),
            authority=authority,
            outlet=outlet,
            email=address,
            email_key=email_key(address),
            language=language,
            agreed_how=agreed_how,
            added_by=added_by,
            added_at=now,
        )

    def remove(self, why: str, by: UUID, now: datetime) -> None:
        """Off the list; nothing more is sent there.

        Raises:
            NoLongerListed: it was taken off before.
        """
        if self.removed_at is not None:
            raise NoLongerListed
        self.email = self.email_key = ""
        self.removed_by, self.removed_at, self.removed_why = by, now, why


class PressNotice(Base):
    """A consultation's notice was sent to the list; its id is that of the fact."""

    __tablename__ = "press_notice"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    authority: Mapped[str]
    consultation_id: Mapped[UUID]
    sent_by: Mapped[UUID]
    sent_at: Mapped[datetime]
    recipients: Mapped[int]
