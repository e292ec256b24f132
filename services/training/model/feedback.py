"""What those who took part think of a course: a form of few questions, and answers that name nobody."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal, Self, get_args
from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.training.errors.feedback import AnswersAstray, FeedbackBegun, FeedbackNotOpen
from services.training.model.base import Base
from services.training.model.course import ANNOUNCED, Course
from shared.persistence.aggregate import Aggregate

Kind = Literal["scale", "text"]
KINDS: tuple[str, ...] = get_args(Kind)
SCALE = (1, 2, 3, 4, 5)
LEAST_SHOWN = 5  # answers, below which one could guess whose they are


@dataclass(frozen=True)
class Asked:
    """A question: on a scale from 1 to 5, or in words."""

    kind: str
    text: str


class FeedbackForm(Aggregate, Base):
    """One a course, with its id."""

    __tablename__ = "feedback_form"

    authority: Mapped[str]
    questions: Mapped[list[dict[str, str]]] = mapped_column(JSONB)
    asked_at: Mapped[datetime | None]
    set_by: Mapped[UUID]
    set_at: Mapped[datetime]

    @classmethod
    def of(cls, course: Course, asked: Sequence[Asked], *, by: UUID, now: datetime) -> Self:
        """The first form of a course."""
        made = cls(id=course.id, authority=course.authority)
        made._write(asked, by, now)
        return made

    def change(self, asked: Sequence[Asked], *, answered: int, by: UUID, now: datetime) -> None:
        """Ask something else.

        Raises:
            FeedbackBegun: somebody has answered what is asked now.
        """
        if answered:
            raise FeedbackBegun
        self._write(asked, by, now)

    def require_open(self, course: Course, now: datetime) -> None:
        """Go on only after the course.

        Raises:
            FeedbackNotOpen
        """
        if course.state != ANNOUNCED or course.ends_at is None or now < course.ends_at:
            raise FeedbackNotOpen

    def read(self, answers: Sequence[int | str | None]) -> list[int | str | None]:
        """The answers, in the order of the questions; None and the empty text are none.

        Raises:
            AnswersAstray: they are of another form.
        """
        if len(answers) != len(self.questions):
            raise AnswersAstray
        return [_read(asked["kind"], one) for asked, one in zip(self.questions, answers, strict=True)]

    def _write(self, asked: Sequence[Asked], by: UUID, now: datetime) -> None:
        self.questions = [asdict(one) for one in asked]
        self.set_by, self.set_at = by, now


class FeedbackGiven(Base):
    """That somebody has answered."""

    __tablename__ = "feedback_given"

    enrolment_id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID]


class FeedbackAnswer(Base):
    """What somebody has answered."""

    __tablename__ = "feedback_answer"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID]
    answers: Mapped[list[Any]] = mapped_column(JSONB)

    @classmethod
    def of(cls, course_id: UUID, answers: Sequence[int | str | None]) -> Self:
        """Under an id that says nothing of when."""
        return cls(id=uuid4(), course_id=course_id, answers=list(answers))


def _read(kind: str, answer: int | str | None) -> int | str | None:
    if answer in (None, ""):
        return None
    if kind == "scale" and answer not in SCALE:
        raise AnswersAstray
    if kind == "text" and not isinstance(answer, str):
        raise AnswersAstray
    return answer
