"""Invitations to work for an authority: to an address, until the person there accepts."""

from datetime import datetime, timedelta
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.staff import InvitationDecided, InvitationExpired, NoSuchInvitation
from services.registry.model.account import Account, Role
from services.registry.model.base import Base
from shared.email_addresses import email_key, normalise_email
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

INVITATION_LASTS = timedelta(days=7)
State = Literal["waiting", "accepted", "withdrawn", "expired"]


class StaffInvitation(Aggregate, Base):
    """It belongs to whoever has an account with its address, now or later; no secret is needed for it."""

    __tablename__ = "staff_invitation"
    __table_args__ = (
        Index(
            "uq_staff_invitation_waiting",
            "authority",
            "role",
            "email_key",
            unique=True,
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    authority: Mapped[str] = mapped_column(ForeignKey("authority.slug"))
    role: Mapped[str]
    department_id: Mapped[UUID | None] = mapped_column(ForeignKey("department.id"))
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(index=True)
    invited_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    invited_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str]
    decided_at: Mapped[datetime | None]

    @classmethod
    def make(
        cls,
        authority: str,
        email: str,
        role: Role,
        department_id: UUID | None,
        *,
        invited_by: UUID,
        now: datetime,
    ) -> Self:
        """An invitation that waits for seven days.

        Raises:
            EmailNotValid
        """
        email = normalise_email(email)
        return cls(
            id=new_id(),
            authority=authority,
            role=role,
            department_id=department_id,
            email=email,
            email_key=email_key(email),
            invited_by=invited_by,
            invited_at=now,
            expires_at=now + INVITATION_LASTS,
            state="waiting",
            decided_at=None,
        )

    def accept(self, person: Account, now: datetime) -> None:
        """Let the person whose address it is say yes.

        Raises:
            NoSuchInvitation: it is another's.
            InvitationDecided, InvitationExpired
        """
        if person.email_key != self.email_key:
            raise NoSuchInvitation()
        self._close("accepted", now)

    def withdraw(self, now: datetime) -> None:
        """Take it back before it was accepted.

        Raises:
            InvitationDecided, InvitationExpired
        """
        self._close("withdrawn", now)

    def _close(self, state: State, now: datetime) -> None:
        if self.state == "expired" or (self.state == "waiting" and self.expires_at <= now):
            raise InvitationExpired()
        if self.state != "waiting":
            raise InvitationDecided()
        self.state, self.decided_at = state, now
