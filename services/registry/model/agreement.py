"""Partnership agreements: what an authority and organisations promise each other, from when to when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.registry.errors.agreements import (
    EndsBeforeItBegins,
    NobodyToAgreeWith,
    NoSuchParty,
    SignedAlready,
    SignedFileMissing,
    UntilNotLater,
)
from services.registry.events.agreements import AgreementEnded, AgreementExtended, AgreementSigned
from services.registry.model.agreement_parts import AgreementParty, AgreementStep, Obligation, Way
from services.registry.model.agreement_states import Act, State, after
from services.registry.model.base import Base
from services.registry.model.days import day_in_romania
from services.registry.model.names import tidy
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate
from shared.plain_text import plain

REMINDERS = (7, 30, 90)  # days before the last one


def reminder_for(days_left: int) -> int | None:
    """The reminder that is due so many days before the end; the wider ones are past then."""
    return next((days for days in REMINDERS if days_left <= days), None)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What an agreement says of itself.

    Args:
        legal_basis: the act that approves it, such as a council decision with its number; None until known.
        legal_date: of that act.
        from_date, until_date: first and last day on which it binds; None where no end is set.
    """

    title: str
    object: str
    legal_basis: str | None
    legal_date: date | None
    from_date: date
    until_date: date | None


@dataclass(frozen=True, kw_only=True)
class Owed:
    """What a party owes; `party` counts the parties, the authority being 0."""

    party: int
    text: str
    due_date: date | None


class Agreement(Aggregate, Base):
    """An agreement of one authority with others. Its first party is the authority.

    `ends_on` is the day from which a termination holds, `reminded_days` the nearest reminder that was sent
    before the present end.
    """

    __tablename__ = "agreement"

    authority: Mapped[str] = mapped_column(ForeignKey("authority.slug"), index=True)
    title: Mapped[str]
    object: Mapped[str]
    legal_basis: Mapped[str | None]
    legal_date: Mapped[date | None]
    from_date: Mapped[date]
    until_date: Mapped[date | None]
    search_text: Mapped[str]
    state: Mapped[str]
    renews: Mapped[UUID | None] = mapped_column(ForeignKey("agreement.id"), index=True)
    created_by: Mapped[UUID]
    changes: Mapped[int]
    signed_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str | None]
    reminded_days: Mapped[int | None]
    parties: Mapped[list[AgreementParty]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by=AgreementParty.position
    )
    obligations: Mapped[list[Obligation]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by=Obligation.position
    )
    steps: Mapped[list[AgreementStep]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by=AgreementStep.id
    )

    @classmethod
    def draft(
        cls,
        authority: str,
        terms: Terms,
        parties: list[AgreementParty],
        owed: tuple[Owed, ...],
        *,
        by: UUID,
        now: datetime,
        renews: UUID | None = None,
    ) -> Self:
        """An agreement that is being written.

        Raises:
            NobodyToAgreeWith, EndsBeforeItBegins, NoSuchParty
        """
        made = cls(id=new_id(), authority=authority, state="draft", created_by=by, renews=renews)
        made._write(terms, parties, owed)
        made._step("draft", now)
        return made

    def edit(self, terms: Terms, parties: list[AgreementParty], owed: tuple[Owed, ...]) -> None:
        """Say something else; whoever had confirmed the text is asked again.

        Raises:
            NotInThisState, NobodyToAgreeWith, EndsBeforeItBegins, NoSuchParty
        """
        self._become("edit")
        self._write(terms, parties, owed)

    def party(self, party_id: UUID) -> AgreementParty:
        """One of the parties.

        Raises:
            NoSuchParty: it is not among them.
        """
        found = next((party for party in self.parties if party.id == party_id), None)
        if found is None:
            raise NoSuchParty()
        return found

    def confirm(self, party_id: UUID, by: UUID, now: datetime) -> None:
        """Take a party's word that the text is final; the last one makes it agreed.

        Raises:
            NotInThisState, NoSuchParty, PartyConfirmed
        """
        after(self.state, "agree")
        self.party(party_id).confirm(by, now)
        self.touch()
        if all(party.confirmed_at for party in self.parties):
            self._become("agree")
            self._step("agree", now)

    def reopen(self) -> None:
        """Go back to writing, as long as nobody has signed; all confirm anew.

        Raises:
            NotInThisState, SignedAlready
        """
        self._refuse_if_signed()
        self._become("reopen")
        for party in self.parties:
            party.take_back()

    def withdraw(self, now: datetime) -> None:
        """Give it up, as long as nobody has signed.

        Raises:
            NotInThisState, SignedAlready
        """
        self._refuse_if_signed()
        self._become("withdraw")
        self._step("withdraw", now)

    def sign(
        self, party_id: UUID, on: date, how: Way, by: UUID, now: datetime, *, has_signed_file: bool
    ) -> None:
        """Note a party's signature; the last one makes it signed. The authority's wants the signed file.

        Raises:
            NotInThisState, NoSuchParty, PartySigned, DayNotYet, SignedFileMissing
        """
        after(self.state, "sign")
        party = self.party(party_id)
        if party.kind == "authority" and not has_signed_file:
            raise SignedFileMissing()
        party.sign(on, how, by, day_in_romania(now))
        self.touch()
        if all(each.signed_on for each in self.parties):
            self.signed_on = max(each.signed_on for each in self.parties if each.signed_on)
            self._become("sign")
            self._step("sign", now, on=self.signed_on)
            self._say_signed()
            self.turn(now, has_successor=False)

    def extend(self, until: date, legal_basis: str, now: datetime) -> None:
        """Bind longer than was written, by another act.

        Raises:
            NotInThisState
            UntilNotLater: the day is not after the present end, or there is no end.
        """
        state = after(self.state, "extend")
        if self.until_date is None or until <= self.until_date:
            raise UntilNotLater()
        self.state, self.until_date, self.reminded_days = state, until, None
        self.touch()
        self._step("extend", now, note=legal_basis)
        self.record(
            AgreementExtended(
                agreement_id=self.id, authority=self.authority, until_date=until, legal_basis=legal_basis
            )
        )

    def terminate(self, party_id: UUID, reason: str, on: date, now: datetime) -> None:
        """End before its time, from a day on: today, or one that lies ahead.

        Raises:
            NotInThisState, NoSuchParty
            UntilNotLater: the day has passed.
        """
        after(self.state, "terminate")
        if on < day_in_romania(now):
            raise UntilNotLater()
        self.ends_on, self.end_reason = on, reason
        self.touch()
        self._step("terminate", now, on=on, party=self.party(party_id).name, note=reason)
        self.turn(now, has_successor=False)

    def turn(self, now: datetime, *, has_successor: bool) -> None:
        """Become what the day in Romania makes of it.

        Args:
            now: the instant.
            has_successor: whether an agreement that renews this one was signed.
        """
        today = day_in_romania(now)
        if self.state in ("signed", "in-force") and self.ends_on is not None and self.ends_on <= today:
            self._end("terminate", self.ends_on, now)
        if self.state == "signed" and self.from_date <= today:
            self._become("start")
            self._step("start", now, on=max(self.from_date, self.signed_on or self.from_date))
        if self.state == "in-force" and self.until_date is not None and self.until_date < today:
            self._end("renew" if has_successor else "end", self.until_date, now)

    def give_way(self, now: datetime) -> None:
        """Be followed by one that has begun to bind.

        Raises:
            NotInThisState
        """
        self._end("renew", day_in_romania(now), now)

    def touch(self) -> None:
        """Count as changed, and so get another version: something of which it is made has changed."""
        self.changes = (self.changes or 0) + 1

    def _write(self, terms: Terms, parties: list[AgreementParty], owed: tuple[Owed, ...]) -> None:
        if len(parties) < 2:
            raise NobodyToAgreeWith()
        if terms.until_date is not None and terms.until_date < terms.from_date:
            raise EndsBeforeItBegins()
        if any(not 0 <= one.party < len(parties) for one in owed):
            raise NoSuchParty()
        self.title, self.object = tidy(terms.title), terms.object
        self.legal_basis, self.legal_date = terms.legal_basis, terms.legal_date
        self.from_date, self.until_date = terms.from_date, terms.until_date
        self.touch()
        self.search_text = plain(" ".join([self.title, *(party.name for party in parties)]))
        self.parties = parties
        self.obligations = [
            Obligation.of(number, parties[one.party].id, one.text, one.due_date)
            for number, one in enumerate(owed)
        ]

    def _become(self, act: Act) -> State:
        self.state = state = after(self.state, act)
        self.touch()
        return state

    def _refuse_if_signed(self) -> None:
        if any(party.signed_on for party in self.parties):
            raise SignedAlready()

    def _step(
        self, act: str, now: datetime, *, on: date | None = None, party: str = "", note: str = ""
    ) -> None:
        self.steps.append(
            AgreementStep(
                id=new_id(),
                act=act,
                on_date=on or day_in_romania(now),
                party_name=party or None,
                note=note or None,
            )
        )

    def _end(self, act: Act, on: date, now: datetime) -> None:
        state = self._become(act)
        self.ended_on = on
        if act != "terminate":  # that was told when it was decided
            self._step(act, now, on=on)
        self.record(AgreementEnded(agreement_id=self.id, authority=self.authority, state=state, ended_on=on))

    def _say_signed(self) -> None:
        self.record(
            AgreementSigned(
                agreement_id=self.id,
                authority=self.authority,
                title=self.title,
                organisation_ids=tuple(
                    party.organisation_id for party in self.parties if party.organisation_id is not None
                ),
                legal_basis=self.legal_basis,
                signed_on=self.signed_on or self.from_date,
                from_date=self.from_date,
                until_date=self.until_date,
                renews=self.renews,
            )
        )
