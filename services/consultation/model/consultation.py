"""A consultation: drafted, published, closed; or a real notice kept as history."""

from collections import Counter
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.consultation.errors.consultations import (
    AlreadyPublished,
    CloseTooEarly,
    DeadlineTooEarly,
    DoubledArticle,
    EmptyArticle,
    FrameAstray,
    NoArticles,
    NotOpen,
    RecordOnly,
)
from services.consultation.errors.planning import UrgencyWithoutReason
from services.consultation.events.consultations import (
    ConsultationClosed,
    ConsultationPublished,
    ConsultationRecorded,
)
from services.consultation.model.act import Draft, Kind, searched, tidy_draft
from services.consultation.model.article import Article
from services.consultation.model.base import Base
from services.consultation.model.days import day_of, end_of, last_second_of, start_of
from services.consultation.model.law.words import told_day
from services.consultation.model.notice import Notice
from services.consultation.model.planning import Counting, Planned, require_lawful
from services.consultation.model.term import Term, earliest_last_day
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate
from shared.plain_text import plain

LEAST_REASON = 20  # letters, of why it is urgent
DRAFT, PUBLISHED, CLOSED, RECORD = "draft", "published", "closed", "record"


class Consultation(Aggregate, Base):
    """What an authority asks people about.

    `last_day` is the last day for recommendations; `ends_at` the first instant after it. `listed_at` is
    the instant by which lists are ordered. `authority_name` is kept for records alone, whose authority
    need not be among ours. What is `planned_…` is meant, and may come otherwise. `count_rule` and its
    version are those by which it was published; None before that, and where an older release did it.
    """

    __tablename__ = "consultation"

    authority: Mapped[str]
    authority_name: Mapped[str | None]
    state: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str]
    summary: Mapped[str]
    is_example: Mapped[bool]
    documents: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    frame: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    source_url: Mapped[str | None]
    notes: Mapped[str]
    published_on: Mapped[date | None]
    published_at: Mapped[datetime | None]
    last_day: Mapped[date | None]
    term_days: Mapped[int | None]
    ends_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    listed_at: Mapped[datetime]
    planned_publication: Mapped[date | None]
    planned_debate: Mapped[date | None]
    planned_adoption: Mapped[date | None]
    urgency_reason: Mapped[str] = mapped_column(default="", server_default="")
    fields: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list, server_default="{}")
    count_rule: Mapped[str | None]
    count_version: Mapped[int | None]
    finalised_at: Mapped[datetime | None]
    final_version: Mapped[int | None]
    outcome: Mapped[str | None]
    outcome_on: Mapped[date | None]
    drafted_by: Mapped[UUID | None]
    edited_at: Mapped[datetime]
    title_plain: Mapped[str] = mapped_column(deferred=True)
    text_plain: Mapped[str] = mapped_column(deferred=True)
    articles: Mapped[list[Article]] = relationship(order_by=Article.position, cascade="all, delete-orphan")

    @classmethod
    def draft(
        cls, authority: str, draft: Draft, clerk_id: UUID, now: datetime, counting: Counting | None = None
    ) -> Self:
        """A consultation that its clerks alone see.

        Raises:
            DoubledArticle: two articles have one number.
            FrameAstray: a part stands before an article that is not there.
            UrgencyWithoutReason, and what `require_lawful` refuses of the days that are planned.
        """
        made = cls(
            id=new_id(), authority=authority, state=DRAFT, notes="", drafted_by=clerk_id, listed_at=now
        )
        made._write(draft, now)
        made._require_lawful_plan(now, counting or Counting())
        return made

    @classmethod
    def from_notice(cls, notice: Notice, now: datetime) -> Self:
        """A real notice as history: nobody can act on it."""
        made = cls(id=new_id(), state=RECORD, summary="", is_example=False, edited_at=now)
        made.authority, made.authority_name = notice.authority, notice.authority_name
        made.title, made.kind, made.notes = notice.title, notice.kind, notice.notes
        made.documents, made.frame = [document.as_json() for document in notice.documents], []
        made.source_url, made.published_on = notice.source_url, notice.published_on
        made.last_day, made.term_days = notice.last_day, notice.term_days
        made.listed_at = start_of(notice.published_on) if notice.published_on else now
        made.title_plain = made.text_plain = searched([notice.title])
        made.record(
            ConsultationRecorded(
                consultation_id=made.id,
                authority=made.authority,
                title=made.title,
                kind=made.kind,
                source_url=notice.source_url,
                published_on=made.published_on,
            )
        )
        return made

    @property
    def term(self) -> Term:
        """When recommendations are received."""
        return Term(self.published_at, self.ends_at, self.closed_at)

    def revise(self, draft: Draft, now: datetime, counting: Counting | None = None) -> None:
        """Write a draft anew.

        Raises:
            AlreadyPublished: what is published is not edited in silence.
            DoubledArticle: two articles have one number.
            FrameAstray: a part stands before an article that is not there.
            UrgencyWithoutReason, and what `require_lawful` refuses of the days that are planned.
        """
        self._require_draft()
        before = self._planned_days()
        self._write(draft, now)
        # Who writes the text is not stopped by days that have become too early while nobody looked.
        if self._planned_days() != before:
            self._require_lawful_plan(now, counting or Counting())

    def publish(self, now: datetime, counting: Counting | None = None) -> None:
        """Open it to everybody, from this instant to the end of its last day.

        Args:
            counting: how its authority counts, from now on for good.

        Raises:
            AlreadyPublished, NoArticles, EmptyArticle
            DeadlineTooEarly: under ten days, art. 7 (4).
            AdoptionTooEarly, BudgetTooEarly, AdoptionBeforeEnd, DebateAstray: what was planned is refused
                from today on.
        """
        self._require_draft()
        if not self.articles:
            raise NoArticles
        if empty := next((article.number for article in self.articles if not article.text), None):
            raise EmptyArticle(number=empty)
        today = day_of(now)
        if self.last_day is None or self.last_day < earliest_last_day(today):
            raise DeadlineTooEarly(earliest=told_day(earliest_last_day(today)))
        counting = counting or Counting()
        require_lawful(self.planned_from(today, counting))
        self.count_rule, self.count_version = counting.rule, counting.version
        self.state, self.published_on, self.ends_at = PUBLISHED, today, end_of(self.last_day)
        self.published_at = self.listed_at = now
        self.record(
            ConsultationPublished(
                consultation_id=self.id,
                authority=self.authority,
                title=self.title,
                summary=self.summary,
                kind=self.kind,
                articles=len(self.articles),
                published_at=now,
                recommendations_until=last_second_of(self.last_day),
                is_example=self.is_example,
                urgent=bool(self.urgency_reason),
                fields=tuple(self.fields),
            )
        )

    def planned_from(self, published: date, counting: Counting) -> Planned:
        """Its planned days, with the notice on that one."""
        return Planned(
            Kind(self.kind),
            published,
            self.last_day,
            self.planned_debate,
            self.planned_adoption,
            bool(self.urgency_reason),
            counting,
        )

    def close(self, now: datetime, received: int) -> None:
        """A clerk ends the term, before its announced end but not before the law's minimum.

        Args:
            received: how many recommendations stand in the register.

        Raises:
            NotOpen, RecordOnly, CloseTooEarly
        """
        self._require_open()
        assert self.published_on  # noqa: S101 - what is open was published
        earliest = earliest_last_day(self.published_on)
        if now < end_of(earliest):
            raise CloseTooEarly(earliest=told_day(earliest))
        self._close(min(now, self.ends_at or now), received)

    def close_at_end(self, received: int) -> None:
        """The announced term has run out: closed as of its end, whenever that was noticed.

        Raises:
            NotOpen: it is closed already.
        """
        self._require_open()
        assert self.ends_at  # noqa: S101 - what is open has an end
        self._close(self.ends_at, received)

    def end_by_withdrawal(self, now: datetime, received: int) -> None:
        """The authority gives the draft up while recommendations are received: none is from now on.

        Raises:
            NotOpen: the term is over.
        """
        self._require_open()
        self._close(min(now, self.ends_at or now), received)

    def _write(self, draft: Draft, now: datetime) -> None:
        draft = tidy_draft(draft)
        if 0 < len(draft.urgency_reason) < LEAST_REASON:
            raise UrgencyWithoutReason(least=LEAST_REASON)
        for number, times in Counter(article.number for article in draft.articles).items():
            if times > 1:
                raise DoubledArticle(number=number)
        numbers = {article.number for article in draft.articles}
        if astray := {part.before for part in draft.frame if part.before} - numbers:
            raise FrameAstray(number=min(astray))
        # First, for it reads the old ones, and that would flush whatever has changed before it.
        self.articles = [
            Article(number=article.number, position=position, heading=article.heading, text=article.text)
            for position, article in enumerate(draft.articles, start=1)
        ]
        self.title, self.kind, self.summary = draft.title, draft.kind, draft.summary
        self.is_example, self.last_day, self.edited_at = draft.is_example, draft.recommendations_until, now
        self.planned_publication, self.planned_debate = draft.planned_publication, draft.planned_debate
        self.planned_adoption, self.urgency_reason = draft.planned_adoption, draft.urgency_reason
        self.fields = list(draft.fields)
        self.documents = [document.as_json() for document in draft.documents]
        self.frame = [part.as_json() for part in draft.frame]
        self.title_plain, self.text_plain = plain(draft.title), draft.searched_text()

    def _planned_days(self) -> tuple[object, ...]:
        days = self.planned_publication, self.last_day, self.planned_debate, self.planned_adoption
        return *days, self.kind, bool(self.urgency_reason)

    def _require_lawful_plan(self, now: datetime, counting: Counting) -> None:
        """Where a day of publication is planned, hold the others against it; without one it is done then."""
        if self.planned_publication is None or self.last_day is None:
            return
        published = max(self.planned_publication, day_of(now))
        if self.last_day < earliest_last_day(published):
            raise DeadlineTooEarly(earliest=told_day(earliest_last_day(published)))
        require_lawful(self.planned_from(published, counting))

    def _close(self, at: datetime, received: int) -> None:
        self.state, self.closed_at = CLOSED, at
        self.record(
            ConsultationClosed(
                consultation_id=self.id,
                authority=self.authority,
                title=self.title,
                closed_at=at,
                recommendations=received,
            )
        )

    def _require_draft(self) -> None:
        if self.state == RECORD:
            raise RecordOnly
        if self.state != DRAFT:
            raise AlreadyPublished

    def _require_open(self) -> None:
        if self.state == RECORD:
            raise RecordOnly
        if self.state != PUBLISHED:
            raise NotOpen
