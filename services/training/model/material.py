"""What is read and used in a course: a file or a link, for everybody or for those who take part."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self, get_args
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.training.model.base import Base
from services.training.model.course import Course
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

Visible = Literal["everybody", "enrolled"]
VISIBLE: tuple[str, ...] = get_args(Visible)
EVERYBODY = "everybody"
MOST_LINKS = 100  # of a course; files have their own bounds


@dataclass(frozen=True)
class Described:
    """What a clerk says of it; without a session it is of the whole course."""

    title: str
    session_id: UUID | None
    visible: str


class Material(Aggregate, Base):
    """It is taken away, not changed: another takes its place."""

    __tablename__ = "material"

    course_id: Mapped[UUID]
    authority: Mapped[str]
    session_id: Mapped[UUID | None]
    title: Mapped[str]
    url: Mapped[str | None]
    file_id: Mapped[UUID | None]
    visible: Mapped[str]
    added_by: Mapped[UUID]
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    @classmethod
    def of(
        cls,
        course: Course,
        said: Described,
        *,
        url: str | None,
        file_id: UUID | None,
        by: UUID,
        now: datetime,
    ) -> Self:
        """A file or a link of a course.

        Raises:
            NoSuchSession: the course has no such session.
        """
        if said.session_id:
            course.session(said.session_id)
        return cls(
            id=new_id(),
            course_id=course.id,
            authority=course.authority,
            session_id=said.session_id,
            title=said.title,
            url=url,
            file_id=file_id,
            visible=said.visible,
            added_by=by,
            added_at=now,
        )

    def remove(self, now: datetime) -> UUID | None:
        """Take it away; twice is as good as once. Returns the file that nobody needs any more."""
        if self.removed_at:
            return None
        self.removed_at, file_id = now, self.file_id
        self.url = self.file_id = None
        return file_id
