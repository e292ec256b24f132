"""The documents of a debate are watched by the clock, and judged where its consultation is shown."""

from datetime import date, datetime, timedelta
from typing import Any

from services.consultation.jobs import watch_terms
from services.consultation.model.act import Kind
from services.consultation.model.planning import Counting, Planned
from services.consultation.model.timeline import Course, Debated, timeline
from tests.unit.consultation.minuting import ENDED, held, published
from tests.unit.consultation.test_deadlines import at, staff
from tests.unit.consultation.world import World

LAST = date(2026, 1, 30)


def told(world: World, kind: str) -> list[tuple[str, str]]:
    """Of debates' documents: to whom, and the last day."""
    said = [one for one in world.said(kind) if one["term"] == "documents"]
    return [(one["account_id"], one["last_day"]) for one in said]


def every_morning(world: World, until: date) -> None:
    """The clock comes by each day at nine, twice."""
    day = date(2026, 1, 21)
    while day <= until:
        world.clock.instant = at(day, 9)
        watch_terms(world.runtime.bus)
        watch_terms(world.runtime.bus)
        day += timedelta(days=1)


def test_clerks_are_reminded_and_superiors_told_once(world: World) -> None:
    """5, 3 and 1 working days before the tenth day; once after it."""
    clerk, superior = staff(world, "clerk"), staff(world, "administrator")
    held(world, world.published().id)
    every_morning(world, date(2026, 2, 3))
    assert told(world, "term.neared") == [(str(clerk), LAST.isoformat())] * 3
    assert told(world, "term.broken") == [(str(superior), LAST.isoformat())]


def test_nobody_is_reminded_of_what_is_there(world: World) -> None:
    """Once the minutes are public, and of a meeting that was no debate."""
    staff(world, "clerk")
    meeting = held(world, world.published().id)
    published(world, meeting)
    world.clock.instant = datetime(2026, 1, 13, 9, tzinfo=ENDED.tzinfo)
    held(world, None)
    every_morning(world, date(2026, 2, 3))
    assert told(world, "term.neared") == []


def step(debated: Debated, today: date) -> Any:
    """What the timeline says of the documents."""
    plan = Planned(Kind("normative"), date(2026, 1, 13), date(2026, 1, 23), counting=Counting())
    course = Course(plan=plan, is_published=True, debated=debated)
    return next(one for one in timeline(course, today) if one.step == "debate-documents")


def test_the_timeline_judges_them() -> None:
    """Kept within ten days however they are counted; warned of where they are late, for the rule's text
    is not verified; while the term runs nothing is due."""
    on = date(2026, 1, 20)
    runs = step(Debated(on, LAST, None), date(2026, 1, 25))
    assert (runs.on, runs.planned, runs.verdict, runs.law) == (LAST, True, "not-due", "7 (10) d")
    kept = step(Debated(on, LAST, date(2026, 1, 28)), date(2026, 2, 10))
    assert (kept.on, kept.verdict) == (date(2026, 1, 28), "kept")
    missing = step(Debated(on, LAST, None), date(2026, 2, 10))
    assert (missing.verdict, "30 ianuarie 2026" in missing.reason.ro) == ("warning", True)
    late = step(Debated(on, LAST, date(2026, 3, 1)), date(2026, 3, 2))
    assert late.verdict in ("warning", "broken")


def test_an_act_that_was_not_debated_owes_none() -> None:
    """No step, no finding."""
    plan = Planned(Kind("normative"), date(2026, 1, 13), date(2026, 1, 23), counting=Counting())
    steps = timeline(Course(plan=plan, is_published=True), date(2026, 2, 1))
    assert "debate-documents" not in [one.step for one in steps]
