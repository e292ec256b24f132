"""Attempts: begun, answered, handed in by their holder or by the clock; where people stand by them."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.training.commands.attempts import BeginAttempt, HandIn, HandInOverdue, SaveAnswers
from services.training.commands.courses import CancelCourse
from services.training.errors.assessment import (
    AlreadyHandedIn,
    AlreadyPassed,
    NoAttemptsLeft,
    NoSuchAttempt,
    NotATest,
    NotInAttempt,
    NotOpen,
    TimeIsOver,
    TooFewQuestions,
)
from services.training.errors.courses import NoSuchEnrolment
from services.training.model.attempt import Reply
from services.training.queries.standing import standing_of
from shared.ids import new_id
from tests.unit.training.of_tests import a_test, answer, begun, drawn, number, taken, words
from tests.unit.training.world import CLERK_OF, World

RIGHT, WRONG = 0, 1


def who(world: World, course: UUID) -> UUID:
    """Somebody with a seat."""
    person = world.person()
    world.enrolled(course, person)
    return person


def passed(world: World) -> list[bool | None]:
    """Of each who is on a list."""
    ids = [row["id"] for row in world.rows("select id from enrolment order by id")]
    with world.runtime.read() as reading:
        found = [standing_of(reading, one) for one in ids]
    return [one.passed for one in found if one]


def test_who_fails_tries_again_and_passes(world: World) -> None:
    """They are told of each result; then there is nothing more to try."""
    course = a_test(world)
    person = who(world, course)
    assert passed(world) == [None]
    taken(world, course, person, WRONG)
    assert passed(world) == [False]
    taken(world, course, person, RIGHT)
    assert passed(world) == [True]
    told = [(one["what"], one["percent"], one["attempts_left"]) for one in world.said("course-work.noted")]
    assert told == [("failed", 0, 1), ("passed", 100, 0)]
    with pytest.raises(AlreadyPassed):
        world.do(BeginAttempt(course, person))


def test_attempts_are_counted(world: World) -> None:
    """Two are allowed; begun twice is begun once while it runs."""
    course = a_test(world)
    person = who(world, course)
    first = begun(world, course, person)
    assert begun(world, course, person).id == first.id
    world.do(HandIn(first.id, person))
    taken(world, course, person, WRONG)
    with pytest.raises(NoAttemptsLeft):
        world.do(BeginAttempt(course, person))


def test_an_attempt_holds_what_it_has_drawn(world: World) -> None:
    """As many questions as are drawn, each once; true and false keep their order."""
    course = a_test(world, *[words(kind="true-false", options=("Adevărat", "Fals"))] * 4, draws=3)
    person = who(world, course)
    held = drawn(world, begun(world, course, person).id)
    assert len({one["id"] for one in held}) == 3
    assert [one["options"] for one in held] == [[0, 1]] * 3


def test_answers_are_kept_as_one_goes(world: World) -> None:
    """The same twice is once; a new word takes the place of the old one; the rest stays."""
    course = a_test(world, words(), number())
    person = who(world, course)
    made = begun(world, course, person).id
    choice, amount = (
        next(UUID(one["id"]) for one in drawn(world, made) if bool(one["options"]) is has)
        for has in (True, False)
    )
    for replies in (
        [Reply(choice, (1,))],
        [Reply(choice, (1,))],
        [Reply(choice, (0,)), Reply(amount, (), "10,0")],
    ):
        world.do(SaveAnswers(made, person, replies))
    world.do(SaveAnswers(made, person, [Reply(choice, (0,))]))
    [kept] = world.rows("select answers from attempt")
    assert kept["answers"] == {str(choice): {"chosen": [0]}, str(amount): {"number": "10,0"}}
    world.do(HandIn(made, person))
    assert world.rows("select points, of_points from attempt")[0]["points"] == 2


def test_only_what_was_drawn_is_answered(world: World) -> None:
    """Not another's question, not an option that it does not have, not two where one is right."""
    course = a_test(world)
    person = who(world, course)
    made = begun(world, course, person).id
    one = UUID(drawn(world, made)[0]["id"])
    for reply in (Reply(new_id(), (0,)), Reply(one, (7,)), Reply(one, (0, 1))):
        with pytest.raises(NotInAttempt):
            world.do(SaveAnswers(made, person, [reply]))


def test_nobody_sees_or_answers_anothers(world: World) -> None:
    """It is not there for them; who has no seat begins none."""
    course = a_test(world)
    made, other = begun(world, course, who(world, course)).id, who(world, course)
    with pytest.raises(NoSuchAttempt):
        world.do(SaveAnswers(made, other, [Reply(new_id(), (0,))]))
    with pytest.raises(NoSuchAttempt):
        world.do(HandIn(made, other))
    with pytest.raises(NoSuchAttempt):
        world.do(HandIn(new_id(), other))
    with pytest.raises(NoSuchEnrolment):
        world.do(BeginAttempt(course, world.person()))


def test_what_was_handed_in_stays(world: World) -> None:
    """Handing in twice is once, and nothing is answered afterwards."""
    course = a_test(world)
    person = who(world, course)
    made = taken(world, course, person, WRONG)
    world.do(HandIn(made, person))
    assert len(world.said("course-work.noted")) == 1
    with pytest.raises(AlreadyHandedIn):
        answer(world, made, person, RIGHT)


def test_the_servers_clock_ends_an_attempt(world: World) -> None:
    """With a grace for what was on its way; what was saved until then counts."""
    course = a_test(world, minutes=10)
    person = who(world, course)
    made = begun(world, course, person).id
    world.clock.advance(minutes=10, seconds=30)
    answer(world, made, person, RIGHT)
    world.clock.advance(seconds=1)
    with pytest.raises(TimeIsOver):
        answer(world, made, person, WRONG)
    while world.do(HandInOverdue()):
        pass
    [row] = world.rows("select passed, handed_in_at - started_at as took from attempt")
    assert (row["passed"], row["took"]) == (True, timedelta(minutes=10))


def test_who_comes_back_too_late_begins_the_next_one(world: World) -> None:
    """The one whose time is over ends as it was."""
    course = a_test(world, minutes=10)
    person = who(world, course)
    first = begun(world, course, person)
    world.clock.advance(minutes=11)
    assert begun(world, course, person).number == 2
    [row] = world.rows("select passed from attempt where id = :id", id=first.id)
    assert row["passed"] is False


def test_a_test_that_closes_ends_what_runs(world: World) -> None:
    """Whatever its minutes; it is not begun before it opens or after it closes."""
    now = world.clock.now()
    course = a_test(world, minutes=60, opens_at=now + timedelta(hours=1), closes_at=now + timedelta(hours=2))
    person = who(world, course)
    with pytest.raises(NotOpen):
        world.do(BeginAttempt(course, person))
    world.clock.advance(minutes=90)
    begun(world, course, person)
    [row] = world.rows("select due_at from attempt")
    assert row["due_at"] == now + timedelta(hours=2)
    world.clock.advance(minutes=30)
    with pytest.raises(NotOpen):
        world.do(BeginAttempt(course, who(world, course)))


def test_what_is_no_test_is_not_taken(world: World) -> None:
    """A course that is marked or not assessed, whose bank is too small, or that was cancelled."""
    bare = world.announced()
    with pytest.raises(NotATest):
        world.do(BeginAttempt(bare.id, who(world, bare.id)))
    marked = a_test(world, kind="marked")
    with pytest.raises(NotATest):
        world.do(BeginAttempt(marked, who(world, marked)))
    poor = a_test(world, words(), draws=2)
    with pytest.raises(TooFewQuestions):
        world.do(BeginAttempt(poor, who(world, poor)))
    gone = a_test(world)
    person = who(world, gone)
    version = world.rows("select version from course where id = :id", id=gone)[0]["version"]
    world.do(CancelCourse(gone, CLERK_OF, version, "Sala este în renovare."))
    with pytest.raises(NotOpen):
        world.do(BeginAttempt(gone, person))


def test_of_who_is_erased_the_answers_go(world: World) -> None:
    """What they were worth stays counted."""
    course = a_test(world)
    person = who(world, course)
    taken(world, course, person, RIGHT)
    world.hear("registry.account.erased", {"account_id": str(person)})
    [row] = world.rows("select answers, passed from attempt")
    assert (row["answers"], row["passed"]) == ({}, True)
