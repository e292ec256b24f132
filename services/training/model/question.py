"""Questions of a course's bank, each in as many wordings as it was corrected."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Integer, Numeric, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.training.errors.assessment import QuestionInUse, QuestionRetired, ReasonNeeded
from services.training.model.base import Base
from services.training.model.course import Course
from services.training.model.scoring import Key
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

MOST_QUESTIONS = 500  # of a course, retired ones too


@dataclass(frozen=True)
class Words:
    """What a clerk writes of a question.

    Args:
        options: in any order; empty where a number is asked for.
        right: the numbers of the right ones, from 0.
        reason: why an earlier wording is corrected; empty for the first.
    """

    kind: str
    text: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    answer: Decimal | None
    tolerance: Decimal | None
    points: int
    explanation: str
    competence: str
    reason: str = ""


class Wording(Base):
    """A question as it was asked from some day on; never changed."""

    __tablename__ = "wording"

    question_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    text: Mapped[str]
    options: Mapped[list[str]] = mapped_column(ARRAY(Text))
    right_options: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    answer: Mapped[Decimal | None] = mapped_column(Numeric)
    tolerance: Mapped[Decimal | None] = mapped_column(Numeric)
    points: Mapped[int]
    explanation: Mapped[str]
    competence: Mapped[str]
    reason: Mapped[str]
    written_by: Mapped[UUID]
    written_at: Mapped[datetime]

    @property
    def key(self) -> Key:
        """What is right by this wording."""
        return Key(self.kind, self.points, frozenset(self.right_options), self.answer, self.tolerance)


class Question(Aggregate, Base):
    """Its options are known by their numbers, so what was drawn keeps kind and number of options."""

    __tablename__ = "question"

    course_id: Mapped[UUID]
    authority: Mapped[str]
    revision: Mapped[int]
    retired_at: Mapped[datetime | None]

    @classmethod
    def of(cls, course: Course) -> Self:
        """A question of a course, without words yet."""
        return cls(id=new_id(), course_id=course.id, authority=course.authority, revision=0)

    def word(self, words: Words, last: Wording | None, *, is_drawn: bool, by: UUID, now: datetime) -> Wording:
        """Ask it from now on so.

        Args:
            last: the wording of now; None for the first.
            is_drawn: whether an attempt holds it.

        Raises:
            QuestionRetired
            ReasonNeeded: what people were asked is corrected with a reason.
            QuestionInUse: answers that were given would mean something else.
        """
        if self.retired_at:
            raise QuestionRetired
        if last and is_drawn:
            if not words.reason:
                raise ReasonNeeded
            if (words.kind, len(words.options)) != (last.kind, len(last.options)):
                raise QuestionInUse
        self.revision += 1
        values: dict[str, Any] = {**vars(words), "options": [*words.options]}
        values["right_options"] = sorted(values.pop("right"))
        return Wording(question_id=self.id, revision=self.revision, written_by=by, written_at=now, **values)

    def retire(self, now: datetime) -> None:
        """Draw it no more; attempts that hold it keep it. Twice is as good as once."""
        self.retired_at = self.retired_at or now
