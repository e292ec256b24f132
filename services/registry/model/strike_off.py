"""Proposals to strike an organisation off: one official proposes, another decides."""

from datetime import datetime, timedelta
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.standings import ProposalDecided, ProposalExpired, SecondOfficialNeeded
from services.registry.model.base import Base
from services.registry.model.names import tidy
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

WAITS = timedelta(days=30)
ProposalState = Literal["open", "confirmed", "rejected", "withdrawn", "expired"]


class StrikeOff(Aggregate, Base):
    """A proposal. The database holds that one at most is open for a standing, and that two people decide."""

    __tablename__ = "strike_off"
    __table_args__ = (
        Index("uq_strike_off_open", "verification_id", unique=True, postgresql_where=text("state = 'open'")),
    )

    verification_id: Mapped[UUID] = mapped_column(ForeignKey("verification.id", ondelete="cascade"))
    authority: Mapped[str]
    reason: Mapped[str]
    proposed_by: Mapped[UUID]
    proposed_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    state: Mapped[str]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]

    @classmethod
    def propose(cls, verification_id: UUID, authority: str, by: UUID, reason: str, now: datetime) -> Self:
        """A proposal that waits for another official.

        Args:
            reason: will be public if the organisation is struck off.
        """
        return cls(
            id=new_id(),
            verification_id=verification_id,
            authority=authority,
            reason=tidy(reason),
            proposed_by=by,
            proposed_at=now,
            expires_at=now + WAITS,
            state="open",
            decided_by=None,
            decided_at=None,
        )

    def confirm(self, by: UUID, now: datetime) -> None:
        """Agree, as the second official.

        Raises:
            ProposalDecided, ProposalExpired
            SecondOfficialNeeded: it is one's own proposal.
        """
        self._still_open(now)
        if by == self.proposed_by:
            raise SecondOfficialNeeded()
        self._decide("confirmed", by, now)

    def reject(self, by: UUID, now: datetime) -> None:
        """Disagree, or take back what one has proposed.

        Raises:
            ProposalDecided, ProposalExpired
        """
        self._still_open(now)
        self._decide("withdrawn" if by == self.proposed_by else "rejected", by, now)

    def expire(self, now: datetime) -> None:
        """Wait no longer."""
        if self.state == "open" and self.expires_at <= now:
            self.state = "expired"

    def _still_open(self, now: datetime) -> None:
        if self.state == "expired" or (self.state == "open" and self.expires_at <= now):
            raise ProposalExpired()
        if self.state != "open":
            raise ProposalDecided()

    def _decide(self, state: ProposalState, by: UUID, now: datetime) -> None:
        self.state, self.decided_by, self.decided_at = state, by, now
