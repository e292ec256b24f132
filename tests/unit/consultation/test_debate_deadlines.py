"""A debate that was asked for and not called: clerks are reminded, their superior is told once."""

from datetime import date, timedelta
from typing import Any

from services.consultation.jobs import close_due, watch_terms
from tests.unit.consultation.asking import asked, asked_on_paper
from tests.unit.consultation.test_deadlines import at, deeds, staff
from tests.unit.consultation.test_debates import say_not_owed
from tests.unit.consultation.world import World

LAST_DAY = date(2026, 1, 26)  # a Monday


def watch(world: World, day: date, hour: int) -> list[Any]:
    """The clock comes by twice; what clerks and superiors are told then, and how many wait."""
    before = len(world.said("debate-request.noted"))
    world.clock.instant = at(day, hour)
    for _ in range(2):
        close_due(world.runtime.bus)
        watch_terms(world.runtime.bus)
    return [(one["what"], one["open"]) for one in world.said("debate-request.noted")[before:]]


def test_clerks_are_reminded_until_it_is_answered(world: World) -> None:
    """5, 3 and 1 working days before recommendations end, then every working morning; the superior once."""
    clerk, boss = staff(world, "clerk"), staff(world, "administrator")
    opened = world.published(recommendations_until=LAST_DAY)
    request = asked_on_paper(world, opened.id)
    told = {day: watch(world, day, 9) for day in (date(2026, 1, 14) + timedelta(days=n) for n in range(16))}
    reminded = {day.day: what for day, what in told.items() if what}
    assert reminded == {
        19: [("reminded", 1)],
        21: [("reminded", 1)],
        23: [("reminded", 1)],
        27: [("overdue", 1), ("broken", 1)],
        28: [("overdue", 1)],
        29: [("overdue", 1)],
    }
    people = {one["what"]: one["account_id"] for one in world.said("debate-request.noted")}
    assert (people["overdue"], people["broken"]) == (str(clerk), str(boss))
    assert [(term, days) for _, term, _, days, *_ in deeds(world) if term == "debate"] == [
        ("debate", 5), ("debate", 3), ("debate", 1), ("debate", -1), ("debate", 0), ("debate", -2),
        ("debate", -3),
    ]  # fmt: skip
    say_not_owed(world, request.id)
    assert watch(world, date(2026, 1, 30), 9) == []


def test_not_on_days_off_nor_before_eight(world: World) -> None:
    """What comes in on a Friday after the term is reminded of on Monday morning."""
    staff(world, "clerk")
    opened = world.published(recommendations_until=LAST_DAY)
    assert watch(world, date(2026, 1, 30), 9) == []
    asked_on_paper(world, opened.id)
    assert watch(world, date(2026, 1, 30), 23) == []
    assert watch(world, date(2026, 1, 31), 12) == []
    assert watch(world, date(2026, 2, 2), 7) == []
    assert watch(world, date(2026, 2, 2), 8) == [("overdue", 1)]


def test_nobody_is_reminded_of_what_is_not_owed(world: World) -> None:
    """An individual act stands outside the law."""
    staff(world, "clerk")
    opened = world.published(recommendations_until=LAST_DAY, kind="individual")
    asked_on_paper(world, opened.id)
    assert watch(world, date(2026, 1, 27), 9) == []


def test_clerks_hear_of_what_is_asked_on_line(world: World) -> None:
    """At once, with whether they have to look who it is; of what they enter themselves they know."""
    clerk, opened = staff(world, "clerk"), world.published()
    asked_on_paper(world, opened.id)
    assert world.said("debate-request.noted") == []
    asked(world, opened.id)
    [told] = [one for one in world.said("debate-request.noted") if one["what"] == "asked"]
    assert (told["account_id"], told["to_be_verified"], told["open"]) == (str(clerk), False, 2)
