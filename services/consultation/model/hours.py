"""Hours as people write them, in Romania: a day and an hour become an instant, once.

The instant is kept, so a clock that is changed between an announcement and its day shifts nothing.
"""

from datetime import UTC, date, datetime, time

from services.consultation.errors.meetings import NoSuchHour
from services.consultation.model.days import ROMANIA


def instant_of(day: date, hour: time) -> datetime:
    """The instant of an hour in Romania; the first where the clock shows it twice.

    >>> instant_of(date(2026, 7, 1), time(17)).isoformat()
    '2026-07-01T14:00:00+00:00'

    Raises:
        NoSuchHour: the clock goes from 03:00 to 04:00 that night.
    """
    local = datetime.combine(day, hour.replace(tzinfo=None), ROMANIA)
    instant = local.astimezone(UTC)
    if instant.astimezone(ROMANIA).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchHour(hour=f"{hour:%H:%M}")
    return instant


def comes_twice(instant: datetime) -> bool:
    """Whether the clock in Romania shows its hour twice that night."""
    local = instant.astimezone(ROMANIA)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
