"""At the door of a gathering, whatever it is: who came, when, and what is said of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

ROMANIA = ZoneInfo("Europe/Bucharest")
Result = Literal["checked-in", "already", "unknown", "cancelled", "other-gathering", "other-day", "waiting"]


@dataclass(frozen=True)
class Arrival:
    """Somebody at the door: by a ticket, by who they are in the list, or by a name alone.

    Args:
        key: made on the device; sent twice it is noted once.
        at: when, by the device's clock.
    """

    key: UUID
    at: datetime
    ticket: str | None = None
    person: UUID | None = None
    name: str | None = None


@dataclass(frozen=True)
class Noted:
    """What came of an arrival; `person` and `name` only where they are of this gathering."""

    key: UUID
    result: Result
    person: UUID | None = None
    name: str | None = None
    arrived_at: datetime | None = None


def arrived_at(at: datetime, now: datetime, starts_at: datetime, ends_at: datetime) -> datetime | None:
    """When somebody came, by a device whose clock may be wrong: never later than now.

    Returns:
        None where that is on none of the gathering's days, as they are counted in Romania.
    """
    came = min(at, now)
    day, first, last = (one.astimezone(ROMANIA).date() for one in (came, starts_at, ends_at))
    return came if first <= day <= last else None
