"""What is promised with an adopted act: what, by whom, until when, and how it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.consultation.errors.commitments import NoReasonGiven, NothingAdopted
from services.consultation.events.commitments import CommitmentNoted
from services.consultation.model.base import Base
from services.consultation.model.consultation import Consultation
from services.consultation.model.wording import tidy
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

CommitmentState = Literal["planned", "ongoing", "done", "given-up"]
RUNNING = ("planned", "ongoing")


@dataclass(frozen=True)
class Promise:
    """What is promised.

    Args:
        responsible: a department or a company; no person need be named.
        due_on: the last day for it; None where none was set.
    """

    text: str
    responsible: str
    due_on: date | None


@dataclass(frozen=True)
class Turn:
    """How it stands now.

    Args:
        note: what happened, or why it is given up.
        evidence_url: where that can be seen.
        due_on: the last day, which may be another than before.
    """

    state: CommitmentState
    note: str
    evidence_url: str | None
    due_on: date | None


class CommitmentEntry(Base):
    """What was said of a commitment at a time; only ever added to."""

    __tablename__ = "commitment_entry"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    commitment_id: Mapped[UUID] = mapped_column(ForeignKey("commitment.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    by: Mapped[UUID]
    state: Mapped[str]
    note: Mapped[str]
    evidence_url: Mapped[str | None]
    due_on: Mapped[date | None]


class Commitment(Aggregate, Base):
    """A promise, and all that was said of it."""

    __tablename__ = "commitment"

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    authority: Mapped[str]
    text: Mapped[str]
    responsible: Mapped[str]
    state: Mapped[str]
    due_on: Mapped[date | None]
    added_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    entries: Mapped[list[CommitmentEntry]] = relationship(
        order_by=CommitmentEntry.id, cascade="all, delete-orphan", lazy="selectin"
    )

    @classmethod
    def of(cls, consultation: Consultation, promise: Promise, *, by: UUID, now: datetime) -> Self:
        """A promise that goes with an adopted act.

        Raises:
            NothingAdopted: the act was not adopted, or not yet.
        """
        if consultation.outcome != "adopted":
            raise NothingAdopted
        made = cls(
            id=new_id(),
            consultation_id=consultation.id,
            authority=consultation.authority,
            text=tidy(promise.text),
            responsible=tidy(promise.responsible),
            added_at=now,
        )
        made._stand(Turn("planned", "", None, promise.due_on), by, now)
        return made

    def turn(self, turn: Turn, *, by: UUID, now: datetime) -> None:
        """Say how it stands now.

        Raises:
            NoReasonGiven: it is given up without a word.
        """
        if turn.state == "given-up" and not tidy(turn.note):
            raise NoReasonGiven
        self._stand(turn, by, now)

    def _stand(self, turn: Turn, by: UUID, now: datetime) -> None:
        self.state, self.due_on, self.changed_at = turn.state, turn.due_on, now
        entry = CommitmentEntry(
            id=new_id(),
            at=now,
            by=by,
            state=turn.state,
            note=tidy(turn.note),
            evidence_url=turn.evidence_url,
            due_on=turn.due_on,
        )
        self.entries.append(entry)
        self.record(
            CommitmentNoted(
                commitment_id=self.id,
                consultation_id=self.consultation_id,
                authority=self.authority,
                text=self.text,
                responsible=self.responsible,
                due_on=turn.due_on,
                state=turn.state,
                note=entry.note,
                evidence_url=turn.evidence_url,
            )
        )
