"""Days as people here count them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

ROMANIA = ZoneInfo("Europe/Bucharest")


def day_in_romania(instant: datetime) -> date:
    """The day that it is in Romania at that instant."""
    return instant.astimezone(ROMANIA).date()
