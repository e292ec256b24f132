"""Terms watched by the clock: reminders, breaches, and what was slept through."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from services.consultation.jobs import close_due, watch_terms
from services.consultation.model.days import ROMANIA, end_of
from services.consultation.model.deadlines import OpenTerm, reminder_of
from services.consultation.model.known import staff_role
from services.consultation.model.law import Calendar
from shared.ids import new_id
from tests.unit.consultation.world import AUTHORITY, World

DEEDS = text(
    "select deed, term, last_day, days, due_at, ran_at, told from procedure_deed order by ran_at, id"
)
TERM = OpenTerm("recommendations", date(2026, 1, 26), 0)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def staff(world: World, role: str, authority: str = AUTHORITY, *, held: bool = True) -> UUID:
    """Somebody who works for the authority."""
    account_id = new_id()
    world.know(staff_role, account_id=account_id, authority=authority, role=role, held=held)
    return account_id


def deeds(world: World) -> list[Any]:
    """What the clock did."""
    with world.runtime.read() as session:
        return [tuple(row) for row in session.execute(DEEDS)]


def at(day: date, hour: int) -> datetime:
    """An hour of a day in Romania."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ROMANIA)


def test_clerks_are_reminded_once_each_time(world: World) -> None:
    """On Monday, Wednesday and Friday before a Monday, however often the clock comes by."""
    clerk, _, gone = staff(world, "clerk"), staff(world, "auditor"), staff(world, "clerk", held=False)
    opened = world.published(recommendations_until=date(2026, 1, 26))
    for hours in range(0, 14 * 24, 6):
        world.clock.instant = at(date(2026, 1, 13), 11) + timedelta(hours=hours)
        close_due(world.runtime.bus)
        watch_terms(world.runtime.bus)
    told = world.said("term.neared")
    assert [(one["account_id"], one["working_days_left"]) for one in told] == [
        (str(clerk), 5),
        (str(clerk), 3),
        (str(clerk), 1),
    ]
    assert str(gone) not in {one["account_id"] for one in told}
    assert (told[0]["consultation_id"], told[0]["last_day"], told[0]["rule"]) == (
        str(opened.id),
        "2026-01-26",
        "recommendations-10-days",
    )


def test_what_was_slept_through_is_said_once(world: World) -> None:
    """Off from before the first reminder until after the third: the third alone, with when it really ran."""
    staff(world, "clerk")
    world.published(recommendations_until=date(2026, 1, 26))
    world.clock.instant = at(date(2026, 1, 23), 15)
    watch_terms(world.runtime.bus)
    watch_terms(world.runtime.bus)
    assert deeds(world) == [
        (
            "reminded",
            "recommendations",
            date(2026, 1, 26),
            1,
            at(date(2026, 1, 23), 8),
            at(date(2026, 1, 23), 15),
            1,
        )
    ]


def test_a_closing_that_was_slept_through_says_when_it_ran(world: World) -> None:
    """Closed as of midnight, noticed at noon."""
    world.published()
    world.clock.instant = at(date(2026, 1, 24), 12)
    close_due(world.runtime.bus)
    [(deed, _, last_day, _, due_at, ran_at, _)] = deeds(world)
    assert (deed, last_day) == ("closed", date(2026, 1, 23))
    assert (due_at, ran_at) == (end_of(date(2026, 1, 23)), at(date(2026, 1, 24), 12))
    assert world.said("consultation.closed")[0]["closed_at"] == "2026-01-23T22:00:00Z"


def test_a_missing_answer_is_a_breach_for_the_superior(world: World) -> None:
    """After the day of the adoption, once; not while somebody can still answer, nor where all is answered."""
    boss = staff(world, "administrator")
    planned = {"planned_adoption": date(2026, 3, 2), "recommendations_until": date(2026, 1, 26)}
    late, done = world.published(**planned), world.published(**planned)
    world.sent(late.id, world.person())
    world.answered(world.sent(done.id, world.person()).id)
    world.clock.instant = at(date(2026, 3, 2), 23)
    watch_terms(world.runtime.bus)
    assert world.said("term.broken") == []
    for _ in range(2):
        world.clock.advance(hours=2)
        watch_terms(world.runtime.bus)
    [told] = world.said("term.broken")
    assert (told["account_id"], told["consultation_id"], told["waiting"]) == (str(boss), str(late.id), 1)
    assert told["rule"] == "refusal-reasoned"


def test_without_an_own_administrator_those_of_all_are_told(world: World) -> None:
    """A breach is nobody's secret."""
    everywhere = staff(world, "administrator", "common")
    opened = world.published(planned_adoption=date(2026, 3, 2))
    world.sent(opened.id, world.person())
    world.clock.instant = at(date(2026, 3, 9), 9)
    watch_terms(world.runtime.bus)
    assert [one["account_id"] for one in world.said("term.broken")] == [str(everywhere)]


def test_answers_are_reminded_of_before_the_adoption(world: World) -> None:
    """As long as one is missing."""
    staff(world, "clerk")
    opened = world.published(planned_adoption=date(2026, 3, 2), recommendations_until=date(2026, 1, 26))
    sent = world.sent(opened.id, world.person())
    world.clock.instant = at(date(2026, 2, 25), 9)
    watch_terms(world.runtime.bus)
    assert [(one["term"], one["waiting"]) for one in world.said("term.neared")] == [("answers", 1)]
    world.answered(sent.id)
    world.clock.instant = at(date(2026, 2, 27), 9)
    watch_terms(world.runtime.bus)
    assert len(world.said("term.neared")) == 1


@pytest.mark.parametrize(
    ("last_day", "morning"),
    [
        # The clocks go forward on 29 March 2026 and back on 25 October.
        (date(2026, 3, 30), datetime(2026, 3, 27, 6, tzinfo=UTC)),
        (date(2026, 3, 31), datetime(2026, 3, 30, 5, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 23, 5, tzinfo=UTC)),
        (date(2026, 10, 27), datetime(2026, 10, 26, 6, tzinfo=UTC)),
    ],
)
def test_the_morning_is_romanias(last_day: date, morning: datetime) -> None:
    """At eight, whatever the clocks did in between."""
    term = replace(TERM, last_day=last_day)
    earlier = morning - timedelta(seconds=1)
    found = reminder_of(term, LONG_AGO, morning, Calendar())
    assert found
    assert (found.days, found.due_at) == (1, morning)
    before = reminder_of(term, LONG_AGO, earlier, Calendar())
    assert before is None or before.days == 3


@given(
    last_day=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    hours=st.integers(0, 24 * 40),
)
def test_a_reminder_is_the_newest_that_is_due(last_day: date, hours: int) -> None:
    """In so many working days the term ends; none is due after its end."""
    calendar, now = Calendar(), end_of(last_day) - timedelta(hours=hours)
    found = reminder_of(replace(TERM, last_day=last_day), LONG_AGO.replace(year=2020), now, calendar)
    if hours == 0:
        assert found is None
    if found:
        day = found.due_at.date()
        between = [day + timedelta(days=n) for n in range((last_day - day).days)]
        assert sum(calendar.is_working(one) for one in between) == found.days
        assert calendar.is_working(day)
        assert found.due_at <= now
