"""Enrolments: a seat taken, waited for, given back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.training.commands.enrolments import CancelEnrolment, Enrol, EnterParticipants, TakeOffList
from services.training.errors.courses import (
    AccountNotKnownYet,
    AlreadyEnrolled,
    NoMandate,
    NoSuchCourse,
    NoSuchEnrolment,
    OnListTwice,
)
from services.training.model import Enrolment
from services.training.model.consent import at_enrolment
from services.training.model.course import DRAFT
from services.training.model.enrolment import ENROLLED
from services.training.repository import assessment, certificates, people
from services.training.repository import courses as stored
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Enrolled:
    """Where a person stands with a course."""

    id: UUID
    course_id: UUID
    state: str


@dataclass(frozen=True)
class Entered:
    """How many of a list have a seat, and how many wait."""

    course_id: UUID
    enrolled: int
    waiting: int


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


def enter_participants(command: EnterParticipants, uow: UnitOfWork, clock: Clock) -> Entered:
    """All of a list, or none: seats as far as there are, then the waiting list, in the order of the list.

    Raises:
        NoSuchCourse, NotAllowed, OnListTwice, and what `Enrolment.enter` raises
    """
    session, now = uow.session, clock.now()
    course = stored.course(session, command.course_id)
    if course.authority not in command.clerk_of:
        raise NoSuchCourse if course.state == DRAFT else NotAllowed
    known, taken = stored.names_on_list(session, course.id), stored.enrolled(session, course.id)
    waiting = 0
    for row, entry in enumerate(command.entries, start=1):
        who = (entry.name, entry.organisation_name, entry.locality)
        if who in known:
            raise OnListTwice(name=entry.name, row=row)
        known.add(who)
        made = Enrolment.enter(course, entry, by=command.clerk_id, enrolled=taken, now=now)
        taken, waiting = (taken + 1, waiting) if made.state == ENROLLED else (taken, waiting + 1)
        uow.add(made)
    return Entered(course.id, len(command.entries) - waiting, waiting)


def take_off_list(command: TakeOffList, uow: UnitOfWork, clock: Clock) -> Enrolled:
    """Give back the seat of somebody whom a clerk entered, and forget who it was.

    Raises:
        NoSuchEnrolment: there is none, it is another authority's, or the person has an account to do it with.
    """
    session, now = uow.session, clock.now()
    found = stored.enrolment(session, command.enrolment_id)
    if found.account_id is not None or found.authority not in command.clerk_of:
        raise NoSuchEnrolment
    course = stored.course(session, found.course_id)
    session.refresh(found)
    had_seat = found.state == ENROLLED
    found.forget_person(now)
    assessment.forget_work(session, found.id)
    for certificate in certificates.of_enrolment(session, found.id):
        certificate.forget_person()
    if had_seat:
        stored.fill_seats(session, course, now)
    return Enrolled(found.id, course.id, found.state)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    Enrol: enrol,
    CancelEnrolment: cancel_enrolment,
    EnterParticipants: enter_participants,
    TakeOffList: take_off_list,
}
