"""Courses: written, announced, changed, cancelled."""

from datetime import date, timedelta
from typing import Any

import pytest

from services.training.commands.courses import AnnounceCourse, CancelCourse, ReviseCourse
from services.training.errors.courses import (
    AlreadyAnnounced,
    CourseCancelled,
    EnrolmentOver,
    EnrolmentTooLate,
    NoSessions,
    NoSuchCourse,
    SessionsAstray,
    TooFewSeats,
)
from services.training.queries.courses import course
from shared.errors import NotAllowed, Stale
from tests.unit.training.world import BEGINS, CLERK_OF, World, plan, session


def test_everybody_hears_of_a_course_that_is_announced(world: World) -> None:
    """With when it begins and ends; a draft is not told of."""
    made = world.drafted()
    assert world.said("course.announced") == []
    world.do(AnnounceCourse(made.id, CLERK_OF, made.version))
    [said] = world.said("course.announced")
    assert (said["starts_at"], said["ends_at"]) == ("2026-03-02T15:00:00Z", "2026-03-03T18:00:00Z")
    assert (said["seats"], said["enrol_until"]) == (2, "2026-02-27")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"sessions": [session(hours=0)]}, SessionsAstray),
        ({"sessions": [session(), session(BEGINS + timedelta(hours=2))]}, SessionsAstray),
        ({"enrol_until": date(2026, 3, 3)}, EnrolmentTooLate),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    world: World, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    """Nobody can be at two places; nobody enrols for what has begun."""
    with pytest.raises(refusal):
        world.drafted(**changes)


def test_sessions_come_in_their_order(world: World) -> None:
    """However they were typed; one may begin when another ends."""
    later, first = session(BEGINS + timedelta(hours=3)), session()
    world.announced(sessions=[later, first])
    [said] = world.said("course.announced")
    assert said["starts_at"] == "2026-03-02T15:00:00Z"


def test_what_has_no_session_is_not_announced(world: World) -> None:
    """A draft may have none yet; the last day for enrolling must not have passed."""
    bare = world.drafted(sessions=[])
    with pytest.raises(NoSessions):
        world.do(AnnounceCourse(bare.id, CLERK_OF, bare.version))
    late = world.drafted(enrol_until=date(2026, 1, 12))
    with pytest.raises(EnrolmentOver):
        world.do(AnnounceCourse(late.id, CLERK_OF, late.version))


def test_what_is_changed_later_is_said_as_a_whole(world: World) -> None:
    """And is not announced a second time; the second of two clerks sees what the first has done."""
    made = world.announced()
    changed = world.do(ReviseCourse(made.id, CLERK_OF, made.version, plan(title="Alt titlu")))
    assert [said["title"] for said in world.said("course.changed")] == ["Alt titlu"]
    with pytest.raises(AlreadyAnnounced):
        world.do(AnnounceCourse(made.id, CLERK_OF, changed.version))
    with pytest.raises(Stale):
        world.do(ReviseCourse(made.id, CLERK_OF, made.version, plan()))
    with pytest.raises(NoSessions):
        world.do(ReviseCourse(made.id, CLERK_OF, changed.version, plan(sessions=[])))


def test_nobody_loses_a_seat(world: World) -> None:
    """There cannot be fewer than are taken; where there are more, who waits moves up."""
    made = world.announced(seats=1)
    world.enrolled(made.id, world.person())
    world.enrolled(made.id, world.person())
    with pytest.raises(TooFewSeats):
        world.do(ReviseCourse(made.id, CLERK_OF, made.version, plan(seats=0)))
    world.do(ReviseCourse(made.id, CLERK_OF, made.version, plan(seats=2)))
    assert [said["what"] for said in world.said("enrolment.noted")] == ["enrolled", "waiting", "moved-up"]


def test_who_is_on_the_list_hears_that_it_is_cancelled(world: World) -> None:
    """With the reason; then nothing more happens with it."""
    made = world.announced()
    world.enrolled(made.id, world.person())
    gone = world.do(CancelCourse(made.id, CLERK_OF, made.version, "Sala este în renovare."))
    assert [said["reason"] for said in world.said("course.cancelled")] == ["Sala este în renovare."]
    told = world.said("enrolment.noted")[-1]
    assert (told["what"], told["reason"]) == ("course-cancelled", "Sala este în renovare.")
    with pytest.raises(CourseCancelled):
        world.do(ReviseCourse(made.id, CLERK_OF, gone.version, plan()))
    with pytest.raises(CourseCancelled):
        world.enrolled(made.id, world.person())


def test_a_draft_goes_without_a_word(world: World) -> None:
    """Nobody has heard of it."""
    made = world.drafted()
    world.do(CancelCourse(made.id, CLERK_OF, made.version, "Nu se mai ține."))
    assert world.said("course.cancelled") == []


def test_only_its_own_clerks_write_it(world: World) -> None:
    """Others do not even see a draft."""
    draft, public = world.drafted(), world.announced()
    elsewhere = frozenset({"alt-oras"})
    with pytest.raises(NoSuchCourse):
        world.do(AnnounceCourse(draft.id, elsewhere, draft.version))
    with pytest.raises(NotAllowed):
        world.do(ReviseCourse(public.id, elsewhere, public.version, plan()))


def test_an_example_is_marked_by_itself(world: World) -> None:
    """Whatever its authority is: a made-up course of a real town stays one when it is written anew."""
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update authority set is_example = false")
    made = world.drafted(is_example=True)
    with world.runtime.read() as reading:
        row = course(reading, made.id)
    assert row is not None
    assert (row["is_example"], row["authority_is_example"]) == (True, False)
