"""A plan of the law drawn on months: which days count, which are passed over and why, what falls on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date, get_day_names

from services.portal.languages import language, say

# The terms of which the days are numbered, the first that runs; and the letters of what falls on a day.
NUMBERED = ("endorsement-30-working-days", "budget-15-days")
DRAWN = (*NUMBERED, "recommendations-10-days")
FAR = timedelta(days=92)
PLANNED: Mapping[str, str] = {
    "recommendations_until": "F",
    "planned_debate": "P",
    "planned_adoption": "H",
}
LETTERS: Mapping[str, str] = {
    "recommendations-10-days": "R",
    "debate-within-10-days": "D",
    "endorsement-30-working-days": "U",
    "budget-15-days": "C",
}
Json = dict[str, Any]
Mark = tuple[date, str, str]  # the day, its letter, and what it is


@dataclass
class Day:
    """A day of a month; `number` is which of the counted days it is, `why` why it does not count."""

    date: date
    number: int = 0
    why: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """A month by weeks that begin on Monday; None stands before its first day and after its last."""

    name: str
    weeks: Sequence[Sequence[Day | None]]


def drawn(plan: Json, planned: Sequence[Mark] = ()) -> list[Month]:
    """The months from the notice to the last day that matters; none where no term runs.

    Args:
        planned: what else falls on a day; what is too far away is not drawn.
    """
    terms = {term["rule"]: term for term in plan["rules"]}
    main = next((terms[rule] for rule in DRAWN if terms.get(rule, {}).get("due")), None)
    if main is None:
        return []
    start, last = date.fromisoformat(plan["published"]), date.fromisoformat(main["earliest"])
    near = [day for day, _, _ in planned if start <= day <= last + FAR]
    days = _days(start, max([last, *near]))
    _number(days, main, start)
    for day, letter, text in sorted([*marks_of(plan), *planned]):
        if day in days:
            days[day].marks.append((letter, text))
    return [_month(days, first) for first in sorted({day.replace(day=1) for day in days})]


def month_of(first: date) -> Month:
    """A month by its first day, with nothing on its days."""
    return _month(_days(first, first), first)


def planned_marks(consultation: Mapping[str, Any]) -> list[Mark]:
    """What an authority has planned, beside what the law counts."""
    return [
        (date.fromisoformat(consultation[name]), letter, say("plan.mark_" + name))
        for name, letter in PLANNED.items()
        if consultation[name]
    ]


def marks_of(plan: Json) -> list[Mark]:
    """What falls on a day by the law."""
    found = [(date.fromisoformat(plan["published"]), "A", say("calculator.mark_notice"))]
    for term in plan["rules"]:
        rule = term["rule"]
        if term["due"] and rule in LETTERS:
            found.append((date.fromisoformat(term["due"]), LETTERS[rule], say("calculator.mark_" + rule)))
        if term["earliest"] and rule in NUMBERED:
            found.append((date.fromisoformat(term["earliest"]), "S", say("calculator.mark_earliest")))
    return sorted(found)


def weekdays() -> list[tuple[str, str]]:
    """The days of the week from Monday, short and whole."""
    short, whole = (get_day_names(width, "stand-alone", language()) for width in ("abbreviated", "wide"))
    return [(short[day], whole[day]) for day in range(7)]


def _days(start: date, last: date) -> dict[date, Day]:
    """Every day of the months from one to the other."""
    first = start.replace(day=1)
    after = (last.replace(day=28) + timedelta(days=4)).replace(day=1)
    every = (first + timedelta(days=days) for days in range((after - first).days))
    return {day: Day(day) for day in every}


def _number(days: Mapping[date, Day], term: Json, start: date) -> None:
    """Number the days that count; the last is the term's, whatever comes after."""
    skipped = {date.fromisoformat(one["date"]): one["why"] for one in term["skipped"]}
    with_first = term["count"]["rule"] == "first-counted" and term["count"]["unit"] == "working-days"
    day, number = start if with_first else start + timedelta(days=1), 0
    due = date.fromisoformat(term["due"])
    while day <= due:
        if day in skipped:
            days[day].why = skipped[day]
        elif number < term["count"]["number"]:
            number += 1
            days[day].number = number
        day += timedelta(days=1)


def _month(days: Mapping[date, Day], first: date) -> Month:
    inside = [day for day in days.values() if (day.date.year, day.date.month) == (first.year, first.month)]
    cells: list[Day | None] = [*[None] * first.weekday(), *inside]
    cells += [None] * (-len(cells) % 7)
    name = str(format_date(first, "LLLL y", locale=language()))
    return Month(name, [cells[week : week + 7] for week in range(0, len(cells), 7)])
