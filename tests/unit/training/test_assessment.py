"""How a course is assessed: terms, questions and their corrections, marks."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from services.training.commands.assessment import (
    AddQuestions,
    GiveMarks,
    RescoreAttempts,
    RetireQuestion,
    RewordQuestion,
    SetAssessment,
    TellOpenTests,
)
from services.training.commands.attempts import SaveAnswers
from services.training.commands.courses import ReviseCourse
from services.training.errors.assessment import (
    AttemptsBegun,
    NoSuchQuestion,
    NotMarked,
    QuestionInUse,
    QuestionRetired,
    ReasonNeeded,
    TooManyQuestions,
    WindowAstray,
)
from services.training.errors.courses import NoSuchCourse, NoSuchEnrolment
from services.training.model.attempt import Reply
from services.training.model.mark import Judgement
from services.training.queries.attempts import work
from services.training.queries.standing import standings_of
from shared.errors import NotAllowed, Stale
from tests.unit.training.of_tests import a_test, begun, drawn, number, taken, terms, words
from tests.unit.training.world import CLERK, CLERK_OF, World, plan, session

ELSEWHERE = frozenset({"alt-oras"})


def version(world: World, table: str, one: UUID) -> int:
    """The one that was looked at."""
    found: int = world.rows(f"select version from {table} where id = :id", id=one)[0]["version"]
    return found


def reword(world: World, question: UUID, **changes: Any) -> None:
    """Ask a question otherwise."""
    command = RewordQuestion(
        question, CLERK_OF, CLERK, version(world, "question", question), words(**changes)
    )
    world.do(command)


def standing(world: World, course: UUID) -> list[tuple[bool | None, float | None]]:
    """Of each who is on the list."""
    with world.runtime.read() as reading:
        return [(one.passed, one.score) for _, one in sorted(standings_of(reading, course).items())]


def test_terms_are_kept_and_the_second_clerk_sees_the_first(world: World) -> None:
    """A window that cannot be is refused; others write nothing."""
    course = a_test(world)
    with pytest.raises(Stale):
        world.do(SetAssessment(course, CLERK_OF, CLERK, 0, terms(world)))
    world.do(SetAssessment(course, CLERK_OF, CLERK, 1, terms(world, draws=4)))
    for window in (
        {"closes_at": world.clock.now() - timedelta(days=1)},
        {"opens_at": None, "closes_at": world.clock.now()},
    ):
        with pytest.raises(WindowAstray):
            world.do(SetAssessment(course, CLERK_OF, CLERK, 2, terms(world, **window)))
    with pytest.raises(NotAllowed):
        world.do(SetAssessment(course, ELSEWHERE, CLERK, 2, terms(world)))
    with pytest.raises(NoSuchCourse):
        world.do(SetAssessment(world.drafted().id, ELSEWHERE, CLERK, 0, terms(world)))


def test_once_somebody_has_begun_the_pass_mark_stays(world: World) -> None:
    """The window and the number of attempts may still be wider."""
    course, person = a_test(world), world.person()
    world.enrolled(course, person)
    begun(world, course, person)
    for changes in ({"pass_percent": 50}, {"kind": "marked"}):
        with pytest.raises(AttemptsBegun):
            world.do(SetAssessment(course, CLERK_OF, CLERK, 1, terms(world, **changes)))
    world.do(SetAssessment(course, CLERK_OF, CLERK, 1, terms(world, attempts_allowed=3)))


def test_those_who_take_part_are_told_once_that_it_is_open(world: World) -> None:
    """Not before, and again only when it is to open anew."""
    opens = world.clock.now() + timedelta(hours=1)
    course = a_test(world, opens_at=opens)
    world.enrolled(course, world.person())
    assert world.do(TellOpenTests()) is False
    world.clock.advance(hours=1)
    assert [world.do(TellOpenTests()) for _ in range(2)] == [True, False]
    assert [one["what"] for one in world.said("course-work.noted")] == ["test-open"]


def test_a_test_without_enough_questions_is_not_said_to_be_open(world: World) -> None:
    """Nobody comes to what cannot be begun."""
    a_test(world, words(), draws=2)
    assert world.do(TellOpenTests()) is False


def test_a_bank_is_bounded(world: World) -> None:
    """All of them go in, or none."""
    course = a_test(world)
    with pytest.raises(TooManyQuestions):
        world.do(AddQuestions(course, CLERK_OF, CLERK, [words()] * 496))
    assert len(world.rows("select from question")) == 5


def test_a_question_that_nobody_was_asked_is_written_anew(world: World) -> None:
    """Whatever it becomes; one that is retired stays as it was, another's is not there."""
    course = a_test(world, words(), words())
    one, other = (row["id"] for row in world.rows("select id from question order by id"))
    reword(world, one, options=("Da", "Nu"), right=(1,))
    world.do(RetireQuestion(other, CLERK_OF, version(world, "question", other)))
    with pytest.raises(QuestionRetired):
        reword(world, other)
    with pytest.raises(NoSuchQuestion):
        world.do(RetireQuestion(one, ELSEWHERE, 2))
    [kept] = world.rows("select count(*) as n from wording where question_id = :id", id=one)
    assert (kept["n"], course) == (2, course)


def test_a_correction_counts_only_once_a_clerk_says_so(world: World) -> None:
    """With a reason; what people were asked keeps its options; who passes by it is told."""
    course, person = a_test(world, words()), world.person()
    world.enrolled(course, person)
    taken(world, course, person, 1)
    [row] = world.rows("select id from question")
    with pytest.raises(ReasonNeeded):
        reword(world, row["id"], right=(1,))
    with pytest.raises(QuestionInUse):
        reword(world, row["id"], options=("Da", "Nu"), reason="Era greșit.")
    reword(world, row["id"], right=(1,), reason="Era greșit răspunsul.")
    assert standing(world, course) == [(False, 0)]
    done = world.do(RescoreAttempts(course, CLERK_OF, CLERK, "Întrebarea era greșită."))
    assert (done.attempts, done.changed) == (1, 1)
    assert standing(world, course) == [(True, 100)]
    assert [one["what"] for one in world.said("course-work.noted")] == ["failed", "passed"]
    [kept] = world.rows("select reason, changes from rescoring")
    assert kept["reason"] == "Întrebarea era greșită."
    assert [one["after"]["passed"] for one in kept["changes"]] == [True]
    again = world.do(RescoreAttempts(course, CLERK_OF, CLERK, "Încă o dată."))
    assert (again.attempts, again.changed) == (1, 0)


def test_a_trainer_says_who_has_passed(world: World) -> None:
    """The last word counts, the earlier ones stay; the same word is not said twice."""
    course = a_test(world, kind="marked")
    made, other = world.enrolled(course, world.person()), world.enrolled(course, world.person())
    for verdict in (False, True, True):
        judgement = Judgement(made.id, verdict, Decimal("8.50"), "Proiect bun.")
        world.do(GiveMarks(course, CLERK_OF, CLERK, [judgement]))
    assert standing(world, course) == [(True, 85), (None, None)]
    assert len(world.rows("select from mark")) == len(world.said("course-work.noted")) == 2
    assert other.id


def test_marks_are_for_those_who_take_part_in_what_is_marked(world: World) -> None:
    """Not for a test, not for somebody in another course; then none of them is given."""
    course = a_test(world, kind="marked")
    mine, strange = world.enrolled(course, world.person()), world.enrolled(a_test(world), world.person())
    judgements = [Judgement(one.id, True, None, "") for one in (mine, strange)]
    with pytest.raises(NoSuchEnrolment):
        world.do(GiveMarks(course, CLERK_OF, CLERK, judgements))
    assert world.rows("select from mark") == []
    with pytest.raises(NotMarked):
        world.do(GiveMarks(strange.course_id, CLERK_OF, CLERK, judgements[1:]))


def test_who_takes_part_hears_of_other_hours(world: World) -> None:
    """Not of another summary, nor while nobody has heard of the course."""
    made = world.announced()
    world.enrolled(made.id, world.person())
    same = world.do(ReviseCourse(made.id, CLERK_OF, made.version, plan(summary="Altfel spus.")))
    assert world.said("course-work.noted") == []
    world.do(ReviseCourse(made.id, CLERK_OF, same.version, plan(sessions=[session(hours=2)])))
    assert [one["what"] for one in world.said("course-work.noted")] == ["sessions-changed"]


def test_a_copy_of_ones_data_says_what_one_has_answered(world: World) -> None:
    """In words, and each mark; nothing of others, nothing of what is right."""
    course, person = a_test(world, words(), number()), world.person()
    world.enrolled(course, person)
    made = begun(world, course, person)
    choice = next(one for one in drawn(world, made.id) if one["options"])
    world.do(SaveAnswers(made.id, person, [Reply(UUID(choice["id"]), (0,))]))
    with world.runtime.read() as reading:
        mine, others = work(reading, person), work(reading, world.person())
    [attempt] = mine["attempts"]
    assert {(one["question"], *one["chosen"]) for one in attempt["answers"]} == {
        ("Câte zile sunt pentru recomandări?", "Zece"),
        ("Câte zile sunt pentru recomandări?",),
    }
    assert others == {"attempts": [], "marks": []}
