"""Courses: what is taught, when and where, for whom, and how many may come."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Literal, Self
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.training.errors.attendance import NoSuchSession, SessionAttended
from services.training.errors.certificates import RulesFixed
from services.training.errors.courses import (
    AlreadyAnnounced,
    CourseCancelled,
    EnrolmentOver,
    EnrolmentTooLate,
    NoSessions,
    SessionsAstray,
    TooFewSeats,
)
from services.training.events.courses import CourseAnnounced, CourseChanged
from services.training.events.courses import CourseCancelled as CourseWasCancelled
from services.training.model.base import Base
from services.training.model.days import day_of, end_of
from services.training.model.rules import Rules
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

State = Literal["draft", "announced", "cancelled"]
DRAFT, ANNOUNCED, CANCELLED = "draft", "announced", "cancelled"


@dataclass(frozen=True)
class SessionPlan:
    """One time at which the course meets; `place` or `online_url` may be empty, not both.

    Args:
        id: which of the course's sessions it is, where it stands already; it keeps it for good.
    """

    starts_at: datetime
    ends_at: datetime
    subject: str
    place: str
    online_url: str | None
    id: UUID | None = None


@dataclass(frozen=True)
class Plan:
    """What a clerk writes of a course.

    Args:
        competences: of `competences.COMPETENCES`.
        audience: of `audience.GROUPS`.
        trainers: who teaches, in words.
        enrol_until: the last day on which one can enrol.
        rules: by which it gives its certificate.
        issuers: organisations that stand on the certificate beside the authority.
        sessions: in any order.
    """

    title: str
    summary: str
    programme: str
    trainers: str
    competences: Sequence[str]
    hours: int
    seats: int
    audience: Sequence[str]
    enrol_until: date
    sessions: Sequence[SessionPlan]
    is_example: bool = False
    rules: Rules = field(default_factory=Rules)
    issuers: Sequence[str] = ()


class Course(Aggregate, Base):
    """A draft is its authority's alone; what was announced stays public, also when it is cancelled."""

    __tablename__ = "course"

    authority: Mapped[str]
    state: Mapped[str]
    title: Mapped[str]
    summary: Mapped[str]
    programme: Mapped[str]
    trainers: Mapped[str]
    competences: Mapped[list[str]] = mapped_column(ARRAY(Text))
    hours: Mapped[int]
    seats: Mapped[int]
    audience: Mapped[list[str]] = mapped_column(ARRAY(Text))
    enrol_until: Mapped[date]
    sessions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    is_example: Mapped[bool]
    drafted_by: Mapped[UUID]
    edited_at: Mapped[datetime]
    announced_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str | None]
    least_attended: Mapped[int]
    pass_needed: Mapped[bool]
    feedback_needed: Mapped[bool]
    issuers: Mapped[list[str]] = mapped_column(ARRAY(Text))

    @classmethod
    def draft(cls, authority: str, plan: Plan, *, by: UUID, now: datetime) -> Self:
        """A course that nobody else sees yet.

        Raises:
            SessionsAstray, EnrolmentTooLate
        """
        made = cls(id=new_id(), authority=authority, state=DRAFT, drafted_by=by)
        made._write(plan, now)
        return made

    def revise(
        self,
        plan: Plan,
        *,
        enrolled: int,
        now: datetime,
        attended: frozenset[UUID] = frozenset(),
        certified: bool = False,
    ) -> None:
        """Write it anew.

        Args:
            enrolled: how many have a seat.
            attended: the sessions to which somebody came.
            certified: whether somebody has a certificate, by the rules as they stand.

        Raises:
            CourseCancelled, SessionsAstray, EnrolmentTooLate, NoSessions, TooFewSeats, SessionAttended,
            RulesFixed
        """
        if self.state == CANCELLED:
            raise CourseCancelled
        if plan.seats < enrolled:
            raise TooFewSeats(enrolled=enrolled)
        if certified and plan.rules != self.rules:
            raise RulesFixed
        self._write(plan, now)
        if not attended <= self._session_ids():
            raise SessionAttended
        if self.state == ANNOUNCED:
            self.record(CourseChanged(**self._said()))

    def announce(self, now: datetime) -> None:
        """Show it to everybody.

        Raises:
            AlreadyAnnounced, CourseCancelled, NoSessions
            EnrolmentOver: the last day for enrolling has passed.
        """
        if self.state == CANCELLED:
            raise CourseCancelled
        if self.state != DRAFT:
            raise AlreadyAnnounced
        if now >= end_of(self.enrol_until):
            raise EnrolmentOver
        self.state, self.announced_at = ANNOUNCED, now
        self.record(CourseAnnounced(**self._said()))

    def cancel(self, reason: str, now: datetime) -> None:
        """It will not be held; a draft goes without a word.

        Raises:
            CourseCancelled: it was before.
        """
        if self.state == CANCELLED:
            raise CourseCancelled
        if self.state == ANNOUNCED:
            self.record(
                CourseWasCancelled(
                    course_id=self.id, authority=self.authority, title=self.title, reason=reason
                )
            )
        self.state, self.cancelled_at, self.cancel_reason = CANCELLED, now, reason

    def require_running(self, now: datetime) -> None:
        """Go on only where a clerk can enter people still: lists come in after the last day for enrolling.

        Raises:
            CourseCancelled, EnrolmentOver
        """
        if self.state == CANCELLED:
            raise CourseCancelled
        if self.state != ANNOUNCED or self.ends_at is None or now >= end_of(day_of(self.ends_at)):
            raise EnrolmentOver

    def require_open(self, now: datetime) -> None:
        """Go on only where people can enrol.

        Raises:
            CourseCancelled, EnrolmentOver
        """
        if self.state == CANCELLED:
            raise CourseCancelled
        if self.state != ANNOUNCED or now >= end_of(self.enrol_until):
            raise EnrolmentOver

    @property
    def rules(self) -> Rules:
        """By which it gives its certificate."""
        return Rules(self.least_attended, self.pass_needed, self.feedback_needed)

    def session(self, session_id: UUID) -> SessionPlan:
        """One of its sessions.

        Raises:
            NoSuchSession: it has no such one.
        """
        found = next((one for one in self.sessions if one["id"] == str(session_id)), None)
        if found is None:
            raise NoSuchSession
        when = {name: datetime.fromisoformat(found[name]) for name in ("starts_at", "ends_at")}
        return SessionPlan(**{**found, **when, "id": session_id})

    def _session_ids(self) -> frozenset[UUID]:
        return frozenset(UUID(one["id"]) for one in self.sessions or ())

    def _write(self, plan: Plan, now: datetime) -> None:
        sessions = sorted(plan.sessions, key=lambda one: one.starts_at)
        _require_in_turn(sessions)
        if sessions and plan.enrol_until > day_of(sessions[0].starts_at):
            raise EnrolmentTooLate
        self.title, self.summary, self.programme = plan.title, plan.summary, plan.programme
        self.trainers, self.competences, self.audience = plan.trainers, [*plan.competences], [*plan.audience]
        self.hours, self.seats, self.enrol_until = plan.hours, plan.seats, plan.enrol_until
        self.sessions = _with_ids(sessions, self._session_ids())
        self.starts_at = sessions[0].starts_at if sessions else None
        self.ends_at = sessions[-1].ends_at if sessions else None
        self.is_example, self.edited_at = plan.is_example, now
        self.least_attended, self.issuers = plan.rules.least_attended, [*plan.issuers]
        self.pass_needed, self.feedback_needed = plan.rules.pass_needed, plan.rules.feedback_needed

    def _said(self) -> dict[str, Any]:
        if self.starts_at is None or self.ends_at is None:
            raise NoSessions
        return {
            "course_id": self.id,
            "authority": self.authority,
            "title": self.title,
            "summary": self.summary,
            "hours": self.hours,
            "seats": self.seats,
            "audience": tuple(self.audience),
            "starts_at": self.starts_at,
            "ends_at": self.ends_at,
            "enrol_until": self.enrol_until,
            "is_example": self.is_example,
        }


def _require_in_turn(sessions: Sequence[SessionPlan]) -> None:
    ends = [one.ends_at for one in sessions]
    if any(one.ends_at <= one.starts_at for one in sessions) or any(
        later.starts_at < end for end, later in zip(ends, sessions[1:], strict=False)
    ):
        raise SessionsAstray


def _with_ids(sessions: Sequence[SessionPlan], known: frozenset[UUID]) -> list[dict[str, Any]]:
    """As they are kept. Who stood already keeps the id, once; whoever has none of this course's is new."""
    left, kept = set(known), []
    for one in sessions:
        session_id = one.id if one.id in left else None
        left -= {session_id}
        kept.append(_as_json(one, session_id or new_id()))
    return kept


def _as_json(session: SessionPlan, session_id: UUID) -> dict[str, Any]:
    return {
        **asdict(session),
        "id": str(session_id),
        "starts_at": session.starts_at.isoformat(),
        "ends_at": session.ends_at.isoformat(),
    }
