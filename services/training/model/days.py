"""Days as people count them: Romania's, whatever the server's time zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ROMANIA = ZoneInfo("Europe/Bucharest")


def day_of(instant: datetime) -> date:
    """The day in Romania at that instant."""
    return instant.astimezone(ROMANIA).date()


def end_of(day: date) -> datetime:
    """The first instant that is no longer that day, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), ROMANIA).astimezone(UTC)
