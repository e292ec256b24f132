"""How a course is assessed: terms, questions, marks, and what was scored scored again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.training.commands.assessment import (
    AddQuestions,
    GiveMarks,
    RescoreAttempts,
    RetireQuestion,
    RewordQuestion,
    SetAssessment,
    TellOpenTests,
)
from services.training.errors.assessment import NoSuchQuestion, NotATest, NotMarked, TooManyQuestions
from services.training.errors.courses import CourseCancelled, NoSuchCourse, NoSuchEnrolment
from services.training.events.work import What as Work
from services.training.model import Assessment, Attempt, Course, Mark, Question, Rescoring
from services.training.model.assessment import MARKED, TEST
from services.training.model.course import CANCELLED, DRAFT
from services.training.model.question import MOST_QUESTIONS
from services.training.repository import assessment as stored
from services.training.repository import courses
from shared.clock import Clock
from shared.errors import NotAllowed, Stale
from shared.ids import new_id
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Versioned:
    """Something after a change."""

    id: UUID
    version: int


@dataclass(frozen=True)
class Added:
    """How many questions were put into the bank."""

    ids: list[UUID]


@dataclass(frozen=True)
class Marked:
    """How many marks are new."""

    marked: int


@dataclass(frozen=True)
class Rescored:
    """How many attempts were scored again, and how many of them changed."""

    attempts: int
    changed: int


def set_assessment(command: SetAssessment, uow: UnitOfWork, clock: Clock) -> Versioned:
    """Say how a course is assessed.

    Raises:
        NoSuchCourse, NotAllowed, CourseCancelled, Stale, and what `change` raises
    """
    course, session, now = _course(command, uow), uow.session, clock.now()
    found = stored.assessment(session, course.id)
    if found is None:
        if command.version:
            raise Stale
        found = Assessment.of(course, command.terms, by=command.clerk_id, now=now)
        uow.add(found)
    else:
        found.require_version(command.version)
        begun = stored.attempts_begun(session, course.id)
        found.change(command.terms, attempts=begun, by=command.clerk_id, now=now)
    session.flush()
    return Versioned(found.id, found.version)


def add_questions(command: AddQuestions, uow: UnitOfWork, clock: Clock) -> Added:
    """Put questions into the bank.

    Raises:
        NoSuchCourse, NotAllowed, CourseCancelled, TooManyQuestions
    """
    course, now = _course(command, uow), clock.now()
    if stored.questions_of(uow.session, course.id) + len(command.words) > MOST_QUESTIONS:
        raise TooManyQuestions(most=MOST_QUESTIONS)
    made = []
    for words in command.words:
        one = Question.of(course)
        wording = one.word(words, None, is_drawn=False, by=command.clerk_id, now=now)
        uow.add(one)
        made.append((one, wording))
    uow.session.flush()
    uow.session.add_all(wording for _, wording in made)
    return Added([one.id for one, _ in made])


def reword_question(command: RewordQuestion, uow: UnitOfWork, clock: Clock) -> Versioned:
    """Ask it otherwise; attempts keep what they were asked.

    Raises:
        NoSuchQuestion, Stale, and what `word` raises
    """
    found, session = _question(command, uow), uow.session
    last, is_drawn = stored.wording(session, found), stored.is_drawn(session, found)
    wording = found.word(command.words, last, is_drawn=is_drawn, by=command.clerk_id, now=clock.now())
    session.flush()
    uow.add(wording)
    return Versioned(found.id, found.version)


def retire_question(command: RetireQuestion, uow: UnitOfWork, clock: Clock) -> Versioned:
    """Draw it no more.

    Raises:
        NoSuchQuestion, Stale
    """
    found = _question(command, uow)
    found.retire(clock.now())
    uow.session.flush()
    return Versioned(found.id, found.version)


def give_marks(command: GiveMarks, uow: UnitOfWork, clock: Clock) -> Marked:
    """Say who has passed; what says the same as before is not said again.

    Raises:
        NoSuchCourse, NotAllowed, CourseCancelled, NotMarked
        NoSuchEnrolment: somebody has no seat in this course.
    """
    course, session = _course(command, uow), uow.session
    terms = stored.assessment(session, course.id)
    if terms is None or terms.kind != MARKED:
        raise NotMarked
    seats, last, now = stored.seats_of(session, course.id), stored.last_marks(session, course.id), clock.now()
    many = 0
    for one in command.judgements:
        if one.enrolment_id not in seats:
            raise NoSuchEnrolment
        if (before := last.get(one.enrolment_id)) and before.says(one):
            continue
        uow.add(
            Mark(id=new_id(), course_id=course.id, marked_by=command.clerk_id, marked_at=now, **vars(one))
        )
        seats[one.enrolment_id].hear_of_work(course, "marked")
        many += 1
    return Marked(many)


def rescore_attempts(command: RescoreAttempts, uow: UnitOfWork, clock: Clock) -> Rescored:
    """Score what was handed in by the questions as they are now; who passes or fails by it is told.

    Raises:
        NoSuchCourse, NotAllowed, CourseCancelled, NotATest
    """
    course, session = _course(command, uow), uow.session
    terms = stored.assessment(session, course.id)
    if terms is None or terms.kind != TEST:
        raise NotATest
    keys, seats = stored.keys_now(session, course.id), stored.seats_of(session, course.id)
    attempts, changes = stored.handed_in(session, course.id), []
    for one in attempts:
        before = _result(one)
        score = one.rescore(keys)
        if _result(one) == before:
            continue
        changes.append({"attempt": str(one.id), "before": before, "after": _result(one)})
        if one.passed != before["passed"] and one.enrolment_id in seats:
            what: Work = "passed" if one.passed else "failed"
            seats[one.enrolment_id].hear_of_work(course, what, percent=score.percent)
    uow.add(
        Rescoring(
            id=new_id(),
            course_id=course.id,
            reason=command.reason,
            attempts=len(attempts),
            changes=changes,
            done_by=command.clerk_id,
            done_at=clock.now(),
        )
    )
    return Rescored(len(attempts), len(changes))


def tell_open_tests(_: TellOpenTests, uow: UnitOfWork, clock: Clock) -> bool:
    """Tell those who have a seat of a test that has opened, once. Returns whether there may be more."""
    session, now = uow.session, clock.now()
    found = stored.opened_untold(session, now)
    if found is None:
        return False
    course = courses.course(session, found)
    test = session.get_one(Assessment, found, with_for_update=True)
    if test.told_at is None:
        test.told_at = now
        for one in stored.seats_of(session, found).values():
            one.hear_of_work(
                course, "test-open", attempts_left=test.attempts_allowed, closes_at=test.closes_at
            )
    return True


Of = SetAssessment | AddQuestions | GiveMarks | RescoreAttempts


def _course(command: Of, uow: UnitOfWork) -> Course:
    course = courses.course(uow.session, command.course_id)
    if course.authority not in command.clerk_of:
        raise NoSuchCourse if course.state == DRAFT else NotAllowed
    if course.state == CANCELLED:
        raise CourseCancelled
    return course


def _question(command: RewordQuestion | RetireQuestion, uow: UnitOfWork) -> Question:
    found = stored.question(uow.session, command.question_id)
    if found.authority not in command.clerk_of:
        raise NoSuchQuestion
    found.require_version(command.version)
    return found


def _result(attempt: Attempt) -> dict[str, Any]:
    return {"points": f"{attempt.points:.2f}", "of": attempt.of_points, "passed": attempt.passed}


HANDLERS: Mapping[type, Callable[..., Any]] = {
    SetAssessment: set_assessment,
    AddQuestions: add_questions,
    RewordQuestion: reword_question,
    RetireQuestion: retire_question,
    GiveMarks: give_marks,
    RescoreAttempts: rescore_attempts,
    TellOpenTests: tell_open_tests,
}
