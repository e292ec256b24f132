"""The days that the Government has given off."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class AddDayOff:
    """Count a day as no working day, by the Government's decision that `reason` names."""

    administrator_id: UUID
    day: date
    reason: str


@dataclass(frozen=True)
class RemoveDayOff:
    """Count it as a working day again."""

    administrator_id: UUID
    day_off_id: UUID
