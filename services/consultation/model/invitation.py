"""What a clerk calls people to: when, where, in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from services.consultation.errors.meetings import EndsAstray, InThePast, TooFarAhead
from services.consultation.model.hours import instant_of
from services.consultation.model.meeting_findings import Kind

LONGEST, FARTHEST, ONE_DAY = timedelta(hours=12), timedelta(days=731), timedelta(days=1)


@dataclass(frozen=True)
class When:
    """Day and hours as a clerk writes them, in Romania; an end that is not later is in the night after."""

    on: date
    begins: time
    ends: time

    def instants(self) -> tuple[datetime, datetime]:
        """From when until when.

        Raises:
            NoSuchHour, EndsAstray
        """
        last = self.on if self.ends > self.begins else self.on + ONE_DAY
        starts_at, ends_at = instant_of(self.on, self.begins), instant_of(last, self.ends)
        if not timedelta() < ends_at - starts_at <= LONGEST:
            raise EndsAstray
        return starts_at, ends_at


@dataclass(frozen=True)
class Where:
    """A place, an address for taking part from afar, or both."""

    place: str
    online_url: str | None = None


@dataclass(frozen=True)
class Order:
    """How it goes.

    Args:
        capacity: seats; None without limit. The press is never limited, art. 8 (3).
        speaking_minutes: for each speaker; None where nothing is said of it.
        agenda: its points in order.
    """

    title: str
    capacity: int | None
    speaking_minutes: int | None
    agenda: Sequence[str]
    how_to_register: str


@dataclass(frozen=True)
class Invitation:
    """What a clerk calls people to."""

    kind: Kind
    when: When
    where: Where
    order: Order
    is_example: bool = False


def require_ahead(starts_at: datetime, now: datetime) -> None:
    """Go on only where it is still to come.

    Raises:
        InThePast, TooFarAhead
    """
    if starts_at <= now:
        raise InThePast
    if starts_at - now > FARTHEST:
        raise TooFarAhead
