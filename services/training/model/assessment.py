"""How a course is assessed: by a test, by a trainer's mark, or not at all."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Self, get_args
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.training.errors.assessment import AttemptsBegun, NotATest, NotOpen, WindowAstray
from services.training.model.base import Base
from services.training.model.course import ANNOUNCED, Course
from shared.persistence.aggregate import Aggregate

Kind = Literal["none", "test", "marked"]
KINDS: tuple[str, ...] = get_args(Kind)
NONE, TEST, MARKED = "none", "test", "marked"
GRACE = timedelta(seconds=30)  # what was sent in time may arrive a little later


@dataclass(frozen=True)
class Terms:
    """What a clerk sets.

    Args:
        pass_percent: of the points, from which on it is passed.
        draws: how many questions of the bank an attempt gets.
        minutes: how long an attempt may take; None without limit.
        opens_at: None where the test is not to be taken yet.
        closes_at: when running attempts end too; None never.
    """

    kind: str
    pass_percent: int
    draws: int
    attempts_allowed: int
    minutes: int | None
    opens_at: datetime | None
    closes_at: datetime | None


class Assessment(Aggregate, Base):
    """One a course, with its id."""

    __tablename__ = "assessment"

    authority: Mapped[str]
    kind: Mapped[str]
    pass_percent: Mapped[int]
    draws: Mapped[int]
    attempts_allowed: Mapped[int]
    minutes: Mapped[int | None]
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    set_by: Mapped[UUID]
    set_at: Mapped[datetime]

    @classmethod
    def of(cls, course: Course, terms: Terms, *, by: UUID, now: datetime) -> Self:
        """The first word on how a course is assessed.

        Raises:
            WindowAstray
        """
        made = cls(id=course.id, authority=course.authority)
        made._write(terms, by, now)
        return made

    def change(self, terms: Terms, *, attempts: int, by: UUID, now: datetime) -> None:
        """Assess otherwise.

        Args:
            attempts: how many were begun; from then on it stays a test with its pass mark.

        Raises:
            WindowAstray, AttemptsBegun
        """
        if attempts and (terms.kind, terms.pass_percent) != (self.kind, self.pass_percent):
            raise AttemptsBegun
        self._write(terms, by, now)

    def require_open(self, course: Course, now: datetime) -> None:
        """Go on only where an attempt can begin.

        Raises:
            NotATest, NotOpen
        """
        if self.kind != TEST:
            raise NotATest
        if course.state != ANNOUNCED or not self.is_open(now):
            raise NotOpen

    def is_open(self, now: datetime) -> bool:
        """Whether the test can be taken at that instant."""
        opened = self.opens_at is not None and self.opens_at <= now
        return opened and (self.closes_at is None or now < self.closes_at)

    def due_of(self, started: datetime) -> datetime | None:
        """When an attempt that begins then ends: its minutes, or the end of the test, whichever is first."""
        by_minutes = started + timedelta(minutes=self.minutes) if self.minutes else None
        return min((one for one in (by_minutes, self.closes_at) if one), default=None)

    def _write(self, terms: Terms, by: UUID, now: datetime) -> None:
        if terms.closes_at and (terms.opens_at is None or terms.closes_at <= terms.opens_at):
            raise WindowAstray
        if terms.opens_at is None or terms.opens_at > now:
            self.told_at = None
        values: dict[str, Any] = asdict(terms)
        for name, value in values.items():
            setattr(self, name, value)
        self.set_by, self.set_at = by, now
