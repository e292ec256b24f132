"""The terms of an open procedure: when people are reminded of them, and when one has passed in vain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from services.consultation.model.days import ROMANIA, end_of
from services.consultation.model.law.holidays import ONE_DAY, Calendar
from services.consultation.model.law.rules import BY_ID, Rule

BEFORE = (1, 3, 5)  # working days before the last day of a term, the nearest first
MORNING = time(8)
Name = Literal["recommendations", "answers"]
RULES = {"recommendations": BY_ID["recommendations-10-days"], "answers": BY_ID["refusal-reasoned"]}


@dataclass(frozen=True)
class Procedure:
    """What is known of a consultation that runs.

    Args:
        last_day: for recommendations; None once they are no longer received.
        adoption: the day that is planned for it.
        waiting: recommendations without an answer.
    """

    published_at: datetime
    last_day: date | None
    adoption: date | None
    waiting: int


@dataclass(frozen=True)
class OpenTerm:
    """A term that runs or has passed, and its last day."""

    name: Name
    last_day: date
    waiting: int

    @property
    def rule(self) -> Rule:
        """What asks for it."""
        return RULES[self.name]


@dataclass(frozen=True)
class Reminder:
    """So many working days before the last day of a term, in the morning."""

    days: int
    due_at: datetime


def terms_of(procedure: Procedure) -> Iterator[OpenTerm]:
    """The terms in which somebody still has to do something.

    Law 52/2003 gives answers no term of their own; but who does not take a recommendation over says why
    (art. 12), so that all of them are there when the act is adopted.
    """
    if procedure.last_day:
        yield OpenTerm("recommendations", procedure.last_day, procedure.waiting)
    if procedure.adoption and procedure.waiting:
        yield OpenTerm("answers", procedure.adoption, procedure.waiting)


def reminder_of(term: OpenTerm, since: datetime, now: datetime, calendar: Calendar) -> Reminder | None:
    """The newest reminder that is due; those that were slept through before it are not made up for.

    Args:
        since: before which nothing was due.
    """
    if now >= end_of(term.last_day):
        return None
    for days in BEFORE:
        due_at = datetime.combine(_before(term.last_day, days, calendar), MORNING, ROMANIA)
        if since <= due_at <= now:
            return Reminder(days, due_at)
    return None


def is_broken(term: OpenTerm, now: datetime) -> bool:
    """Whether its last day has passed without what it asks: answers are missing for the adoption."""
    return term.name == "answers" and now >= end_of(term.last_day)


def _before(day: date, number: int, calendar: Calendar) -> date:
    for _ in range(number):
        day -= ONE_DAY
        while not calendar.is_working(day):
            day -= ONE_DAY
    return day
