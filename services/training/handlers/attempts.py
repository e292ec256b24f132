"""Attempts at a test: begun, answered, handed in by their holder or by the clock."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.training.commands.attempts import BeginAttempt, HandIn, HandInOverdue, SaveAnswers
from services.training.errors.assessment import AlreadyPassed, NoAttemptsLeft, NotATest
from services.training.errors.courses import NoSuchCourse, NoSuchEnrolment
from services.training.events.work import What as Work
from services.training.model import Assessment, Attempt, Course
from services.training.model.course import DRAFT
from services.training.repository import assessment as stored
from services.training.repository import courses
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork

SEED_BITS = 63


@dataclass(frozen=True)
class Going:
    """An attempt after a change."""

    id: UUID
    number: int
    handed_in_at: datetime | None


def begin_attempt(command: BeginAttempt, uow: UnitOfWork, clock: Clock) -> Going:
    """Begin, or go on with the one that runs: begun twice is begun once.

    Raises:
        NoSuchCourse, NotATest, NotOpen, AlreadyPassed, NoAttemptsLeft, TooFewQuestions
        NoSuchEnrolment: the person has no seat.
    """
    session, now = uow.session, clock.now()
    course = courses.course(session, command.course_id)
    if course.state == DRAFT:
        raise NoSuchCourse
    seat = stored.seat_of(session, course.id, command.account_id)
    if seat is None:
        raise NoSuchEnrolment
    test = _test(uow, course)
    before = stored.attempts_of(session, seat.id)
    for one in before:
        if one.handed_in_at is None and not one.is_over(now):
            return _going(one)
        if one.handed_in_at is None:
            _end(one, course, test, uow, now)
    session.flush()
    if any(one.passed for one in before):
        raise AlreadyPassed
    if len(before) >= test.attempts_allowed:
        raise NoAttemptsLeft
    test.require_open(course, now)
    bank, seed = stored.bank(session, course.id), secrets.randbits(SEED_BITS)
    made = Attempt.begin(seat, test, bank, number=len(before) + 1, seed=seed, now=now)
    uow.add(made)
    return _going(made)


def save_answers(command: SaveAnswers, uow: UnitOfWork, clock: Clock) -> Going:
    """Keep what was answered so far.

    Raises:
        NoSuchAttempt, AlreadyHandedIn, TimeIsOver, NotInAttempt
    """
    found = stored.attempt(uow.session, command.attempt_id, command.account_id)
    found.save(command.replies, clock.now())
    return _going(found)


def hand_in(command: HandIn, uow: UnitOfWork, clock: Clock) -> Going:
    """End it; who hands in twice, or after the clock did, is told what stands.

    Raises:
        NoSuchAttempt
    """
    session = uow.session
    course = courses.course(session, stored.course_of(session, command.attempt_id))
    found = stored.attempt(session, command.attempt_id, command.account_id)
    if found.handed_in_at is None:
        _end(found, course, _test(uow, course), uow, clock.now())
    return _going(found)


def hand_in_overdue(_: HandInOverdue, uow: UnitOfWork, clock: Clock) -> bool:
    """End some whose time is over, with what was saved. Returns whether there may be more."""
    session, now = uow.session, clock.now()
    course_id = stored.course_overdue(session, now)
    if course_id is None:
        return False
    course = courses.course(session, course_id)
    test = _test(uow, course)
    for one in stored.overdue(session, course_id, now):
        _end(one, course, test, uow, now)
    return True


def _test(uow: UnitOfWork, course: Course) -> Assessment:
    found = stored.assessment(uow.session, course.id)
    if found is None:
        raise NotATest
    return found


def _end(attempt: Attempt, course: Course, test: Assessment, uow: UnitOfWork, now: datetime) -> None:
    in_time = attempt.due_at is None or now <= attempt.due_at
    score = attempt.hand_in(stored.keys_of(uow.session, attempt), now if in_time else attempt.due_at or now)
    seat = courses.enrolment(uow.session, attempt.enrolment_id)
    uow.session.refresh(seat)
    left = 0 if attempt.passed else max(test.attempts_allowed - attempt.number, 0)
    what: Work = "passed" if attempt.passed else "failed"
    seat.hear_of_work(
        course, what, percent=score.percent, attempts_left=left, closes_at=test.closes_at if left else None
    )


def _going(attempt: Attempt) -> Going:
    return Going(attempt.id, attempt.number, attempt.handed_in_at)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    BeginAttempt: begin_attempt,
    SaveAnswers: save_answers,
    HandIn: hand_in,
    HandInOverdue: hand_in_overdue,
}
