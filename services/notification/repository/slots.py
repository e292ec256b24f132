"""When somebody is told: pieces of SQL over a row `f` of `follower`, and the values that they need.

Hours are those of Bucharest. A digest comes once a day (or week) at its holder's hour, and within that hour
at a second of the holder's own, so that not all come at once. A day of 23 or 25 hours has one such
instant too: an hour that the clock leaps over is the one after it, one that it repeats is the second.
"""

from datetime import datetime, timedelta
from typing import Any

from services.notification.model.follower import ROMANIA, ZONE

# From the random end of the id: 0 … 3599 seconds.
SPREAD = "(('x' || right(cast(f.id as text), 4))::bit(16)::int % 3600)"


def _at(day: str, hour: str, seconds: str = "0") -> str:
    return f"(({day} + make_interval(hours => {hour}, secs => {seconds})) at time zone '{ZONE}')"


def _own(day: str) -> str:
    return _at(f"cast({day} as date)", "f.digest_hour", SPREAD)


TODAY = "cast(:today as date)"
DAY_OF_WEEK = f"({TODAY} + (f.digest_weekday - :weekday + 7) % 7)"
DAILY = f"case when {_own(TODAY)} > :now then {_own(TODAY)} else {_own(f'{TODAY} + 1')} end"
WEEKLY = (
    f"case when {_own(DAY_OF_WEEK)} > :now then {_own(DAY_OF_WEEK)} else {_own(f'{DAY_OF_WEEK} + 7')} end"
)
# Somebody's pause ends at their hour too; `:day` is the first day after it.
PAUSE_END = _own(":day")
IS_QUIET = """(f.quiet_from is not null and case when f.quiet_from < f.quiet_until
    then :hour >= f.quiet_from and :hour < f.quiet_until
    else :hour >= f.quiet_from or :hour < f.quiet_until end)"""
MORNING = f"({TODAY} + case when f.quiet_from > f.quiet_until and :hour >= f.quiet_from then 1 else 0 end)"
# Now, or the end of the quiet hours in which now is.
PLANNED = f"case when {IS_QUIET} then {_at(MORNING, 'f.quiet_until')} else cast(:now as timestamptz) end"
# What is too much for one hour comes within the first five minutes of the next.
NEXT_HOUR = f"(cast(:next_hour as timestamptz) + make_interval(secs => {SPREAD} / 12.0))"


def at(now: datetime) -> dict[str, Any]:
    """The values of the names in all of these but `:day`."""
    here = now.astimezone(ROMANIA)
    return {
        "now": now,
        "today": here.date(),
        "weekday": here.isoweekday(),
        "hour": here.hour,
        "next_hour": now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1),
    }
