"""Organisations: who they are, the same for every authority."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, WriteOnlyMapped, mapped_column, relationship
from sqlalchemy.types import Text

from services.registry.errors.organisations import ContactEmailNotValid
from services.registry.errors.standings import DayAhead, MergesIntoItself, NoSuchSuccessor
from services.registry.events.changes import OrganisationChanged
from services.registry.events.organisations import (
    OrganisationRegistered,
    OrganisationRequestRefused,
    OrganisationVerified,
)
from services.registry.events.questions import OrganisationRequestAnswered, OrganisationRequestQuestioned
from services.registry.events.standings import OrganisationDissolved, OrganisationMerged
from services.registry.model.base import Base
from services.registry.model.days import day_in_romania
from services.registry.model.identifiers import normalise_cui, normalise_register_number
from services.registry.model.kinds import Kind
from services.registry.model.names import sort_key, tidy
from services.registry.model.saying_standings import SaysStandings
from services.registry.model.standing_change import StandingChange
from services.registry.model.states import EndingAct, after_life
from shared.email_addresses import EmailNotValid, normalise_email
from shared.ids import new_id
from shared.plain_text import plain


@dataclass(frozen=True, kw_only=True)
class LegalFacts:
    """What an organisation says that it is. Only legal persons are registered (OG 26/2000 art. 52)."""

    kind: Kind
    name: str
    cui: str | None
    register_number: str | None
    court: str | None
    seat: str
    locality_siruta: int | None
    fields: tuple[str, ...]
    contact_email: str


class Organisation(SaysStandings, Base):
    """A legal person. `recognised` once an authority has verified it: then its numbers are its own.

    Until then several may claim the same, so that nobody keeps another out by asking first. `life` says
    whether it still exists; it ends once, everywhere at once.
    """

    __tablename__ = "organisation"

    kind: Mapped[str]
    name: Mapped[str]
    sort_key: Mapped[str]
    search_text: Mapped[str]
    cui: Mapped[str | None]
    register_number: Mapped[str | None]
    court: Mapped[str | None]
    seat: Mapped[str]
    locality_siruta: Mapped[int | None]
    fields: Mapped[list[str]] = mapped_column(ARRAY(Text))
    contact_email: Mapped[str]
    recognised: Mapped[bool]
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    asked_at: Mapped[datetime]
    life: Mapped[str]
    life_ended_on: Mapped[date | None]
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    changes: WriteOnlyMapped[StandingChange] = relationship(cascade="all", passive_deletes=True)

    @classmethod
    def describe(cls, facts: LegalFacts, asked_by: UUID, now: datetime) -> Self:
        """An organisation as somebody describes it.

        Raises:
            CuiNotValid, RegisterNumberNotValid, ContactEmailNotValid
        """
        organisation = cls(
            id=new_id(),
            recognised=False,
            asked_by=asked_by,
            asked_at=now,
            life="active",
            life_ended_on=None,
            merged_into=None,
        )
        organisation.correct(facts)
        return organisation

    def correct(self, facts: LegalFacts) -> None:
        """Be described otherwise, before anybody has verified it.

        Raises:
            CuiNotValid, RegisterNumberNotValid, ContactEmailNotValid
        """
        self.kind = facts.kind
        self.name = tidy(facts.name)
        self.sort_key = sort_key(facts.name)
        self.search_text = plain(facts.name)
        self.cui = normalise_cui(facts.cui) if facts.cui else None
        self.register_number = (
            normalise_register_number(facts.register_number) if facts.register_number else None
        )
        self.court = tidy(facts.court) if facts.court else None
        self.seat = tidy(facts.seat)
        self.locality_siruta = facts.locality_siruta
        self.fields = sorted({tidy(field) for field in facts.fields})
        self.contact_email = _contact(facts.contact_email)

    @property
    def identity(self) -> str:
        """What tells it from others: its CUI, else its register number with its name, else name and seat."""
        return self.cui or f"{self.search_text}|{self.register_number or plain(self.seat)}"

    def ask(self, authority: str) -> None:
        """Tell that an authority is asked to register it."""
        self.record(OrganisationRegistered(organisation_id=self.id, authority=authority, kind=self.kind))

    def recognise(self, authority: str, now: datetime) -> None:
        """Be what it says, in the eyes of an authority."""
        self.recognised = True
        self.record(
            OrganisationVerified(
                organisation_id=self.id,
                authority=authority,
                name=self.name,
                kind=self.kind,
                cui=self.cui,
                locality=self.seat,
                verified_on=day_in_romania(now),
            )
        )

    def change(self, facts: LegalFacts, authority: str, changed: Iterable[str], now: datetime) -> None:
        """Be otherwise than it was verified, as an authority has found.

        Its address of e-mail is said to nobody.

        Raises:
            CuiNotValid, RegisterNumberNotValid, ContactEmailNotValid
        """
        self.correct(facts)
        public = sorted(set(changed) - {"contact_email"})
        if not public:
            return
        self.record(
            OrganisationChanged(
                organisation_id=self.id,
                authority=authority,
                name=self.name,
                kind=self.kind,
                cui=self.cui,
                register_number=self.register_number,
                court=self.court,
                locality=self.seat,
                locality_siruta=self.locality_siruta,
                fields=list(self.fields),
                changed=public,
                changed_on=day_in_romania(now),
                version=self.version + 1,
            )
        )

    def refuse(self, authority: str, account_id: UUID, reason: str) -> None:
        """Tell who asked that an authority does not register it, and why."""
        self.record(
            OrganisationRequestRefused(
                organisation_id=self.id, authority=authority, account_id=account_id, reason=reason
            )
        )

    def question(self, verification_id: UUID, authority: str, account_id: UUID, text: str) -> None:
        """Tell who asked that an authority wants to know something."""
        self.record(
            OrganisationRequestQuestioned(
                organisation_id=self.id,
                organisation_name=self.name,
                verification_id=verification_id,
                authority=authority,
                account_id=account_id,
                text=text,
            )
        )

    def answer(self, verification_id: UUID, authority: str, account_id: UUID, text: str) -> None:
        """Tell the clerk who wanted to know."""
        self.record(
            OrganisationRequestAnswered(
                organisation_id=self.id,
                organisation_name=self.name,
                verification_id=verification_id,
                authority=authority,
                account_id=account_id,
                text=text,
            )
        )

    @property
    def has_ended(self) -> bool:
        """Whether it was dissolved or merged into another."""
        return self.life != "active"

    def dissolve(self, on: date, source: str, by: UUID, now: datetime) -> None:
        """End.

        Args:
            on: the day in the deed that says so.
            source: which deed, such as a court's decision; public.

        Raises:
            NotInThisState: it has ended.
            DayAhead: the day has not come.
        """
        self._end("dissolve", on, source, by, now)
        self.record(
            OrganisationDissolved(organisation_id=self.id, name=self.name, dissolved_on=on, life="dissolved")
        )

    def merge(self, into: "Organisation", on: date, source: str, by: UUID, now: datetime) -> None:
        """End, and go on in another.

        Raises:
            NotInThisState: it has ended.
            DayAhead: the day has not come.
            MergesIntoItself
            NoSuchSuccessor: the other is not recognised, or has ended.
        """
        if into.id == self.id:
            raise MergesIntoItself()
        if into.has_ended or not into.recognised:
            raise NoSuchSuccessor()
        self._end("merge", on, source, by, now)
        self.merged_into = into.id
        self.record(
            OrganisationMerged(
                organisation_id=self.id,
                name=self.name,
                merged_into=into.id,
                merged_into_name=into.name,
                merged_on=on,
                life="merged",
            )
        )

    def _end(self, act: EndingAct, on: date, source: str, by: UUID, now: datetime) -> None:
        life = after_life(self.life, act)
        if on > day_in_romania(now):
            raise DayAhead()
        self.life, self.life_ended_on = life, on
        self.changes.add(
            StandingChange.of_life(self.id, act, life, on=on, source=tidy(source), by=by, now=now)
        )


def _contact(written: str) -> str:
    try:
        return normalise_email(written)
    except EmailNotValid as error:
        raise ContactEmailNotValid() from error
