"""Attendance: who came to which session of a course, and what was corrected of it afterwards."""

from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.training.errors.attendance import NotOnTheList, SessionAhead
from services.training.model.base import Base
from services.training.model.course import Course, SessionPlan
from services.training.model.days import day_of
from services.training.model.enrolment import ENROLLED, Enrolment
from shared.ids import new_id


class Attendance(Base):
    """One row a person and a session; what was noted by mistake stays as not present."""

    __tablename__ = "session_attendance"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID]
    session_id: Mapped[UUID]
    enrolment_id: Mapped[UUID]
    key: Mapped[UUID | None]
    present: Mapped[bool]
    arrived_at: Mapped[datetime]
    noted_at: Mapped[datetime]
    noted_by: Mapped[UUID]

    @classmethod
    def of(cls, course: Course, session_id: UUID, enrolment_id: UUID) -> Self:
        """A person of whom nothing is noted yet."""
        return cls(
            id=new_id(), course_id=course.id, session_id=session_id, enrolment_id=enrolment_id, present=False
        )

    def arrive(self, at: datetime, *, key: UUID | None, by: UUID, now: datetime) -> None:
        """They are there."""
        self.present, self.arrived_at, self.key = True, at, key
        self.noted_at, self.noted_by = now, by


class Correction(Base):
    """What a clerk changed after the door, and why; only ever added to."""

    __tablename__ = "attendance_correction"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    attendance_id: Mapped[UUID]
    present: Mapped[bool]
    reason: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]

    @classmethod
    def of(cls, attendance: Attendance, *, reason: str, by: UUID, now: datetime) -> Self:
        """What was just changed."""
        return cls(
            id=new_id(),
            attendance_id=attendance.id,
            present=attendance.present,
            reason=reason,
            made_at=now,
            made_by=by,
        )


def require_could_come(enrolment: Enrolment, session: SessionPlan, now: datetime) -> None:
    """Go on only where somebody with a seat could have been there.

    Raises:
        NotOnTheList: they have no seat.
        SessionAhead: its day has not come.
    """
    if enrolment.state != ENROLLED:
        raise NotOnTheList
    if day_of(now) < day_of(session.starts_at):
        raise SessionAhead
