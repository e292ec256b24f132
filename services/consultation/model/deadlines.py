"""The terms of an open procedure: when people are reminded of them, and when one has passed in vain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from services.consultation.model.days import ROMANIA, day_of, end_of
from services.consultation.model.law.holidays import ONE_DAY, Calendar
from services.consultation.model.law.rules import BY_ID, Rule

BEFORE = (1, 3, 5)  # working days before the last day of a term, the nearest first
MORNING = time(8)
Name = Literal["recommendations", "answers", "debate", "documents"]
DOCUMENTS: Name = "documents"
DEBATE: Name = "debate"
RULES = {
    "recommendations": BY_ID["recommendations-10-days"],
    "answers": BY_ID["refusal-reasoned"],
    DEBATE: BY_ID["debate-on-request"],
    DOCUMENTS: BY_ID["debate-documents-10-days"],
}


@dataclass(frozen=True)
class Procedure:
    """What is known of a consultation that runs.

    Args:
        last_day: for recommendations; None once they are no longer received.
        adoption: the day that is planned for it.
        waiting: recommendations without an answer.
        announced: the last day for recommendations, also once it is over.
        debates: requests for a debate that are open.
    """

    published_at: datetime
    last_day: date | None
    adoption: date | None
    waiting: int
    announced: date | None = None
    debates: int = 0


@dataclass(frozen=True)
class OpenTerm:
    """A term that runs or has passed, its last day, and how many recommendations or requests wait."""

    name: Name
    last_day: date
    waiting: int

    @property
    def rule(self) -> Rule:
        """What asks for it."""
        return RULES[self.name]


@dataclass(frozen=True)
class Reminder:
    """So many working days before the last day of a term, in the morning; below 0, after it."""

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
    if procedure.announced and procedure.debates:
        yield OpenTerm(DEBATE, procedure.announced, procedure.debates)


def reminder_of(term: OpenTerm, since: datetime, now: datetime, calendar: Calendar) -> Reminder | None:
    """The newest reminder that is due; those that were slept through before it are not made up for.

    Args:
        since: before which nothing was due.
    """
    if now >= end_of(term.last_day):
        return _overdue(term, since, now, calendar) if term.name == DEBATE else None
    for days in BEFORE:
        due_at = datetime.combine(_before(term.last_day, days, calendar), MORNING, ROMANIA)
        if since <= due_at <= now:
            return Reminder(days, due_at)
    return None


def is_broken(term: OpenTerm, now: datetime, reminder: Reminder | None = None) -> bool:
    """Whether its last day has passed without what it asks.

    Answers are missing for the adoption, or the minutes of a debate; or a debate was asked for, nobody has
    called it, and the clerks are being reminded of that.
    """
    if term.name == DEBATE:
        return reminder is not None and reminder.days < 0
    return term.name in ("answers", DOCUMENTS) and now >= end_of(term.last_day)


def _overdue(term: OpenTerm, since: datetime, now: datetime, calendar: Calendar) -> Reminder | None:
    """Every working morning after the last day of a term, as long as somebody waits."""
    day = day_of(now)
    if now < datetime.combine(day, MORNING, ROMANIA):
        day -= ONE_DAY
    while not calendar.is_working(day):
        day -= ONE_DAY
    due_at = datetime.combine(day, MORNING, ROMANIA)
    if day <= term.last_day or due_at < since:
        return None
    passed, after = 0, term.last_day
    while after < day:
        after += ONE_DAY
        passed += calendar.is_working(after)
    return Reminder(-passed, due_at)


def _before(day: date, number: int, calendar: Calendar) -> date:
    for _ in range(number):
        day -= ONE_DAY
        while not calendar.is_working(day):
            day -= ONE_DAY
    return day
