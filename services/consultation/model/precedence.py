"""The order in which seats are given and people speak, as the chair sets it (Law 52/2003, art. 8 (3))."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.model.base import Base
from services.consultation.model.gathering import Gathering
from shared.persistence.aggregate import Aggregate

Group = Literal["recommended", "organisations", "others"]
GROUPS: tuple[Group, ...] = ("recommended", "organisations", "others")


class GatheringOrder(Aggregate, Base):
    """Its id is the gathering's. Without one, and within a group, who registered first comes first."""

    __tablename__ = "gathering_order"

    gathering_kind: Mapped[str]
    authority: Mapped[str]
    precedence: Mapped[list[str]] = mapped_column(ARRAY(Text))
    set_by: Mapped[UUID]
    set_at: Mapped[datetime]

    @classmethod
    def of(cls, gathering: Gathering, precedence: Sequence[Group], *, by: UUID, now: datetime) -> Self:
        """The first order that is set for a gathering."""
        made = cls(id=gathering.id, gathering_kind=gathering.kind, authority=gathering.authority)
        made.set(precedence, by=by, now=now)
        return made

    def set(self, precedence: Sequence[Group], *, by: UUID, now: datetime) -> None:
        """Another order, from now on; no seat that was given is taken back."""
        self.precedence, self.set_by, self.set_at = list(precedence), by, now


def rank_of(precedence: Sequence[str], *, has_recommended: bool, has_organisation: bool) -> int:
    """Where somebody stands: the first of the groups to which they belong, counted from 0."""
    belongs = {"recommended": has_recommended, "organisations": has_organisation, "others": True}
    places = (place for place, group in enumerate(precedence) if belongs.get(group))
    return next(places, len(precedence))
