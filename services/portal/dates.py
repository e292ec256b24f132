"""Dates as people say them: in full, in Romania's time, with the days that are left."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask import current_app

from services.portal.languages import ZONE, language, say, say_count
from shared.clock import Clock

SOON_DAYS = 3
PATTERN = "EEEE, d MMMM y"


def read_instant(value: str | None) -> datetime | None:
    """An RFC 3339 instant as the services write it, in Romania's time; None if there is none."""
    if not value:
        return None
    instant = datetime.fromisoformat(value)
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    return instant.astimezone(ZoneInfo(ZONE))


def today() -> date:
    """The day it is in Romania."""
    return _now().date()


def _now() -> datetime:
    clock: Clock = current_app.extensions["clock"]
    return clock.now().astimezone(ZoneInfo(ZONE))


def full_date(value: str | date | None) -> str:
    """“joi, 29 ianuarie 2026”, from a date or an instant."""
    day = _day_of(value)
    return str(format_date(day, PATTERN, locale=language())) if day else ""


def short_date(value: str | date | None) -> str:
    """“29 ianuarie 2026”, where the day of the week says nothing."""
    day = _day_of(value)
    return str(format_date(day, "d MMMM y", locale=language())) if day else ""


def full_moment(value: str | None) -> str:
    """“joi, 29 ianuarie 2026, ora 23:59”; midnight is said as the end of the day before."""
    instant = read_instant(value)
    if not instant:
        return ""
    day, hour = _deadline_day(instant)
    return say("date.moment", date=full_date(day), hour=hour)


def clock_time(value: str | None) -> str:
    """“14:05:09”, to the second, for receipts."""
    instant = read_instant(value)
    return instant.strftime("%H:%M:%S") if instant else ""


def hour(value: str | None) -> str:
    """“18:00”."""
    instant = read_instant(value)
    return instant.strftime("%H:%M") if instant else ""


def days_left(value: str | None) -> str:
    """“mai sunt 6 zile”, “astăzi este ultima zi”, “s-a încheiat acum 3 zile”."""
    instant = read_instant(value)
    if not instant:
        return ""
    days = (_deadline_day(instant)[0] - today()).days
    if instant <= _now():
        gone = -days
        return say("date.over_today") if gone <= 0 else say_count("date.over", gone)
    return say("date.last_day") if days <= 0 else say_count("date.left", days)


def days_to(value: str | None) -> str:
    """“peste 6 zile”, “mâine”, “astăzi”: when something that is still to come begins."""
    instant = read_instant(value)
    if not instant:
        return ""
    days = (instant.date() - today()).days
    if days <= 1:
        return say("date.today") if days <= 0 else say("date.tomorrow")
    return say_count("date.in_days", days)


def is_soon(value: str | None) -> bool:
    """Whether the deadline is at most three days away and not over."""
    instant = read_instant(value)
    return instant is not None and timedelta(0) < instant - _now() <= timedelta(days=SOON_DAYS)


def is_past(value: str | None) -> bool:
    """Whether the instant is over."""
    instant = read_instant(value)
    return instant is not None and instant <= _now()


def is_day(written: str) -> bool:
    """Whether it is a day as browsers send it, 2026-01-29."""
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def is_hour(written: str) -> bool:
    """Whether it is an hour as browsers send it, 17:00."""
    try:
        return f"{time.fromisoformat(written):%H:%M}" == written
    except ValueError:
        return False


def _deadline_day(instant: datetime) -> tuple[date, str]:
    """Day and hour to show; a term that ends with a day ends at 24:00 of it, not at 00:00 of the next."""
    if (instant.hour, instant.minute, instant.second) == (0, 0, 0):
        return instant.date() - timedelta(days=1), "24:00"
    return instant.date(), instant.strftime("%H:%M")


def _day_of(value: str | date | None) -> date | None:
    if not value:
        return None
    if isinstance(value, date):
        return value
    if len(value) == len("2026-01-29"):
        return date.fromisoformat(value)
    instant = read_instant(value)
    return instant.date() if instant else None
