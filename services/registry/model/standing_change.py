"""What changed in the state of an organisation, one row a change: the history that its page shows."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.model.base import Base
from shared.ids import new_id

# Who asked, what was asked and why a request was refused is between the two; the rest is for everybody.
PUBLIC_ACTS = frozenset({"verify", "suspend", "lift", "strike-off", "dissolve", "merge"})


class StandingChange(Base):
    """One act, and the state that it led to. `authority` is null for the organisation's life.

    `by` is the account of who did it, null for a job, and refers to no row: a person who has left the
    registry leaves what they decided.
    """

    __tablename__ = "standing_change"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id", ondelete="cascade"))
    verification_id: Mapped[UUID | None] = mapped_column(ForeignKey("verification.id", ondelete="cascade"))
    authority: Mapped[str | None]
    act: Mapped[str]
    state: Mapped[str]
    at: Mapped[datetime]
    on_date: Mapped[date | None]
    reason: Mapped[str | None]
    by: Mapped[UUID | None]

    @classmethod
    def of_standing(
        cls,
        organisation_id: UUID,
        authority: str,
        act: str,
        state: str,
        *,
        by: UUID | None,
        reason: str | None,
        now: datetime,
    ) -> Self:
        """What an act made of the standing with an authority."""
        return cls(
            id=new_id(),
            organisation_id=organisation_id,
            authority=authority,
            act=act,
            state=state,
            at=now,
            on_date=None,
            reason=reason,
            by=by,
        )

    @classmethod
    def of_life(
        cls, organisation_id: UUID, act: str, state: str, *, on: date, source: str, by: UUID, now: datetime
    ) -> Self:
        """That the organisation has ended: on which day, and where that stands."""
        return cls(
            id=new_id(),
            organisation_id=organisation_id,
            verification_id=None,
            authority=None,
            act=act,
            state=state,
            at=now,
            on_date=on,
            reason=source,
            by=by,
        )
