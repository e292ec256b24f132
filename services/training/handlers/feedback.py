"""What people think of a course, asked once and kept without names; what they agree to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.training.commands.feedback import AskForFeedback, GiveFeedback, SayConsent, SetFeedbackForm
from services.training.errors.courses import CourseCancelled, NoSuchCourse, NoSuchEnrolment
from services.training.errors.feedback import AlreadyAnswered, FeedbackNotOpen
from services.training.handlers.assessment import Versioned
from services.training.model import Consent, FeedbackForm, FeedbackGiven
from services.training.model.consent import STATISTICS
from services.training.model.course import CANCELLED, DRAFT
from services.training.model.feedback import FeedbackAnswer
from services.training.repository import assessment, courses
from services.training.repository import feedback as stored
from shared.clock import Clock
from shared.errors import NotAllowed, Stale
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Consented:
    """A word on what may be done with one's data."""

    purpose: str
    given: bool
    text_version: str
    said_at: datetime


def set_feedback_form(command: SetFeedbackForm, uow: UnitOfWork, clock: Clock) -> Versioned:
    """Say what is asked.

    Raises:
        NoSuchCourse, NotAllowed, CourseCancelled, Stale, FeedbackBegun
    """
    session, now = uow.session, clock.now()
    course = courses.course(session, command.course_id)
    if course.authority not in command.clerk_of:
        raise NoSuchCourse if course.state == DRAFT else NotAllowed
    if course.state == CANCELLED:
        raise CourseCancelled
    found = stored.form(session, course.id)
    if found is None:
        if command.version:
            raise Stale
        found = FeedbackForm.of(course, command.questions, by=command.clerk_id, now=now)
        uow.add(found)
    else:
        found.require_version(command.version)
        answered = stored.answered(session, course.id)
        found.change(command.questions, answered=answered, by=command.clerk_id, now=now)
    session.flush()
    return Versioned(found.id, found.version)


def give_feedback(command: GiveFeedback, uow: UnitOfWork, clock: Clock) -> None:
    """Answer: that is noted beside the person, what is answered is not.

    Raises:
        NoSuchCourse, NoSuchEnrolment, FeedbackNotOpen, AlreadyAnswered, AnswersAstray
    """
    session = uow.session
    course = courses.course(session, command.course_id)
    if course.state == DRAFT:
        raise NoSuchCourse
    seat = assessment.seat_of(session, course.id, command.account_id)
    if seat is None:
        raise NoSuchEnrolment
    form = stored.form(session, course.id)
    if form is None:
        raise FeedbackNotOpen
    form.require_open(course, clock.now())
    if stored.has_answered(session, seat.id):
        raise AlreadyAnswered
    uow.add(FeedbackGiven(enrolment_id=seat.id, course_id=course.id))
    uow.add(FeedbackAnswer.of(course.id, form.read(command.answers)))


def ask_for_feedback(_: AskForFeedback, uow: UnitOfWork, clock: Clock) -> bool:
    """Ask those who have a seat, a course at a time. Returns whether there may be more."""
    session, now = uow.session, clock.now()
    found = stored.over_unasked(session, now)
    if found is None:
        return False
    course = courses.course(session, found)
    form = session.get_one(FeedbackForm, found, with_for_update=True)
    if form.asked_at is None:
        form.asked_at = now
        for one in assessment.seats_of(session, found).values():
            one.hear_of_work(course, "feedback-asked")
    return True


def say_consent(command: SayConsent, uow: UnitOfWork, clock: Clock) -> Consented:
    """Agree, or no longer: what was said before stays in the file.

    Raises:
        NoSuchEnrolment: it is none of the person's.
    """
    found = courses.enrolment(uow.session, command.enrolment_id)
    if found.account_id != command.account_id:
        raise NoSuchEnrolment
    courses.course(uow.session, found.course_id)
    uow.session.refresh(found)
    if command.purpose == STATISTICS:
        found.gender = command.gender if command.given else None
    word = Consent.said(found.id, command.purpose, command.given, clock.now())
    uow.add(word)
    return Consented(word.purpose, word.given, word.text_version, word.said_at)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    SetFeedbackForm: set_feedback_form,
    GiveFeedback: give_feedback,
    AskForFeedback: ask_for_feedback,
    SayConsent: say_consent,
}
