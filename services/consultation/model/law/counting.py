"""How days are counted: three rules, as law and practice know three; an authority has one, with its version.

By the Civil Code (art. 2552, 2554) neither the first nor the last day of a term by days counts, and an end on
a day that is no working day moves to the next that is. Town halls also leave out the first day alone, or none
at all. Working days end on the last of them by all three; who counts the first day is there one working day
sooner.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from services.consultation.model.law.holidays import ONE_DAY, Calendar
from services.consultation.model.law.words import Told

Unit = Literal["calendar-days", "working-days"]
VERSION = 1  # of the three rules as they stand here; kept beside an authority's choice
PLAIN = "plain-days"  # day minus day, under any rule: art. 8


class CountRule(StrEnum):
    """The rule of an authority."""

    CIVIL_CODE = "civil-code"
    FIRST_EXCLUDED = "first-excluded"
    FIRST_COUNTED = "first-counted"


NAMES: Mapping[CountRule, Told] = {
    CountRule.CIVIL_CODE: Told("după Codul civil", "by the Civil Code"),
    CountRule.FIRST_EXCLUDED: Told("fără prima zi", "without the first day"),
    CountRule.FIRST_COUNTED: Told("cu prima zi", "with the first day"),
}
MEANINGS: Mapping[CountRule, Told] = {
    CountRule.CIVIL_CODE: Told(
        "prima și ultima zi nu se socotesc, iar sfârșitul în zi nelucrătoare se mută la prima zi lucrătoare",
        "first and last day do not count, and an end on a day off moves to the next working day",
    ),
    CountRule.FIRST_EXCLUDED: Told(
        "numărătoarea începe cu ziua următoare", "counting begins with the next day"
    ),
    CountRule.FIRST_COUNTED: Told(
        "la termenele în zile lucrătoare se socotește și prima zi",
        "in terms of working days the first day counts, too",
    ),
}


@dataclass(frozen=True)
class Skipped:
    """A day that was passed over, and why."""

    date: date
    why: Told


@dataclass(frozen=True)
class Counted:
    """A term: its last day, the first day after it on which what waited may happen, the days passed over."""

    due: date
    earliest: date
    skipped: tuple[Skipped, ...]


def calendar_days(start: date, number: int, rule: CountRule, calendar: Calendar) -> Counted:
    """A term of so many calendar days that begins on `start`.

    >>> calendar_days(date(2026, 1, 13), 10, CountRule.CIVIL_CODE, Calendar()).due
    datetime.date(2026, 1, 26)
    """
    if rule is not CountRule.CIVIL_CODE:
        due = start + timedelta(days=number)
        return Counted(due, due + ONE_DAY, ())
    end = start + timedelta(days=number + 1)
    due = calendar.from_then_on(end)
    return Counted(due, due + ONE_DAY, _off(end, due, calendar))


def working_days(start: date, number: int, rule: CountRule, calendar: Calendar) -> Counted:
    """A term of so many working days that begins on `start`; what waits for it may happen on the next.

    >>> working_days(date(2026, 1, 13), 30, CountRule.FIRST_COUNTED, Calendar()).earliest
    datetime.date(2026, 2, 24)
    """
    first = start if rule is CountRule.FIRST_COUNTED else start + ONE_DAY
    due = calendar.from_then_on(first)
    for _ in range(number - 1):
        due = calendar.after(due)
    return Counted(due, calendar.after(due), _off(first, due, calendar))


COUNT: Mapping[Unit, Callable[[date, int, CountRule, Calendar], Counted]] = {
    "calendar-days": calendar_days,
    "working-days": working_days,
}


def by_each(start: date, number: int, unit: Unit, calendar: Calendar) -> list[Counted]:
    """The same term by each of the three rules."""
    return [COUNT[unit](start, number, rule, calendar) for rule in CountRule]


def _off(first: date, before: date, calendar: Calendar) -> tuple[Skipped, ...]:
    """The days that are no working days, from `first` until the day before `before`."""
    days = (first + timedelta(days=days) for days in range((before - first).days))
    return tuple(Skipped(day, why) for day in days if (why := calendar.why_off(day)))
