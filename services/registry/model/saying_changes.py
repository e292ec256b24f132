"""What a request for a change tells: who asked, the clerk who wanted to know, who represents it now."""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.registry.events.changes import (
    ChangeAnswered,
    ChangeDecided,
    ChangeQuestioned,
    RepresentativeChangeAsked,
    RepresentativeChangeDecided,
)
from shared.persistence.aggregate import Aggregate

Outcome = Literal["accepted", "refused"]


class SaysChanges(Aggregate):
    """Mixin of `ChangeRequest`, under whose sequence it is said."""

    organisation_id: Mapped[UUID]
    authority: Mapped[str]
    asked_by: Mapped[UUID]
    reason: Mapped[str | None]
    representative: Mapped[str | None]
    others_stay: Mapped[bool]

    def tell_questioned(self, organisation_name: str, text: str) -> None:
        """Tell who asked that the authority wants to know something."""
        self.record(ChangeQuestioned(**self._told(organisation_name), account_id=self.asked_by, text=text))

    def tell_answered(self, organisation_name: str, text: str, clerk_id: UUID) -> None:
        """Tell the clerk who wanted to know."""
        self.record(ChangeAnswered(**self._told(organisation_name), account_id=clerk_id, text=text))

    def tell_outcome(self, organisation_name: str, decision: Outcome) -> None:
        """Tell who asked what was decided, and why."""
        self.record(
            ChangeDecided(
                **self._told(organisation_name),
                account_id=self.asked_by,
                decision=decision,
                reason=self.reason,
                representative=self.representative,
            )
        )

    def tell_asked(self, organisation_name: str, representatives: Iterable[UUID]) -> None:
        """Tell those who represent it that somebody is to represent it instead of them or beside them."""
        for account_id in representatives:
            self.record(
                RepresentativeChangeAsked(
                    **self._told(organisation_name),
                    account_id=account_id,
                    is_claim=self.representative == "self",
                )
            )

    def tell_decided(
        self, organisation_name: str, representatives: Iterable[UUID], decision: Outcome
    ) -> None:
        """Tell them what was decided."""
        for account_id in representatives:
            self.record(
                RepresentativeChangeDecided(
                    **self._told(organisation_name),
                    account_id=account_id,
                    is_claim=self.representative == "self",
                    decision=decision,
                    others_stay=self.others_stay,
                )
            )

    def _told(self, organisation_name: str) -> dict[str, Any]:
        return {
            "change_id": self.id,
            "organisation_id": self.organisation_id,
            "organisation_name": organisation_name,
            "authority": self.authority,
        }
