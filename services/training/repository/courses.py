"""Courses and enrolments, to be changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.training.errors.courses import NoSuchCourse, NoSuchEnrolment
from services.training.model import Course, Enrolment
from services.training.model.enrolment import CANCELLED, ENROLLED, WAITING


def course(session: Session, course_id: UUID) -> Course:
    """A course, locked: while it is, nobody else takes or gives back one of its seats.

    Raises:
        NoSuchCourse: there is none.
    """
    found = session.get(Course, course_id, with_for_update=True)
    if found is None:
        raise NoSuchCourse
    return found


def enrolled(session: Session, course_id: UUID) -> int:
    """How many have a seat."""
    query = select(func.count()).where(Enrolment.course_id == course_id, Enrolment.state == ENROLLED)
    return session.scalar(query) or 0


def seated(session: Session, course_id: UUID) -> frozenset[UUID]:
    """The enrolments that have a seat."""
    query = select(Enrolment.id).where(Enrolment.course_id == course_id, Enrolment.state == ENROLLED)
    return frozenset(session.scalars(query))


def is_on_list(session: Session, course_id: UUID, account_id: UUID) -> bool:
    """Whether somebody has a seat or waits for one."""
    query = select(Enrolment.id).where(
        Enrolment.course_id == course_id,
        Enrolment.account_id == account_id,
        Enrolment.state != CANCELLED,
    )
    return session.scalar(query) is not None


def enrolment(session: Session, enrolment_id: UUID) -> Enrolment:
    """An enrolment; its course is to be locked before it is changed.

    Raises:
        NoSuchEnrolment: there is none.
    """
    found = session.get(Enrolment, enrolment_id)
    if found is None:
        raise NoSuchEnrolment
    return found


def names_on_list(session: Session, course_id: UUID) -> set[tuple[str, str, str]]:
    """Name, organisation and locality of each who has a seat or waits for one."""
    query = select(Enrolment.name, Enrolment.organisation_name, Enrolment.locality)
    rows = session.execute(query.where(Enrolment.course_id == course_id, Enrolment.state != CANCELLED))
    return {(row.name, row.organisation_name or "", row.locality) for row in rows}


def waiting(session: Session, course_id: UUID, most: int) -> list[Enrolment]:
    """Those who have waited longest."""
    query = select(Enrolment).where(Enrolment.course_id == course_id, Enrolment.state == WAITING)
    return list(session.scalars(query.order_by(Enrolment.asked_at, Enrolment.id).limit(most)))


def on_list(session: Session, course_id: UUID) -> list[Enrolment]:
    """All who have a seat or wait for one."""
    query = select(Enrolment).where(Enrolment.course_id == course_id, Enrolment.state != CANCELLED)
    return list(session.scalars(query.order_by(Enrolment.id)))


def fill_seats(session: Session, of: Course, now: datetime) -> int:
    """Give free seats to those who have waited longest. Returns how many have moved up."""
    session.flush()
    free = of.seats - enrolled(session, of.id)
    moved = waiting(session, of.id, free) if free > 0 else []
    for one in moved:
        one.move_up(of, now)
    return len(moved)
