"""Enrolments: a seat, a place in the waiting list, given back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest

from services.training.commands.enrolments import CancelEnrolment
from services.training.errors.courses import (
    AccountNotKnownYet,
    AlreadyEnrolled,
    EnrolmentOver,
    NoMandate,
    NoSuchCourse,
    NoSuchEnrolment,
    NotForThem,
    OrganisationNeeded,
)
from shared.ids import new_id
from tests.everything import tables_that_hold
from tests.unit.training.world import World


def test_who_comes_too_late_waits_and_moves_up(world: World) -> None:
    """In the order in which they asked; each is told."""
    course = world.announced(seats=1).id
    people = [world.person() for _ in range(3)]
    made = [world.enrolled(course, person) for person in people]
    assert [one.state for one in made] == ["enrolled", "waiting", "waiting"]
    world.do(CancelEnrolment(made[0].id, people[0]))
    assert states(world) == ["cancelled", "enrolled", "waiting"]
    told = world.said("enrolment.noted")
    assert [said["what"] for said in told] == ["enrolled", "waiting", "waiting", "given-back", "moved-up"]
    assert told[-1]["account_id"] == str(people[1])


def test_who_gives_back_a_place_in_the_list_moves_nobody(world: World) -> None:
    """Nor does giving back twice."""
    course = world.announced(seats=1).id
    people = [world.person() for _ in range(3)]
    made = [world.enrolled(course, person) for person in people]
    for _ in range(2):
        world.do(CancelEnrolment(made[1].id, people[1]))
    assert states(world) == ["enrolled", "cancelled", "waiting"]


def test_of_two_who_ask_for_the_last_seat_one_gets_it(make_database: Callable[..., str]) -> None:
    """Eight at once, three seats: three have one, five wait, by a list without a gap."""
    world = World.over(make_database("training"), connections=9)
    course, people = world.announced(seats=3).id, [world.person() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda person: world.enrolled(course, person).state, people))
    world.runtime.close()
    assert (made.count("enrolled"), made.count("waiting")) == (3, 5)


def test_one_person_has_one_seat(world: World) -> None:
    """Until it is given back; then they may ask again."""
    course, person = world.announced().id, world.person()
    first = world.enrolled(course, person)
    with pytest.raises(AlreadyEnrolled):
        world.enrolled(course, person)
    world.do(CancelEnrolment(first.id, person))
    assert world.enrolled(course, person).state == "enrolled"


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("association", "ngo"),
        ("trade-union", "social-partner"),
        ("public-authority", "other-organisation"),
        (None, "other-organisation"),
    ],
)
def test_members_belong_to_the_group_of_their_organisation(
    world: World, kind: str | None, group: str
) -> None:
    """As it was verified; one that nobody has verified is of no group that is named."""
    person = world.person()
    world.enrolled(world.announced().id, person, world.acts_for(person, kind))
    assert [row["member_of"] for row in world.rows("select member_of from enrolment")] == [group]


def test_a_course_for_organisations_is_for_them(world: World) -> None:
    """Who comes alone is told to name one; one of another kind is told so."""
    course, person = world.announced(audience=["social-partner"]).id, world.person()
    with pytest.raises(OrganisationNeeded):
        world.enrolled(course, person)
    with pytest.raises(NotForThem):
        world.enrolled(course, person, world.acts_for(person))
    assert world.enrolled(course, person, world.acts_for(person, "trade-union")).state == "enrolled"


@pytest.mark.parametrize(
    "mandate",
    [
        {"from_date": date(2026, 1, 14)},
        {"until_date": date(2026, 1, 12)},
        {"ended_at": datetime(2026, 1, 13, 8, 0, tzinfo=UTC)},
    ],
)
def test_nobody_comes_for_others_without_a_mandate(world: World, mandate: dict[str, Any]) -> None:
    """One that has not begun, has run out, or was taken back is none."""
    course, person = world.announced().id, world.person()
    with pytest.raises(NoMandate):
        world.enrolled(course, person, world.acts_for(person, **mandate))
    with pytest.raises(NoMandate):
        world.enrolled(course, world.person(), world.acts_for(person))


def test_the_last_day_counts_to_its_end_in_romania(world: World) -> None:
    """At 23:59:59 one can enrol, at midnight not."""
    course, person, other = world.announced().id, world.person(), world.person()
    world.clock.instant = datetime(2026, 2, 27, 21, 59, 59, tzinfo=UTC)
    assert world.enrolled(course, person)
    world.clock.instant = datetime(2026, 2, 27, 22, 0, tzinfo=UTC)
    with pytest.raises(EnrolmentOver):
        world.enrolled(course, other)


def test_what_is_not_there_is_not_there(world: World) -> None:
    """A draft, an account that was not heard of, another's enrolment."""
    person = world.person()
    with pytest.raises(NoSuchCourse):
        world.enrolled(world.drafted().id, person)
    with pytest.raises(NoSuchCourse):
        world.enrolled(new_id(), person)
    course = world.announced().id
    with pytest.raises(AccountNotKnownYet):
        world.enrolled(course, new_id())
    made = world.enrolled(course, person)
    with pytest.raises(NoSuchEnrolment):
        world.do(CancelEnrolment(made.id, world.person()))


def test_of_who_is_erased_the_name_goes_and_the_seat_is_free(world: World) -> None:
    """Whoever has waited takes it; nothing of the person is left."""
    name = "Zenobia Canar"
    course, person, other = world.announced(seats=1).id, world.person(name), world.person("Ion Exemplu")
    world.enrolled(course, person)
    world.enrolled(course, other)
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql(f"update enrolment set name = '{name}' where account_id = '{person}'")
    assert tables_that_hold(world.runtime.engine, name) == {"account", "enrolment"}
    world.hear("registry.account.erased", {"account_id": str(person)})
    assert tables_that_hold(world.runtime.engine, name) == set()
    assert states(world) == ["cancelled", "enrolled"]
    assert world.said("erasure.done") == [{"account_id": str(person)}]


def states(world: World) -> list[str]:
    """How each enrolment stands, the first first."""
    return [row["state"] for row in world.rows("select state from enrolment order by id")]
