"""Days and years as the law counts them: Romania's, whatever the server's time zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ROMANIA = ZoneInfo("Europe/Bucharest")


def day_of(instant: datetime) -> date:
    """The day in Romania at that instant."""
    return instant.astimezone(ROMANIA).date()


def start_of(day: date) -> datetime:
    """The first instant of a day in Romania, in UTC."""
    return datetime.combine(day, time(), ROMANIA).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The first instant that is no longer that day; 23:59:59.999999 before it still counts."""
    return start_of(day + timedelta(days=1))


def last_second_of(day: date) -> datetime:
    """23:59:59 of a day in Romania, in UTC: how a term's end is written for people."""
    return end_of(day) - timedelta(seconds=1)
