"""What an organisation tells of what authorities decide about it: the public, and who represents it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.registry.events.standings import (
    Decision,
    OrganisationDecisionTaken,
    OrganisationRestored,
    OrganisationStruckOff,
    OrganisationSuspended,
)
from services.registry.model.days import day_in_romania
from shared.persistence.aggregate import Aggregate


class SaysStandings(Aggregate):
    """Mixin of `Organisation`, under whose sequence it is said; the standing itself is a verification's."""

    name: Mapped[str]

    def suspend(self, authority: str, now: datetime) -> None:
        """Tell that the authority's finding does not count for the time being."""
        self.record(
            OrganisationSuspended(
                organisation_id=self.id,
                authority=authority,
                name=self.name,
                suspended_on=day_in_romania(now),
                state="suspended",
            )
        )

    def restore(self, authority: str, now: datetime) -> None:
        """Tell that it counts again."""
        self.record(
            OrganisationRestored(
                organisation_id=self.id,
                authority=authority,
                name=self.name,
                restored_on=day_in_romania(now),
                state="verified",
            )
        )

    def strike_off(self, authority: str, now: datetime) -> None:
        """Tell that the authority no longer has it in its registry."""
        self.record(
            OrganisationStruckOff(
                organisation_id=self.id,
                authority=authority,
                name=self.name,
                struck_off_on=day_in_romania(now),
                state="struck-off",
            )
        )

    def tell(self, account_id: UUID, authority: str, decision: Decision, reason: str, on: date) -> None:
        """Tell one who represents it what was decided, and why."""
        self.record(
            OrganisationDecisionTaken(
                organisation_id=self.id,
                organisation_name=self.name,
                authority=authority,
                account_id=account_id,
                decision=decision,
                reason=reason,
                decided_on=on,
            )
        )
