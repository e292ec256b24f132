"""Attempts at a test: begun, answered as one goes, handed in once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from sqlalchemy import BigInteger, Numeric
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.training.errors.assessment import AlreadyHandedIn, NotInAttempt, TimeIsOver, TooFewQuestions
from services.training.model.assessment import GRACE, Assessment
from services.training.model.base import Base
from services.training.model.drawing import draw, shuffle
from services.training.model.enrolment import Enrolment
from services.training.model.question import Wording
from services.training.model.scoring import Given, Key, Score, read_number, score
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate


@dataclass(frozen=True)
class Reply:
    """What is answered to one question: options by their numbers, or a number as it was typed."""

    question_id: UUID
    chosen: tuple[int, ...] = ()
    number: str = ""


class Attempt(Aggregate, Base):
    """What was drawn is kept with it: the bank may change, the attempt does not."""

    __tablename__ = "attempt"

    enrolment_id: Mapped[UUID]
    course_id: Mapped[UUID]
    number: Mapped[int]
    seed: Mapped[int] = mapped_column(BigInteger)
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    started_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    handed_in_at: Mapped[datetime | None]
    points: Mapped[Decimal | None] = mapped_column(Numeric(9, 2))
    of_points: Mapped[int | None]
    pass_percent: Mapped[int]
    passed: Mapped[bool | None]

    @classmethod
    def begin(
        cls,
        enrolment: Enrolment,
        test: Assessment,
        bank: Sequence[Wording],
        *,
        number: int,
        seed: int,
        now: datetime,
    ) -> Self:
        """An attempt with questions of its own.

        Args:
            bank: each question that is not retired, as it is asked now.

        Raises:
            TooFewQuestions: the bank has not enough of them yet.
        """
        if len(bank) < test.draws:
            raise TooFewQuestions
        wordings = {one.question_id: one for one in bank}
        drawn = draw(seed, list(wordings), test.draws)
        return cls(
            id=new_id(),
            enrolment_id=enrolment.id,
            course_id=enrolment.course_id,
            number=number,
            seed=seed,
            questions=[_drawn(seed, wordings[one]) for one in drawn],
            answers={},
            started_at=now,
            due_at=test.due_of(now),
            pass_percent=test.pass_percent,
        )

    def save(self, replies: Sequence[Reply], now: datetime) -> None:
        """Keep what was answered so far; the same twice is once, another word takes the place of the first.

        Raises:
            AlreadyHandedIn, TimeIsOver
            NotInAttempt: a question or an option that this attempt does not have.
        """
        self.require_running(now)
        kept = dict(self.answers)
        for one in replies:
            kept[str(one.question_id)] = self._as_kept(one)
        self.answers = kept

    def hand_in(self, keys: Mapping[UUID, Key], now: datetime) -> Score:
        """End it, and score it.

        Args:
            keys: of each of its questions, as it is right now.

        Raises:
            AlreadyHandedIn
        """
        if self.handed_in_at:
            raise AlreadyHandedIn
        self.handed_in_at = now
        return self.rescore(keys)

    def rescore(self, keys: Mapping[UUID, Key]) -> Score:
        """Score it by these keys, whatever it was before."""
        found = score({one: keys[one] for one in self.drawn}, self.given)
        self.points, self.of_points = found.points, found.of_points
        self.passed = found.reaches(self.pass_percent)
        return found

    def require_running(self, now: datetime) -> None:
        """Go on only while it can be answered.

        Raises:
            AlreadyHandedIn
            TimeIsOver: by the server's clock, and a small grace for what was on its way.
        """
        if self.handed_in_at:
            raise AlreadyHandedIn
        if self.is_over(now):
            raise TimeIsOver

    def is_over(self, now: datetime) -> bool:
        """Whether its time has run out, grace included."""
        return self.due_at is not None and now > self.due_at + GRACE

    def forget_person(self) -> None:
        """What was answered goes; what it was worth stays counted."""
        self.answers = {}

    @property
    def drawn(self) -> list[UUID]:
        """Its questions, in its order."""
        return [UUID(one["id"]) for one in self.questions]

    @property
    def given(self) -> dict[UUID, Given]:
        """What was answered."""
        return {
            UUID(one): Given(frozenset(kept.get("chosen", ())), read_number(kept.get("number", "")))
            for one, kept in self.answers.items()
        }

    def _as_kept(self, reply: Reply) -> dict[str, Any]:
        asked = next((one for one in self.questions if one["id"] == str(reply.question_id)), None)
        if asked is None or not set(reply.chosen) <= set(asked["options"]):
            raise NotInAttempt
        if asked["options"]:
            if asked["kind"] != "multiple" and len(set(reply.chosen)) > 1:
                raise NotInAttempt
            return {"chosen": sorted(set(reply.chosen))}
        return {"number": reply.number}


def _drawn(seed: int, wording: Wording) -> dict[str, Any]:
    many = len(wording.options)
    # Right and wrong are read in that order everywhere.
    order = list(range(many)) if wording.kind == "true-false" else shuffle(seed, wording.question_id, many)
    asked = {"id": str(wording.question_id), "revision": wording.revision}
    return {**asked, "kind": wording.kind, "options": order}
