"""People without an account, whom a clerk enters from a list."""

from datetime import UTC, datetime

import pytest

from services.training.commands.assessment import GiveMarks
from services.training.commands.enrolments import EnterParticipants, TakeOffList
from services.training.errors.courses import (
    CourseCancelled,
    EnrolmentOver,
    NoSuchCourse,
    NoSuchEnrolment,
    NotForThem,
    OnListTwice,
)
from services.training.model.enrolment import Entry
from services.training.model.mark import Judgement
from shared.errors import NotAllowed
from shared.ids import new_id
from tests.everything import tables_that_hold
from tests.unit.training.of_tests import a_test
from tests.unit.training.world import CLERK, CLERK_OF, World


def test_a_list_takes_the_seats_there_are_and_waits_for_the_others(world: World) -> None:
    """In its order, behind who asked before; nobody is written to, for there is no address."""
    course = world.announced(seats=3).id
    world.enrolled(course, world.person())
    said = len(world.said("enrolment.noted"))
    made = world.entered(course, "Ion Exemplu", "Eva Exemplu", "Dan Exemplu")
    assert (made.enrolled, made.waiting) == (2, 1)
    rows = world.rows("select name, state from enrolment where account_id is null order by id")
    assert [tuple(row.values()) for row in rows] == [
        ("Ion Exemplu", "enrolled"),
        ("Eva Exemplu", "enrolled"),
        ("Dan Exemplu", "waiting"),
    ]
    assert len(world.said("enrolment.noted")) == said


def test_a_name_twice_refuses_the_whole_list(world: World) -> None:
    """In the list itself, and of who is there already; two of one name differ by organisation."""
    course = world.announced(seats=10).id
    with pytest.raises(OnListTwice) as twice:
        world.entered(course, "Ion Exemplu", "Eva Exemplu", "Ion Exemplu")
    assert twice.value.params["row"] == 3
    assert world.rows("select from enrolment") == []
    world.entered(course, "Ion Exemplu")
    with pytest.raises(OnListTwice):
        world.entered(course, "Eva Exemplu", "Ion Exemplu")
    other = Entry("Ion Exemplu", "Sindicatul Exemplu", "social-partner", "")
    assert world.do(EnterParticipants(course, CLERK, CLERK_OF, (other,))).enrolled == 1


def test_a_list_may_come_after_the_last_day_for_enrolling_until_the_course_is_over(world: World) -> None:
    """Signed forms are brought to the first session."""
    course = world.announced().id
    world.clock.instant = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
    assert world.entered(course, "Ion Exemplu").enrolled == 1
    world.clock.instant = datetime(2026, 3, 4, 0, 0, tzinfo=UTC)
    with pytest.raises(EnrolmentOver):
        world.entered(course, "Eva Exemplu")


def test_a_list_is_for_the_same_groups_as_the_course(world: World) -> None:
    """And for no draft, no cancelled course, no other authority's."""
    course = world.announced(audience=["social-partner"]).id
    with pytest.raises(NotForThem):
        world.entered(course, "Ion Exemplu", member_of="ngo")
    with pytest.raises(EnrolmentOver):
        world.entered(world.drafted().id, "Ion Exemplu")
    one = (Entry("Ion Exemplu", "", "social-partner", ""),)
    with pytest.raises(NotAllowed):
        world.do(EnterParticipants(course, CLERK, frozenset({"alt-oras"}), one))
    with pytest.raises(NoSuchCourse):
        world.entered(new_id(), "Ion Exemplu")
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update course set state = 'cancelled'")
    with pytest.raises(CourseCancelled):
        world.entered(course, "Ion Exemplu", member_of="social-partner")


def test_who_is_taken_off_the_list_is_forgotten_and_the_seat_is_given_on(world: World) -> None:
    """To who has waited; who has an account gives back their seat themselves."""
    course = world.announced(seats=1).id
    world.entered(course, "Zenobia Canar")
    own = world.enrolled(course, world.person())
    (row,) = world.rows("select id from enrolment where account_id is null")
    with pytest.raises(NoSuchEnrolment):
        world.do(TakeOffList(row["id"], frozenset({"alt-oras"})))
    with pytest.raises(NoSuchEnrolment):
        world.do(TakeOffList(own.id, CLERK_OF))
    world.do(TakeOffList(row["id"], CLERK_OF))
    world.do(TakeOffList(row["id"], CLERK_OF))
    assert tables_that_hold(world.runtime.engine, "Zenobia Canar") == set()
    (moved,) = world.rows("select state from enrolment where id = :id", id=own.id)
    assert moved["state"] == "enrolled"


def test_who_has_no_account_gets_a_mark_and_no_mail(world: World) -> None:
    """Nobody is written to whose address we do not know."""
    course = a_test(world, kind="marked")
    world.entered(course, "Ion Exemplu")
    (row,) = world.rows("select id from enrolment")
    world.do(GiveMarks(course, CLERK_OF, CLERK, [Judgement(row["id"], True, None, "")]))
    assert len(world.rows("select from mark")) == 1
    assert world.said("course-work.noted") == []
