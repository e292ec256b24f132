"""An answer as it is written: a draft, ready, approved, published; and those that are answered alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.answers import (
    AnswerUnfinished,
    BeingPublished,
    NotReadyYet,
    OwnAnswer,
    TakenNowhere,
)
from services.consultation.errors.recommendations import AlreadyAnswered
from services.consultation.events.recommendations import Verdict
from services.consultation.model.answer import TAKEN_OVER, Answer
from services.consultation.model.base import Base
from services.consultation.model.masking import mask
from services.consultation.model.recommendation import Recommendation
from services.consultation.model.wording import tidy
from shared.persistence.aggregate import Aggregate

DraftState = Literal["assigned", "draft", "ready", "approved", "publishing", "published"]
SHORTEST_REASON = 3


@dataclass(frozen=True)
class Written:
    """What a clerk has written so far, unfinished as it may be."""

    verdict: Verdict | None
    reason: str
    taken_into: str | None


class AnswerDraft(Aggregate, Base):
    """Its id is the recommendation's. `assigned`: a department has it, and nobody has written yet.

    `written_by` is who wrote last, and `note` what the second person sent it back with.
    """

    __tablename__ = "answer_draft"

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    authority: Mapped[str]
    state: Mapped[DraftState]
    department: Mapped[str | None]
    verdict: Mapped[Verdict | None]
    reason: Mapped[str]
    taken_into: Mapped[str | None]
    group_id: Mapped[UUID | None]
    written_by: Mapped[UUID | None]
    written_at: Mapped[datetime | None]
    approved_by: Mapped[UUID | None]
    approved_at: Mapped[datetime | None]
    note: Mapped[str | None]
    publication_id: Mapped[UUID | None]

    @classmethod
    def on(cls, recommendation: Recommendation) -> Self:
        """An empty one.

        Raises:
            AlreadyAnswered, AlreadyWithdrawn
        """
        recommendation.require_waiting()
        return cls(
            id=recommendation.id,
            consultation_id=recommendation.consultation_id,
            authority=recommendation.authority,
            state="assigned",
            reason="",
        )

    @property
    def is_written(self) -> bool:
        """Whether it holds somebody's words."""
        return self.state != "assigned"

    def write(self, written: Written, clerk_id: UUID, now: datetime, group_id: UUID | None = None) -> None:
        """Write it anew, by itself or with the group; whoever had approved it looks at it again.

        What is written otherwise than in its group is no longer answered together with it.

        Raises:
            AlreadyAnswered, BeingPublished
            TakenNowhere: it names an article, though nothing is taken over.
        """
        self._require_open()
        if written.taken_into and written.verdict not in TAKEN_OVER:
            raise TakenNowhere
        before = self.verdict, self.reason, self.taken_into
        self.verdict, self.reason = written.verdict, tidy(written.reason)
        self.taken_into = written.taken_into or None
        if group_id or before != (self.verdict, self.reason, self.taken_into):
            self.group_id = group_id
        self.state, self.approved_by, self.approved_at = "draft", None, None
        self.written_by, self.written_at = clerk_id, now

    def mark_ready(self) -> None:
        """Say that it can be looked at, or published.

        Raises:
            AlreadyAnswered, BeingPublished
            AnswerUnfinished: it has no verdict, or no reason.
        """
        self._require_open()
        if self.verdict is None or len(self.reason) < SHORTEST_REASON:
            raise AnswerUnfinished
        if self.state != "approved":
            self.state, self.note = "ready", None

    def approve(self, clerk_id: UUID, now: datetime, *, by_another: bool) -> None:
        """Let it be published.

        Args:
            clerk_id: who has looked at it.
            now: when.
            by_another: whether that must be somebody else than who wrote it.

        Raises:
            AlreadyAnswered, BeingPublished, NotReadyYet, OwnAnswer
        """
        self._require_open()
        if self.state not in ("ready", "approved"):
            raise NotReadyYet
        if by_another and self.written_by == clerk_id:
            raise OwnAnswer
        self.state, self.approved_by, self.approved_at = "approved", clerk_id, now

    def send_back(self, note: str) -> None:
        """Ask whoever wrote it to write it otherwise.

        Raises:
            AlreadyAnswered, BeingPublished, NotReadyYet
        """
        self._require_open()
        if self.state not in ("ready", "approved"):
            raise NotReadyYet
        self.state, self.note = "draft", tidy(note)
        self.approved_by = self.approved_at = None

    def assign(self, department: str | None) -> None:
        """Let a department write it, or none."""
        self._require_open()
        self.department = department

    def answer(self) -> Answer:
        """What is published of it."""
        assert self.verdict  # noqa: S101 - the table refuses one that is ready without
        return Answer(self.verdict, self.reason, self.taken_into)

    def settle(self) -> None:
        """The recommendation has its answer, which holds the words from now on."""
        self.state, self.verdict, self.reason, self.taken_into, self.note = "published", None, "", None, None

    def settle_otherwise(self) -> None:
        """The recommendation was answered at once, or withdrawn, whatever was being written.

        Raises:
            BeingPublished
        """
        self._require_open()
        self.settle()
        self.group_id = None

    def forget_author(self) -> None:
        """Let nothing in it name the person whose recommendation it answers."""
        self.reason, self.note = mask(self.reason), self.note and mask(self.note)

    def _require_open(self) -> None:
        if self.state == "publishing":
            raise BeingPublished
        if self.state == "published":
            raise AlreadyAnswered


class AnswerGroup(Base):
    """Recommendations that a clerk has chosen to answer alike."""

    __tablename__ = "answer_group"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]


class AnswerPublication(Base):
    """Answers that are given in one moment, also where giving them takes several transactions."""

    __tablename__ = "answer_publication"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    published_by: Mapped[UUID]
    published_at: Mapped[datetime]
    answers: Mapped[int]
    finished_at: Mapped[datetime | None]
