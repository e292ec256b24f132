"""Days as people here count them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ROMANIA = ZoneInfo("Europe/Bucharest")


def day_in_romania(instant: datetime) -> date:
    """The day that it is in Romania at that instant."""
    return instant.astimezone(ROMANIA).date()


def day_begins(day: date) -> datetime:
    """Midnight in Romania, with which the day begins, in UTC; clocks there change at three or four."""
    return datetime.combine(day, time(), ROMANIA).astimezone(UTC)
