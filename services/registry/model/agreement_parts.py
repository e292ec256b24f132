"""What an agreement is made of: parties, what each owes, and the steps that it has taken."""

from datetime import date, datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.agreements import DayNotYet, PartyConfirmed, PartySigned
from services.registry.model.agreement_states import DutyAct, after_duty
from services.registry.model.base import Base
from services.registry.model.names import tidy
from shared.ids import new_id

PartyKind = Literal["authority", "organisation", "external"]
Way = Literal["paper", "qualified"]


class AgreementParty(Base):
    """Who agrees: the authority, an organisation of the registry, or somebody outside it, by name.

    For the authority and for those outside its clerks act, for an organisation its legal representative.
    """

    __tablename__ = "agreement_party"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[UUID | None]
    signed_on: Mapped[date | None]
    signed_how: Mapped[str | None]
    signed_noted_by: Mapped[UUID | None]

    @classmethod
    def of(cls, position: int, kind: PartyKind, name: str, organisation_id: UUID | None = None) -> Self:
        """A party that has neither confirmed nor signed."""
        return cls(
            id=new_id(), position=position, kind=kind, organisation_id=organisation_id, name=tidy(name)
        )

    def confirm(self, by: UUID, now: datetime) -> None:
        """Say that the text is the one that was agreed.

        Raises:
            PartyConfirmed: it has said so.
        """
        if self.confirmed_at is not None:
            raise PartyConfirmed(party=self.name)
        self.confirmed_at, self.confirmed_by = now, by

    def sign(self, on: date, how: Way, by: UUID, today: date) -> None:
        """Have signed, on a day that has come.

        Raises:
            PartySigned: it has.
            DayNotYet: the day lies ahead.
        """
        if self.signed_on is not None:
            raise PartySigned(party=self.name)
        if on > today:
            raise DayNotYet()
        self.signed_on, self.signed_how, self.signed_noted_by = on, how, by

    def take_back(self) -> None:
        """Neither confirm nor have signed, since the text is another."""
        self.confirmed_at = self.confirmed_by = None


class Obligation(Base):
    """What one party owes, and by when; null where no day is set."""

    __tablename__ = "obligation"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(
        ForeignKey("agreement_party.id", deferrable=True, initially="DEFERRED")
    )
    position: Mapped[int]
    text: Mapped[str]
    due_date: Mapped[date | None]
    state: Mapped[str]
    done_on: Mapped[date | None]
    note: Mapped[str | None]
    reason: Mapped[str | None]

    @classmethod
    def of(cls, position: int, party_id: UUID, text: str, due_date: date | None) -> Self:
        """What is owed from now on."""
        return cls(
            id=new_id(), position=position, party_id=party_id, text=text, due_date=due_date, state="open"
        )

    def report(self, on: date, note: str, today: date) -> None:
        """Who owes says that it is done.

        Raises:
            DayNotYet: the day lies ahead.
            NotInThisState
        """
        if on > today:
            raise DayNotYet()
        self._become("report")
        self.done_on, self.note, self.reason = on, note, None

    def acknowledge(self) -> None:
        """The other side says that it is so.

        Raises:
            NotInThisState: nothing was reported.
        """
        self._become("acknowledge")

    def give_back(self, reason: str) -> None:
        """The other side says that it is not so, and why: it is owed as before.

        Raises:
            NotInThisState: nothing was reported.
        """
        self._become("return")
        self.done_on, self.reason = None, reason

    def cancel(self, reason: str) -> None:
        """Be owed no longer.

        Raises:
            NotInThisState: it is done or cancelled.
        """
        self._become("cancel")
        self.reason = reason

    def _become(self, act: DutyAct) -> None:
        self.state = after_duty(self.state, act)


class AgreementStep(Base):
    """What has happened to an agreement, for the line of its days; it names no person."""

    __tablename__ = "agreement_step"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), index=True)
    act: Mapped[str]
    on_date: Mapped[date]
    party_name: Mapped[str | None]
    note: Mapped[str | None]
