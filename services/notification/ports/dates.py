"""Dates as people say them: in full, in Romania's time, with the days that are left."""

from datetime import date, datetime

from babel.dates import format_date

from services.notification.model.follower import ROMANIA

FULL = "EEEE, d MMMM y"
HOUR = {"ro": "ora", "en": "at"}
MANY_IN_ROMANIAN = range(1, 20)  # „19 zile”, but „20 de zile”


def read(written: str) -> datetime:
    """An instant as events write it (RFC 3339), in Romania's time."""
    return datetime.fromisoformat(written).astimezone(ROMANIA)


def full_date(written: str, language: str) -> str:
    """“joi, 29 ianuarie 2026”, from an instant or a day."""
    day = date.fromisoformat(written) if len(written) == len("2026-01-29") else read(written).date()
    return format_date(day, FULL, locale=language)


def full_moment(written: str, language: str) -> str:
    """“joi, 29 ianuarie 2026, ora 23:59”."""
    return f"{full_date(written, language)}, {HOUR[language]} {read(written):%H:%M}"


def exact_moment(written: str, language: str) -> str:
    """The same to the second, for receipts."""
    return f"{full_date(written, language)}, {HOUR[language]} {read(written):%H:%M:%S}"


def days_left(until: str, now: datetime, language: str) -> str:
    """“mai sunt 6 zile”, “astăzi este ultima zi”, “termenul s-a încheiat”."""
    today: date = now.astimezone(ROMANIA).date()
    days = (read(until).date() - today).days
    if read(until) <= now:
        return "termenul s-a încheiat" if language == "ro" else "the term is over"
    if days == 0:
        return "astăzi este ultima zi" if language == "ro" else "today is the last day"
    if language == "en":
        return "1 day left" if days == 1 else f"{days} days left"
    return "mai este o zi" if days == 1 else f"mai sunt {_counted(days)}"


def _counted(days: int) -> str:
    return f"{days} zile" if days % 100 in MANY_IN_ROMANIAN else f"{days} de zile"
