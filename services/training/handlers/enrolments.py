"""Enrolments: a seat taken, waited for, given back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.training.commands.enrolments import CancelEnrolment, Enrol
from services.training.errors.courses import (
    AccountNotKnownYet,
    AlreadyEnrolled,
    NoMandate,
    NoSuchCourse,
    NoSuchEnrolment,
)
from services.training.model import Enrolment
from services.training.model.consent import at_enrolment
from services.training.model.course import DRAFT
from services.training.repository import courses as stored
from services.training.repository import people
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Enrolled:
    """Where a person stands with a course."""

    id: UUID
    course_id: UUID
    state: str


def enrol(command: Enrol, uow: UnitOfWork, clock: Clock) -> Enrolled:
    """Take a seat, or a place in the waiting list; of two who ask for the last one, one gets it.

    Raises:
        NoSuchCourse, AccountNotKnownYet, AlreadyEnrolled, NoMandate, and what `Enrolment.ask` raises
    """
    session, now, wish = uow.session, clock.now(), command.wish
    course = stored.course(session, command.course_id)
    if course.state == DRAFT:
        raise NoSuchCourse
    if not people.is_known(session, command.account_id):
        raise AccountNotKnownYet
    if stored.is_on_list(session, course.id, command.account_id):
        raise AlreadyEnrolled
    behind = None
    if wish.on_behalf_of:
        behind = people.behind(session, command.account_id, wish.on_behalf_of, now)
        if behind is None:
            raise NoMandate
    taken = stored.enrolled(session, course.id)
    made = Enrolment.ask(course, command.account_id, wish, behind, enrolled=taken, now=now)
    uow.add(made)
    uow.session.flush()
    uow.session.add_all(at_enrolment(made.id, wish.agreed, now))
    return Enrolled(made.id, course.id, made.state)


def cancel_enrolment(command: CancelEnrolment, uow: UnitOfWork, clock: Clock) -> Enrolled:
    """Give it back.

    Raises:
        NoSuchEnrolment: it is none of the person's.
    """
    session, now = uow.session, clock.now()
    found = stored.enrolment(session, command.enrolment_id)
    if found.account_id != command.account_id:
        raise NoSuchEnrolment
    course = stored.course(session, found.course_id)
    session.refresh(found)
    if found.cancel(course, now):
        stored.fill_seats(session, course, now)
    return Enrolled(found.id, course.id, found.state)


HANDLERS: Mapping[type, Callable[..., Any]] = {Enrol: enrol, CancelEnrolment: cancel_enrolment}
