"""Sessions of courses and who came to them, to be changed."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.training.errors.attendance import NoSuchSession
from services.training.model import Attendance, Course


def course_of(session: Session, session_id: UUID) -> Course:
    """The course to which a session belongs, locked.

    Raises:
        NoSuchSession: there is none.
    """
    query = select(Course).where(Course.sessions.contains([{"id": str(session_id)}])).with_for_update()
    found = session.scalar(query)
    if found is None:
        raise NoSuchSession
    return found


def by_key(session: Session, key: UUID) -> Attendance | None:
    """What a device has sent before."""
    return session.scalar(select(Attendance).where(Attendance.key == key))


def of_person(session: Session, session_id: UUID, enrolment_id: UUID) -> Attendance | None:
    """What is noted of somebody, also where it was taken back."""
    query = select(Attendance).where(
        Attendance.session_id == session_id, Attendance.enrolment_id == enrolment_id
    )
    return session.scalar(query)


def attended(session: Session, course_id: UUID) -> frozenset[UUID]:
    """The sessions of a course to which somebody came."""
    query = select(Attendance.session_id).where(Attendance.course_id == course_id, Attendance.present)
    return frozenset(session.scalars(query.distinct()))
