"""Verifications: what one authority found about one organisation."""

from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, WriteOnlyMapped, mapped_column, relationship

from services.registry.errors.organisations import AlreadyDecided
from services.registry.model.base import Base
from services.registry.model.names import tidy
from services.registry.model.standing_change import StandingChange
from services.registry.model.states import OPEN, Act, after
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate


class Verification(Aggregate, Base):
    """A request to one authority, and the standing that comes of it: pending, then verified or refused, once;
    what was verified may be suspended and struck off.

    `open_key` is what the same person may not ask twice at once; it is emptied by the decision, and the
    database holds it unique.
    """

    __tablename__ = "verification"
    __table_args__ = (
        Index(
            "uq_verification_runs",
            "organisation_id",
            "authority",
            unique=True,
            postgresql_where=text("state not in ('refused', 'withdrawn', 'struck-off')"),
        ),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    authority: Mapped[str] = mapped_column(ForeignKey("authority.slug"))
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    representative_role: Mapped[str]
    state: Mapped[str]
    open_key: Mapped[str | None] = mapped_column(unique=True)
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str | None]
    changes: WriteOnlyMapped[StandingChange] = relationship(cascade="all", passive_deletes=True)

    @classmethod
    def ask(
        cls,
        *,
        organisation_id: UUID,
        authority: str,
        asked_by: UUID,
        representative_role: str,
        identity: str,
        now: datetime,
    ) -> Self:
        """A request that waits for a clerk.

        Args:
            representative_role: what the person says they are in the organisation, in their words.
            identity: what tells this organisation from others: its numbers or its name.
        """
        verification = cls(
            id=new_id(),
            organisation_id=organisation_id,
            authority=authority,
            asked_by=asked_by,
            representative_role=representative_role,
            state="pending",
            open_key=f"{authority}:{asked_by}:{identity}",
            asked_at=now,
            decided_at=None,
            decided_by=None,
            reason=None,
        )
        verification._note("register", asked_by, None, now)
        return verification

    def verify(self, by: UUID, now: datetime) -> None:
        """Find that the organisation is what it says.

        Raises:
            AlreadyDecided: somebody has decided.
        """
        self._decide("verify", by, None, now)

    def refuse(self, by: UUID, reason: str, now: datetime) -> None:
        """Decide against it, with a reason for who asked.

        Raises:
            AlreadyDecided: somebody has decided.
        """
        self._decide("refuse", by, tidy(reason), now)

    def question(self, by: UUID, now: datetime) -> None:
        """Want to know something before deciding.

        Raises:
            NotInThisState: it waits for an answer already, or was decided.
        """
        self._go("ask", by, None, now)

    def answer(self, identity: str, now: datetime) -> None:
        """Be sent again by who asked, perhaps with another identity.

        Raises:
            NotInThisState: nothing was asked.
        """
        self._go("answer", self.asked_by, None, now)
        self.open_key = f"{self.authority}:{self.asked_by}:{identity}"

    def withdraw(self, now: datetime) -> None:
        """Be wanted no more by who asked.

        Raises:
            NotInThisState: it was decided.
        """
        self._go("withdraw", self.asked_by, None, now)
        self.open_key = None

    def suspend(self, by: UUID, reason: str, now: datetime) -> None:
        """Let the finding not count for the time being.

        Raises:
            NotInThisState: it is not verified.
        """
        self._go("suspend", by, tidy(reason), now)

    def lift(self, by: UUID, reason: str, now: datetime) -> None:
        """End a suspension: the organisation is verified again.

        Raises:
            NotInThisState: it is not suspended.
        """
        self._go("lift", by, tidy(reason), now)

    def strike_off(self, by: UUID, reason: str, now: datetime) -> None:
        """Take the organisation out of the authority's registry, for good; it may ask anew.

        Raises:
            NotInThisState: it is not in it.
        """
        self._go("strike-off", by, reason, now)

    def _decide(self, act: Act, by: UUID, reason: str | None, now: datetime) -> None:
        if self.state not in OPEN:
            raise AlreadyDecided()
        self._go(act, by, reason, now)
        self.reason = reason
        self.decided_by, self.decided_at = by, now
        self.open_key = None

    def _go(self, act: Act, by: UUID, reason: str | None, now: datetime) -> None:
        """Whatever changes the state goes through here, so that the history has it."""
        self.state = after(self.state, act)
        self._note(act, by, reason, now)

    def _note(self, act: str, by: UUID, reason: str | None, now: datetime) -> None:
        change = StandingChange.of_standing(
            self.organisation_id, self.authority, act, self.state, by=by, reason=reason, now=now
        )
        self.changes.add(change)
