"""Lists of what is held at an hour, be it a meeting or an activity: all of one for a file, a month of it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from services.portal import dates
from services.portal.asking import caller
from services.portal.pages.organisations import cursor_of, items_of

AT_ONCE, MOST = "100", 500
FIRST_YEAR, LAST_YEAR = 2001, 2198
ONE_DAY, MORE_THAN_A_MONTH = timedelta(days=1), timedelta(days=32)
Json = dict[str, Any]


def all_of(path: str, asked: dict[str, str]) -> Iterator[Json]:
    """All that is asked for, up to what a file should hold."""
    found = 0
    while found < MOST:
        page = caller().get("consultation", path, {**asked, "limit": AT_ONCE}).data
        yield from items_of(page)
        found += len(items_of(page))
        if not cursor_of(page):
            return
        asked = {**asked, "cursor": cursor_of(page)}


def asked_of(wanted: dict[str, str]) -> dict[str, str]:
    """What the service is asked, of what the address says."""
    return {name: value for name, value in wanted.items() if value and (name, value) != ("period", "all")}


def month_asked(typed: str) -> date:
    """The first day of the month in the address, else of this one; a year that nobody means is not drawn."""
    try:
        first = date.fromisoformat(f"{typed}-01")
    except ValueError:
        return dates.today().replace(day=1)
    return first if FIRST_YEAR <= first.year <= LAST_YEAR else dates.today().replace(day=1)


def span_of(first: date) -> dict[str, str]:
    """The days of a month, as the service is asked for them."""
    return {"since": first.isoformat(), "until": (next_month(first) - ONE_DAY).isoformat()}


def around(first: date) -> dict[str, str]:
    """The months before and after, as addresses write them."""
    return {"before": f"{first - ONE_DAY:%Y-%m}", "after": f"{next_month(first):%Y-%m}"}


def next_month(first: date) -> date:
    """The first day of it."""
    return (first + MORE_THAN_A_MONTH).replace(day=1)


def by_day(found: Iterable[Json]) -> dict[date, list[Json]]:
    """Each under the day on which it begins, in Romania."""
    days: dict[date, list[Json]] = {}
    for one in found:
        if begins := dates.read_instant(one["starts_at"]):
            days.setdefault(begins.date(), []).append(one)
    return days


def hours_of(one: Json) -> tuple[str, str, str]:
    """Day, beginning and end for a table, in Romania's time."""
    begins, ends = dates.read_instant(one["starts_at"]), dates.read_instant(one["ends_at"])
    return (
        begins.date().isoformat() if begins else "",
        f"{begins:%H:%M}" if begins else "",
        f"{ends:%H:%M}" if ends else "",
    )
