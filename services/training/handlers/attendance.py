"""Attendance: noted at the door, corrected afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.training.commands.attendance import CorrectAttendance, NoteArrivals
from services.training.errors.attendance import NoSuchSession
from services.training.errors.courses import CourseCancelled, NoSuchEnrolment
from services.training.model import Attendance, Correction, Course, Enrolment
from services.training.model.attendance import require_could_come
from services.training.model.course import CANCELLED, DRAFT
from services.training.model.enrolment import CANCELLED as GIVEN_BACK
from services.training.model.enrolment import WAITING
from services.training.repository import attendance as stored
from services.training.repository import courses
from shared.clock import Clock
from shared.door import Arrival, Noted, Result, arrived_at
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork
from shared.web.tickets import Tickets

NOT_LET_IN: Mapping[str, Result] = {WAITING: "waiting", GIVEN_BACK: "cancelled"}


@dataclass(frozen=True)
class Corrected:
    """How somebody stands with a session now."""

    session_id: UUID
    enrolment_id: UUID
    present: bool


def note_arrivals(command: NoteArrivals, uow: UnitOfWork, clock: Clock, tickets: Tickets) -> list[Noted]:
    """Note those who came, one after the other; what was noted before stays as it was.

    Raises:
        NoSuchSession, NotAllowed, CourseCancelled
    """
    course = _looked_at(command, uow)
    if course.state == CANCELLED:
        raise CourseCancelled
    return [_noted(one, course, command, uow, clock.now(), tickets) for one in command.arrivals]


def correct_attendance(command: CorrectAttendance, uow: UnitOfWork, clock: Clock) -> Corrected:
    """Say that somebody was there, or was not; what is so already is not corrected a second time.

    Raises:
        NoSuchSession, NotAllowed, NoSuchEnrolment, NotOnTheList, SessionAhead
    """
    course, now = _looked_at(command, uow), clock.now()
    held = course.session(command.session_id)
    enrolment = courses.enrolment(uow.session, command.enrolment_id)
    if enrolment.course_id != course.id:
        raise NoSuchEnrolment
    found = stored.of_person(uow.session, command.session_id, enrolment.id)
    if command.present != bool(found and found.present):
        if command.present:
            require_could_come(enrolment, held, now)
        changed = found or Attendance.of(course, command.session_id, enrolment.id)
        if command.present:
            changed.arrive(held.starts_at, key=None, by=command.clerk_id, now=now)
        changed.present = command.present
        uow.session.add(changed)
        uow.session.flush()
        uow.session.add(Correction.of(changed, reason=command.reason, by=command.clerk_id, now=now))
    return Corrected(command.session_id, enrolment.id, command.present)


def _noted(
    one: Arrival, course: Course, command: NoteArrivals, uow: UnitOfWork, now: datetime, tickets: Tickets
) -> Noted:
    """One of them."""
    sent_before = stored.by_key(uow.session, one.key)
    if sent_before and sent_before.session_id == command.session_id:
        who = courses.enrolment(uow.session, sent_before.enrolment_id)
        return Noted(one.key, "checked-in", who.id, who.name, sent_before.arrived_at)
    enrolment_id = tickets.id_of(one.ticket) if one.ticket else one.person
    enrolment = uow.session.get(Enrolment, enrolment_id) if enrolment_id else None
    if enrolment is None:
        return Noted(one.key, "unknown")
    if sent_before or enrolment.course_id != course.id:
        return Noted(one.key, "other-gathering")  # who is of another course is not named here
    if enrolment.state in NOT_LET_IN:
        return Noted(one.key, NOT_LET_IN[enrolment.state], enrolment.id, enrolment.name)
    return _let_in(one, enrolment, course, command, uow, now)


def _let_in(
    one: Arrival, who: Enrolment, course: Course, command: NoteArrivals, uow: UnitOfWork, now: datetime
) -> Noted:
    """Somebody with a seat."""
    found = stored.of_person(uow.session, command.session_id, who.id)
    if found and found.present:
        return Noted(one.key, "already", who.id, who.name, found.arrived_at)
    held = course.session(command.session_id)
    came = arrived_at(one.at, now, held.starts_at, held.ends_at)
    if came is None:
        return Noted(one.key, "other-day", who.id, who.name)
    here = found or Attendance.of(course, command.session_id, who.id)
    here.arrive(came, key=one.key, by=command.clerk_id, now=now)
    uow.session.add(here)
    uow.session.flush()
    return Noted(one.key, "checked-in", who.id, who.name, came)


def _looked_at(command: NoteArrivals | CorrectAttendance, uow: UnitOfWork) -> Course:
    course = stored.course_of(uow.session, command.session_id)
    if course.authority not in command.clerk_of:
        raise NoSuchSession if course.state == DRAFT else NotAllowed
    return course


HANDLERS: Mapping[type, Callable[..., Any]] = {
    NoteArrivals: note_arrivals,
    CorrectAttendance: correct_attendance,
}
