"""Certificates for all who meet the rules, issued one after another, with how far it has come."""

from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.training.errors.certificates import NobodyMeetsRules
from services.training.model.base import Base
from services.training.model.certificate import require_over
from services.training.model.course import Course
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate


class CertificateBatch(Aggregate, Base):
    """Each certificate and the count that it raises are one transaction, so that a crash repeats nothing."""

    __tablename__ = "certificate_batch"

    authority: Mapped[str]
    course_id: Mapped[UUID]
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime]
    total: Mapped[int]
    issued: Mapped[int]
    done_at: Mapped[datetime | None]

    @classmethod
    def ask(cls, course: Course, *, total: int, by: UUID, now: datetime) -> Self:
        """For so many people.

        Raises:
            CourseNotOver, NobodyMeetsRules
        """
        require_over(course, now)
        if total == 0:
            raise NobodyMeetsRules
        return cls(
            id=new_id(),
            authority=course.authority,
            course_id=course.id,
            asked_by=by,
            asked_at=now,
            total=total,
            issued=0,
        )

    def count(self) -> None:
        """One more was issued."""
        self.issued += 1

    def finish(self, now: datetime) -> None:
        """Nobody is left."""
        self.done_at = now
