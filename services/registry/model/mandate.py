"""Mandates: who may speak for an organisation, in which role, from when to when."""

from datetime import date, datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.mandates import MandateEnded as AlreadyEnded
from services.registry.events.mandates import MandateEnded, MandateGiven
from services.registry.model.base import Base
from services.registry.model.days import day_in_romania
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

Role = Literal["legal-representative"]


class Mandate(Aggregate, Base):
    """One person, one organisation, one role; a person has at most one that runs for an organisation."""

    __tablename__ = "mandate"
    __table_args__ = (
        Index(
            "uq_mandate_running",
            "account_id",
            "organisation_id",
            unique=True,
            postgresql_where=text("until_date is null"),
        ),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_name: Mapped[str]
    role: Mapped[str]
    from_date: Mapped[date]
    until_date: Mapped[date | None]

    @classmethod
    def give(
        cls, account_id: UUID, organisation_id: UUID, organisation_name: str, role: Role, now: datetime
    ) -> Self:
        """Let a person speak for an organisation from today on."""
        mandate = cls(
            id=new_id(),
            account_id=account_id,
            organisation_id=organisation_id,
            organisation_name=organisation_name,
            role=role,
            from_date=day_in_romania(now),
            until_date=None,
        )
        mandate._say(MandateGiven)
        return mandate

    def end(self, now: datetime) -> None:
        """Let it run no longer than today.

        Raises:
            MandateEnded: it ended before.
        """
        if self.until_date is not None:
            raise AlreadyEnded()
        self.until_date = day_in_romania(now)
        self._say(MandateEnded)

    def _say(self, event: type[MandateGiven]) -> None:
        self.record(
            event(
                mandate_id=self.id,
                account_id=self.account_id,
                organisation_id=self.organisation_id,
                organisation_name=self.organisation_name,
                role=self.role,
                from_date=self.from_date,
                until_date=self.until_date,
            )
        )
