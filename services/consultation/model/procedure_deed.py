"""What the clock did in a procedure: when it was due, and when it really ran."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Literal, Protocol, Self
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.events.deadlines import TermBroken, TermNeared
from services.consultation.events.debates import DebateRequestNoted
from services.consultation.model.base import Base
from services.consultation.model.days import end_of
from services.consultation.model.deadlines import DEBATE, OpenTerm, Reminder
from services.consultation.model.debate_news import of_waiting
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

Kind = Literal["closed", "reminded", "breach-told"]


class Of(Protocol):
    """The consultation in which it is done."""

    @property
    def id(self) -> UUID: ...
    @property
    def authority(self) -> str: ...
    @property
    def title(self) -> str: ...


class ProcedureDeed(Aggregate, Base):
    """Done once for a term and its last day, however often the clock comes by.

    `days` is how many working days before the last day, negative after it; 0 where the superior is told.
    `told` counts people.
    """

    __tablename__ = "procedure_deed"
    __table_args__ = (UniqueConstraint("consultation_id", "deed", "term", "last_day", "days"),)

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    deed: Mapped[str]
    term: Mapped[str]
    last_day: Mapped[date]
    days: Mapped[int]
    due_at: Mapped[datetime]
    ran_at: Mapped[datetime]
    told: Mapped[int]

    @classmethod
    def closed(cls, consultation_id: UUID, last_day: date, due_at: datetime, now: datetime) -> Self:
        """The term for recommendations was closed, as of its end."""
        return cls._of(consultation_id, "closed", "recommendations", last_day, due_at=due_at, now=now)

    @classmethod
    def reminded(
        cls, of: Of, term: OpenTerm, reminder: Reminder, people: Sequence[UUID], now: datetime
    ) -> Self:
        """Those who work on it are told that a term ends soon."""
        due_at = reminder.due_at.astimezone(UTC)
        made = cls._of(of.id, "reminded", term.name, term.last_day, reminder.days, due_at=due_at, now=now)
        made.told = len(people)
        for account_id in people:
            if term.name == DEBATE:
                what = "reminded" if reminder.days > 0 else "overdue"
                made.record(_of_debates(of, term, what, account_id))
                continue
            made.record(
                TermNeared(
                    consultation_id=of.id,
                    authority=of.authority,
                    account_id=account_id,
                    title=of.title,
                    term=term.name,
                    rule=term.rule.id,
                    last_day=term.last_day,
                    working_days_left=reminder.days,
                    waiting=term.waiting,
                )
            )
        return made

    @classmethod
    def breach_told(cls, of: Of, term: OpenTerm, people: Sequence[UUID], now: datetime) -> Self:
        """Those who are above them are told that a term has passed without what it asks."""
        due_at = end_of(term.last_day)
        made = cls._of(of.id, "breach-told", term.name, term.last_day, due_at=due_at, now=now)
        made.told = len(people)
        for account_id in people:
            if term.name == DEBATE:
                made.record(_of_debates(of, term, "broken", account_id))
                continue
            made.record(
                TermBroken(
                    consultation_id=of.id,
                    authority=of.authority,
                    account_id=account_id,
                    title=of.title,
                    term=term.name,
                    rule=term.rule.id,
                    last_day=term.last_day,
                    waiting=term.waiting,
                )
            )
        return made

    @classmethod
    def _of(cls, consultation_id: UUID, deed: Kind, term: str, last_day: date, days: int = 0, *,
            due_at: datetime, now: datetime) -> Self:  # fmt: skip
        return cls(
            id=new_id(),
            consultation_id=consultation_id,
            deed=deed,
            term=term,
            last_day=last_day,
            days=days,
            due_at=due_at,
            ran_at=now,
            told=0,
        )


def _of_debates(of: Of, term: OpenTerm, what: str, to: UUID) -> DebateRequestNoted:
    return of_waiting(
        of.id, of.authority, of.title, what=what, to=to, waiting=term.waiting, last_day=term.last_day
    )
