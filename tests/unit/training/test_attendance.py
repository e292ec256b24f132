"""Attendance: who came to which session, at the door and afterwards."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.training.commands.attendance import CorrectAttendance, NoteArrivals
from services.training.commands.courses import ReviseCourse
from services.training.commands.enrolments import CancelEnrolment
from services.training.errors.attendance import NotOnTheList, SessionAhead, SessionAttended
from services.training.errors.courses import NoSuchEnrolment
from services.training.queries.standing import standing_of, standings_of
from shared.door import Arrival, Noted
from shared.errors import NotAllowed
from shared.web.tickets import Tickets
from tests.unit.training.world import BEGINS, CLERK, CLERK_OF, World, plan, session

TICKETS = Tickets("w" * 32, "training")


def test_a_ticket_lets_in_once(world: World) -> None:
    """The second time it is said when; what is sent again by its key is as it was."""
    course, [first, _] = opened(world)
    ana = world.enrolled(course, world.person()).id
    here = Arrival(uuid4(), BEGINS, ticket=TICKETS.ticket_for(ana).lower())
    again = Arrival(uuid4(), BEGINS + timedelta(minutes=1), person=ana)
    noted = at_door(world, first, here, again, here)
    assert [one.result for one in noted] == ["checked-in", "already", "checked-in"]
    assert [one.result for one in at_door(world, first, here)] == ["checked-in"]
    assert {(one.name, one.arrived_at) for one in noted} == {("Ana Exemplu", BEGINS)}
    assert len(world.rows("select from session_attendance")) == 1


def test_who_is_not_let_in_is_told_why(world: World) -> None:
    """Damaged, of another course, given back, waiting; nobody of another course is named."""
    course, [first, _] = opened(world, seats=1)
    ana, ion, eva = world.person(), world.person(), world.person()
    given_back = world.enrolled(course, ana).id
    seat, moved_up = world.enrolled(course, ion).id, world.enrolled(course, eva).id
    world.do(CancelEnrolment(given_back, ana))
    world.do(CancelEnrolment(seat, ion))
    last = world.enrolled(course, ion).id  # Eva has moved up meanwhile
    other = world.enrolled(world.announced().id, ana).id
    damaged = TICKETS.ticket_for(given_back)[:-1]
    asked: list[dict[str, Any]] = [
        *({"person": one} for one in (given_back, other, moved_up, last, uuid4())),
        {"ticket": damaged},
        {"ticket": Tickets("w" * 32, "consultation").ticket_for(moved_up)},
        {"name": "Cine Trece"},
    ]
    noted = at_door(world, first, *(Arrival(uuid4(), BEGINS, **one) for one in asked))
    assert [one.result for one in noted] == [
        "cancelled", "other-gathering", "checked-in", "waiting", "unknown", "unknown", "unknown", "unknown",
    ]  # fmt: skip
    assert noted[1] == Noted(noted[1].key, "other-gathering")


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (timedelta(hours=-15), "checked-in"),  # 02:00 of its day in Romania
        (timedelta(hours=-18), "other-day"),  # the evening before
        (timedelta(days=3), "checked-in"),  # a device that runs ahead: it is now
    ],
)
def test_a_device_is_believed_within_the_day(world: World, said: timedelta, result: str) -> None:
    """As long as it is not later than now."""
    course, [first, _] = opened(world)
    ana = world.enrolled(course, world.person()).id
    world.clock.instant = BEGINS + timedelta(hours=1)
    [noted] = at_door(world, first, Arrival(uuid4(), BEGINS + said, person=ana))
    assert noted.result == result
    assert noted.arrived_at is None or noted.arrived_at == min(BEGINS + said, world.clock.instant)


def test_yesterdays_session_is_over_at_the_door(world: World) -> None:
    """A clerk says it afterwards, with a reason that stays; and takes it back, too."""
    course, [first, second] = opened(world)
    ana = world.enrolled(course, world.person()).id
    world.clock.instant = BEGINS + timedelta(days=1)
    [late] = at_door(world, first, Arrival(uuid4(), world.clock.instant, person=ana))
    assert late.result == "other-day"
    for present, reason in ((True, "Pe lista de hârtie."), (True, "Încă o dată."), (False, "Altă Ana.")):
        world.do(CorrectAttendance(first, ana, CLERK_OF, CLERK, present, reason))
    kept = world.rows("select present, reason from attendance_correction order by id")
    assert [(row["present"], row["reason"]) for row in kept] == [
        (True, "Pe lista de hârtie."), (False, "Altă Ana."),
    ]  # fmt: skip
    [noted] = at_door(world, second, Arrival(uuid4(), world.clock.instant, person=ana))
    assert noted.result == "checked-in"


def test_nobody_was_where_they_could_not_be(world: World) -> None:
    """Before its day, without a seat, in another's course; nor does another town's clerk say so."""
    course, [first, _] = opened(world, seats=1)
    ana = world.enrolled(course, world.person()).id
    ion = world.enrolled(course, world.person()).id
    elsewhere = opened(world)[1][0]
    with pytest.raises(SessionAhead):
        correct(world, first, ana)
    world.clock.instant = BEGINS
    with pytest.raises(NotOnTheList):
        correct(world, first, ion)
    with pytest.raises(NoSuchEnrolment):
        correct(world, elsewhere, ana)
    with pytest.raises(NotAllowed):
        world.do(NoteArrivals(first, frozenset({"alt-oras"}), CLERK, [Arrival(uuid4(), BEGINS, person=ana)]))


def test_hours_are_spread_over_sessions_by_their_length(world: World) -> None:
    """Ten hours over an hour and three: who came to the short one has two and a half."""
    longer = session(BEGINS + timedelta(days=1), hours=3)
    course, [first, second] = opened(world, hours=10, sessions=[session(hours=1), longer])
    ana, ion = (world.enrolled(course, world.person()).id for _ in range(2))
    world.clock.instant = BEGINS + timedelta(days=1)
    at_door(world, first, Arrival(uuid4(), BEGINS, person=ana))
    with world.runtime.read() as reading:
        standing, all_of_them = standing_of(reading, ana), standings_of(reading, course)
    assert standing == all_of_them[ana]
    assert (standing.sessions, standing.sessions_attended, standing.hours_attended) == (2, 1, 2.5)
    assert (all_of_them[ion].sessions_attended, all_of_them[ion].hours_attended) == (0, 0)
    at_door(world, second, Arrival(uuid4(), BEGINS + timedelta(days=1), person=ana))
    with world.runtime.read() as reading:
        whole = standing_of(reading, ana)
        assert whole
        assert whole.hours_attended == whole.hours == 10
        assert standing_of(reading, uuid4()) is None


def test_a_session_keeps_its_id_when_it_is_moved(world: World) -> None:
    """One that is written without it is new; ids of others are not taken; who came holds it fast."""
    course, [first, second] = opened(world)
    ana, stranger = world.enrolled(course, world.person()).id, uuid4()
    moved = [
        session(BEGINS, id=first),
        session(BEGINS + timedelta(days=4), id=second),
        session(BEGINS + timedelta(days=5), id=second),
        session(BEGINS + timedelta(days=6), id=stranger),
    ]
    [row] = world.rows("select version from course")
    saved = world.do(ReviseCourse(course, CLERK_OF, row["version"], plan(sessions=moved)))
    ids = sessions_of(world, course)
    assert ids[:2] == [first, second]
    assert len(set(ids)) == 4
    assert stranger not in ids
    at_door(world, first, Arrival(uuid4(), BEGINS, person=ana))
    with pytest.raises(SessionAttended):
        world.do(ReviseCourse(course, CLERK_OF, saved.version, plan(sessions=moved[1:])))


def opened(world: World, **changes: Any) -> tuple[UUID, list[UUID]]:
    """A course for which people can enrol; its sessions' ids."""
    made = world.announced(**changes)
    return made.id, sessions_of(world, made.id)


def sessions_of(world: World, course_id: UUID) -> list[UUID]:
    """The ids of its sessions, the first first."""
    [row] = world.rows("select sessions from course where id = :id", id=course_id)
    return [UUID(one["id"]) for one in row["sessions"]]


def at_door(world: World, session_id: UUID, *arrivals: Arrival) -> list[Noted]:
    """What a device sends; on the first evening, if the clock stands before it."""
    world.clock.instant = max(world.clock.instant, BEGINS + timedelta(minutes=5))
    noted: list[Noted] = world.do(NoteArrivals(session_id, CLERK_OF, CLERK, arrivals))
    return noted


def correct(world: World, session_id: UUID, enrolment_id: UUID) -> None:
    """Say afterwards that somebody was there."""
    world.do(CorrectAttendance(session_id, enrolment_id, CLERK_OF, CLERK, True, "Pe lista de hârtie."))
