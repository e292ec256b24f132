"""A gathering: a meeting or a joint activity, as who registers for it sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.consultation.errors.registrations import (
    GatheringCancelled,
    GatheringOver,
    NoSuchPoint,
    RegistrationOver,
)

Kind = Literal["meeting", "activity"]
GatheringState = Literal["called", "cancelled", "held"]
CALLED, CANCELLED, HELD = "called", "cancelled", "held"


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """What decides about who may come.

    Args:
        capacity: how many seats; None where nobody counts them.
        open_until: when registering ends.
        consultation_id: on whose draft one may speak; None where it is on none.
        agenda: its points in order, on which one may speak.
    """

    kind: Kind
    id: UUID
    authority: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    online_url: str | None
    capacity: int | None
    open_until: datetime
    state: GatheringState
    consultation_id: UUID | None
    agenda: Sequence[str]
    is_example: bool

    def require_open(self, now: datetime) -> None:
        """Go on only where people can register.

        Raises:
            GatheringCancelled, RegistrationOver
        """
        self.require_called()
        if now >= self.open_until or self.state == HELD:
            raise RegistrationOver

    def require_called(self) -> None:
        """Go on unless it will not be held.

        Raises:
            GatheringCancelled
        """
        if self.state == CANCELLED:
            raise GatheringCancelled

    def require_not_over(self, now: datetime) -> None:
        """Go on only where a seat is still of use to somebody.

        Raises:
            GatheringOver
        """
        if self.is_over(now):
            raise GatheringOver

    def is_over(self, now: datetime) -> bool:
        """Whether it was held, or its time has passed."""
        return self.state == HELD or now >= self.ends_at

    def may_seat(self, now: datetime) -> bool:
        """Whether who waits may still get a seat."""
        return self.state == CALLED and not self.is_over(now)

    def require_point(self, number: int) -> None:
        """Go on only for a point of the agenda, counted from 1.

        Raises:
            NoSuchPoint
        """
        if not 1 <= number <= len(self.agenda):
            raise NoSuchPoint

    def free_seats(self, taken: int) -> int | None:
        """How many are left; None where nobody counts them."""
        return None if self.capacity is None else max(self.capacity - taken, 0)
