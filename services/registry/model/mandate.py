"""Mandates: who may speak for an organisation, in which role, from when to when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.mandates import MandateEnded as AlreadyEnded
from services.registry.events.mandates import MandateEnded, MandateExpiring, MandateGiven
from services.registry.model.base import Base
from services.registry.model.days import day_begins, day_in_romania
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

Role = Literal["legal-representative", "delegate", "observer"]
HowEnded = Literal[
    "by-date", "by-representative", "by-holder", "by-operator", "by-successor", "by-authority",
    "with-organisation",
]  # fmt: skip
REPRESENTATIVE: Role = "legal-representative"
SPEAKS: frozenset[str] = frozenset({REPRESENTATIVE, "delegate"})  # an observer reads
REMINDERS = (30, 7)  # days before the last one


@dataclass(frozen=True, kw_only=True)
class Span:
    """From a day to another, both included; without an end it runs until somebody ends it."""

    from_date: date
    until_date: date | None


class Mandate(Aggregate, Base):
    """One person, one organisation, one role; a person's mandates for an organisation never overlap.

    `ended_at` is the instant from which it is over; until then it runs, or is to begin. `reminded_days` is
    the last reminder that is not owed any more.
    """

    __tablename__ = "mandate"
    __table_args__ = (
        Index(
            "uq_mandate_running",
            "account_id",
            "organisation_id",
            unique=True,
            postgresql_where=text("until_date is null"),
        ),
        Index(
            "uq_mandate_beginning",
            "account_id",
            "organisation_id",
            "from_date",
            unique=True,
            postgresql_where=text("ended_at is null"),
        ),
        Index("ix_mandate_until_date", "until_date", postgresql_where=text("ended_at is null")),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_name: Mapped[str]
    role: Mapped[str]
    from_date: Mapped[date]
    until_date: Mapped[date | None]
    given_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None]
    reminded_days: Mapped[int | None]

    @classmethod
    def give(
        cls,
        account_id: UUID,
        organisation_id: UUID,
        organisation_name: str,
        role: Role,
        now: datetime,
        *,
        span: Span | None = None,
        given_by: UUID | None = None,
    ) -> Self:
        """Let a person speak for an organisation.

        Args:
            span: from today on and without an end unless given.
            given_by: the representative who gave it; the person where an authority accepted that they
                represent it from now on; None where it came with the verification.
        """
        today = day_in_romania(now)
        span = span or Span(from_date=today, until_date=None)
        mandate = cls(
            id=new_id(),
            account_id=account_id,
            organisation_id=organisation_id,
            organisation_name=organisation_name,
            role=role,
            from_date=span.from_date,
            until_date=span.until_date,
            given_by=given_by,
            ended_at=None,
            reminded_days=_owed_no_more(span.until_date, today),
        )
        mandate.record(MandateGiven(**mandate._facts()))
        return mandate

    def runs_on(self, day: date) -> bool:
        """Whether that day, in Romania, is one of its days."""
        begun = self.ended_at is None and self.from_date <= day
        return begun and (self.until_date is None or day <= self.until_date)

    def end(self, how: HowEnded, now: datetime) -> None:
        """Be over at once.

        Raises:
            MandateEnded: it ended before.
        """
        if self.ended_at is not None:
            raise AlreadyEnded()
        self.until_date, self.ended_at = day_in_romania(now), now
        self.record(MandateEnded(**self._facts(), ended_at=now, how=how))

    def give_way(self, day: date, how: HowEnded, now: datetime) -> None:
        """Be over before a day: at once where that day has come, else with the last day before it."""
        today = day_in_romania(now)
        if day <= today or day <= self.from_date:
            self.end(how, now)
        elif self.until_date is None or self.until_date >= day:
            self.until_date = day - timedelta(days=1)
            self.reminded_days = _owed_no_more(self.until_date, today)

    def expire(self) -> None:
        """Be over since midnight after its last day.

        Raises:
            MandateEnded: it ended before, or has no last day.
        """
        if self.ended_at is not None or self.until_date is None:
            raise AlreadyEnded()
        self.ended_at = day_begins(self.until_date + timedelta(days=1))
        self.record(MandateEnded(**self._facts(), ended_at=self.ended_at, how="by-date"))

    def remind(self, told: Iterable[UUID], today: date) -> None:
        """Tell people that it ends soon; of two reminders that are due, the later counts for both.

        Args:
            told: accounts, each once.
            today: in Romania.
        """
        if self.until_date is None:
            return
        self.reminded_days = _owed_no_more(self.until_date, today)
        for account_id in told:
            self.record(
                MandateExpiring(
                    mandate_id=self.id,
                    account_id=account_id,
                    holder_id=self.account_id,
                    organisation_id=self.organisation_id,
                    organisation_name=self.organisation_name,
                    role=self.role,
                    until_date=self.until_date,
                )
            )

    def _facts(self) -> dict[str, Any]:
        return {
            "mandate_id": self.id,
            "account_id": self.account_id,
            "organisation_id": self.organisation_id,
            "organisation_name": self.organisation_name,
            "role": self.role,
            "from_date": self.from_date,
            "until_date": self.until_date,
            "given_by": self.given_by,
        }


def _owed_no_more(until: date | None, today: date) -> int | None:
    """The shortest reminder whose day has come: who gets a mandate of five days knows that it is short."""
    if until is None:
        return None
    return min((days for days in REMINDERS if (until - today).days <= days), default=None)
