"""Courses: written, announced, changed, cancelled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.training.commands.courses import AnnounceCourse, CancelCourse, DraftCourse, ReviseCourse
from services.training.errors.courses import NoSuchCourse
from services.training.model import Course
from services.training.model.course import ANNOUNCED, DRAFT
from services.training.repository import certificates
from services.training.repository import courses as stored
from services.training.repository.attendance import attended
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Saved:
    """A course after a change."""

    id: UUID
    version: int
    state: str


def draft_course(command: DraftCourse, uow: UnitOfWork, clock: Clock) -> Saved:
    """Begin to write one.

    Raises:
        SessionsAstray, EnrolmentTooLate
    """
    made = Course.draft(command.authority, command.plan, by=command.clerk_id, now=clock.now())
    uow.add(made)
    return _saved(made, uow)


def revise_course(command: ReviseCourse, uow: UnitOfWork, clock: Clock) -> Saved:
    """Write it anew; whoever is on the list hears of other hours or places, who waits moves up to new seats.

    Raises:
        NoSuchCourse, NotAllowed, Stale, and what `revise` raises
    """
    course, now = _looked_at(command, uow), clock.now()
    before = _when_and_where(course)
    taken = stored.enrolled(uow.session, course.id)
    course.revise(
        command.plan,
        enrolled=taken,
        attended=attended(uow.session, course.id),
        certified=bool(certificates.certified(uow.session, course.id)),
        now=now,
    )
    if course.state == ANNOUNCED and _when_and_where(course) != before:
        for one in stored.on_list(uow.session, course.id):
            one.hear_of_work(course, "sessions-changed")
    stored.fill_seats(uow.session, course, now)
    return _saved(course, uow)


def announce_course(command: AnnounceCourse, uow: UnitOfWork, clock: Clock) -> Saved:
    """Show it to everybody.

    Raises:
        NoSuchCourse, NotAllowed, Stale, AlreadyAnnounced, CourseCancelled, NoSessions, EnrolmentOver
    """
    course = _looked_at(command, uow)
    course.announce(clock.now())
    return _saved(course, uow)


def cancel_course(command: CancelCourse, uow: UnitOfWork, clock: Clock) -> Saved:
    """It will not be held; whoever is on the list is told.

    Raises:
        NoSuchCourse, NotAllowed, Stale, CourseCancelled
    """
    course = _looked_at(command, uow)
    course.cancel(command.reason, clock.now())
    for one in stored.on_list(uow.session, course.id):
        one.hear_of_cancelling(course)
    return _saved(course, uow)


def _when_and_where(course: Course) -> list[tuple[str, ...]]:
    return [
        (one["starts_at"], one["ends_at"], one["place"], one["online_url"] or "") for one in course.sessions
    ]


def _looked_at(command: ReviseCourse | AnnounceCourse | CancelCourse, uow: UnitOfWork) -> Course:
    course = stored.course(uow.session, command.course_id)
    if course.authority not in command.clerk_of:
        raise NoSuchCourse if course.state == DRAFT else NotAllowed
    course.require_version(command.version)
    return course


def _saved(course: Course, uow: UnitOfWork) -> Saved:
    uow.session.flush()
    return Saved(course.id, course.version, course.state)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    DraftCourse: draft_course,
    ReviseCourse: revise_course,
    AnnounceCourse: announce_course,
    CancelCourse: cancel_course,
}
