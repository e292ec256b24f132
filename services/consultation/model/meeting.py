"""A debate of a draft (art. 7 (9)) or a public meeting (art. 8): called, moved, cancelled, held.

Each change is an entry that stays; what was announced is never altered in silence.
"""

from datetime import UTC, datetime, time
from typing import Any, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.consultation.errors.meetings import (
    ActDecided,
    DraftNeeded,
    FewerThanTaken,
    HeldAstray,
    MeetingOver,
    NotBegunYet,
    NothingMoved,
    NoTitle,
    NotItsAuthority,
    NowhereHeld,
)
from services.consultation.events.meetings import (
    MeetingCalled,
    MeetingCancelled,
    MeetingHeld,
    MeetingMoved,
    MeetingRevised,
)
from services.consultation.model.base import Base
from services.consultation.model.consultation import Consultation
from services.consultation.model.days import day_of
from services.consultation.model.invitation import Invitation, Order, When, Where, require_ahead
from services.consultation.model.meeting_findings import (
    DEBATE,
    MeetingFinding,
    planned_meeting,
    require_allowed,
)
from services.consultation.model.planning import Counting
from services.consultation.model.wording import tidy
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate
from shared.plain_text import plain

CALLED, CANCELLED, HELD = "called", "cancelled", "held"


class MeetingEntry(Base):
    """What was said of a meeting at a time; only ever added to. `before` and `after` name what changed."""

    __tablename__ = "meeting_entry"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    by: Mapped[UUID]
    what: Mapped[str]
    reason: Mapped[str]
    before: Mapped[dict[str, Any]] = mapped_column(JSONB)
    after: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Meeting(Aggregate, Base):
    """A meeting and all that was said of it. `reason` is that of the last move or of the cancelling."""

    __tablename__ = "meeting"

    authority: Mapped[str]
    kind: Mapped[str]
    consultation_id: Mapped[UUID | None]
    title: Mapped[str]
    title_plain: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str]
    online_url: Mapped[str | None]
    capacity: Mapped[int | None]
    speaking_minutes: Mapped[int | None]
    agenda: Mapped[list[str]] = mapped_column(JSONB)
    how_to_register: Mapped[str]
    state: Mapped[str]
    called_at: Mapped[datetime]
    moved_at: Mapped[datetime | None]
    reason: Mapped[str]
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    sequence: Mapped[int]
    is_example: Mapped[bool]
    entries: Mapped[list[MeetingEntry]] = relationship(
        order_by=MeetingEntry.id, cascade="all, delete-orphan", lazy="selectin"
    )

    @classmethod
    def call(
        cls,
        authority: str,
        invitation: Invitation,
        consultation: Consultation | None,
        *,
        by: UUID,
        now: datetime,
        counting: Counting,
    ) -> tuple[Self, list[MeetingFinding]]:
        """Call people to it.

        Args:
            consultation: whose draft it is about, published; None where it is about none.

        Returns:
            The meeting, and what the law says of its day.

        Raises:
            DraftNeeded: a debate without a draft.
            NotItsAuthority, ActDecided, NoTitle
            NoticeTooShort: art. 8 (1).
            NoSuchHour, EndsAstray, InThePast, TooFarAhead, NowhereHeld
        """
        _require_draft(authority, invitation.kind, consultation)
        made = cls(
            id=new_id(),
            authority=authority,
            kind=invitation.kind,
            consultation_id=consultation.id if consultation else None,
            state=CALLED,
            called_at=now,
            reason="",
            sequence=0,
            is_example=invitation.is_example or bool(consultation and consultation.is_example),
        )
        findings = made._set(invitation.when, invitation.where, consultation, now, counting)
        made._order(invitation.order, consultation)
        made._enter("called", "", {}, made._time_and_place(), by, now)
        made.record(MeetingCalled(**made._said(consultation), **made._ordered()))
        return made, findings

    def move(
        self,
        when: When,
        where: Where,
        reason: str,
        consultation: Consultation | None,
        *,
        by: UUID,
        now: datetime,
        counting: Counting,
    ) -> list[MeetingFinding]:
        """Hold it at another time or place; the law counts from now on.

        Raises:
            MeetingOver, ActDecided, NothingMoved
            NoticeTooShort: art. 8 (1).
            NoSuchHour, EndsAstray, InThePast, TooFarAhead, NowhereHeld
        """
        self._require_called()
        _require_running(consultation)
        before, previous = self._time_and_place(), (self.starts_at, self.place)
        findings = self._set(when, where, consultation, now, counting)
        if self._time_and_place() == before:
            raise NothingMoved
        self.moved_at, self.reason, self.sequence = now, tidy(reason), self.sequence + 1
        self._enter("moved", self.reason, before, self._time_and_place(), by, now)
        self.record(
            MeetingMoved(
                **self._said(consultation),
                previous_starts_at=previous[0],
                previous_place=previous[1],
                reason=self.reason,
            )
        )
        return findings

    def revise(
        self,
        order: Order,
        online_url: str | None,
        consultation: Consultation | None,
        *,
        taken: int,
        by: UUID,
        now: datetime,
    ) -> None:
        """Write its order anew, or the address for taking part; its time and place stay.

        Args:
            taken: how many have a seat.

        Raises:
            MeetingOver, NoTitle, NowhereHeld, FewerThanTaken
        """
        self._require_called()
        if order.capacity is not None and order.capacity < taken:
            raise FewerThanTaken(taken=taken)
        if not self.place and not online_url:
            raise NowhereHeld
        before = self._written()
        self.online_url = online_url
        self._order(order, consultation)
        after = self._written()
        changed = [name for name in after if after[name] != before[name]]
        if not changed:
            return
        self.sequence += 1
        old, new = ({name: of[name] for name in changed} for of in (before, after))
        self._enter("revised", "", old, new, by, now)
        self.record(MeetingRevised(**self._said(consultation), **self._ordered()))

    def cancel(self, reason: str, consultation: Consultation | None, *, by: UUID, now: datetime) -> None:
        """It is not held; everybody is told why.

        Raises:
            MeetingOver: it was held, or cancelled before.
        """
        self._require_called()
        self.state, self.reason, self.sequence = CANCELLED, tidy(reason), self.sequence + 1
        self._enter("cancelled", self.reason, {}, {}, by, now)
        self.record(MeetingCancelled(**self._said(consultation), reason=self.reason))

    def hold(self, began: time, ended: time, *, by: UUID, now: datetime) -> None:
        """Say when it really began and ended, on its day or in the night after.

        Raises:
            MeetingOver, NotBegunYet, NoSuchHour, EndsAstray
            HeldAstray: it has not ended yet.
        """
        self._require_called()
        if day_of(now) < day_of(self.starts_at):
            raise NotBegunYet
        began_at, ended_at = When(day_of(self.starts_at), began, ended).instants()
        if ended_at > now:
            raise HeldAstray
        self.state, self.began_at, self.ended_at = HELD, began_at, ended_at
        span = {"began_at": _written_as(began_at), "ended_at": _written_as(ended_at)}
        self._enter("held", "", {}, span, by, now)
        self.record(
            MeetingHeld(
                meeting_id=self.id,
                authority=self.authority,
                kind=self.kind,
                consultation_id=self.consultation_id,
                title=self.title,
                began_at=began_at,
                ended_at=ended_at,
                is_example=self.is_example,
            )
        )

    def _set(
        self,
        when: When,
        where: Where,
        consultation: Consultation | None,
        now: datetime,
        counting: Counting,
    ) -> list[MeetingFinding]:
        starts_at, ends_at = when.instants()
        require_ahead(starts_at, now)
        place = tidy(where.place)
        if not place and not where.online_url:
            raise NowhereHeld
        adoption = consultation.planned_adoption if consultation else None
        kind: Any = self.kind
        findings = planned_meeting(kind, starts_at, now, counting, adoption)
        require_allowed(findings)
        self.starts_at, self.ends_at = starts_at, ends_at
        self.place, self.online_url = place, where.online_url
        return findings

    def _order(self, order: Order, consultation: Consultation | None) -> None:
        title = tidy(order.title) or (consultation.title if consultation else "")
        if not title:
            raise NoTitle
        self.title, self.title_plain = title, plain(title)
        self.capacity, self.speaking_minutes = order.capacity, order.speaking_minutes
        self.agenda = [point for one in order.agenda if (point := tidy(one))]
        self.how_to_register = tidy(order.how_to_register)

    def _require_called(self) -> None:
        if self.state != CALLED:
            raise MeetingOver

    def _time_and_place(self) -> dict[str, Any]:
        return {
            "starts_at": _written_as(self.starts_at),
            "ends_at": _written_as(self.ends_at),
            "place": self.place,
            "online_url": self.online_url,
        }

    def _written(self) -> dict[str, Any]:
        ordered = self._ordered()
        return {
            "title": self.title,
            "online_url": self.online_url,
            "capacity": self.capacity,
            **ordered,
            "agenda": list(self.agenda),
        }

    def _ordered(self) -> dict[str, Any]:
        return {
            "agenda": tuple(self.agenda),
            "how_to_register": self.how_to_register,
            "speaking_minutes": self.speaking_minutes,
        }

    def _said(self, consultation: Consultation | None) -> dict[str, Any]:
        return {
            "meeting_id": self.id,
            "authority": self.authority,
            "kind": self.kind,
            "consultation_id": self.consultation_id,
            "consultation_title": consultation.title if consultation else None,
            "title": self.title,
            "starts_at": self.starts_at,
            "ends_at": self.ends_at,
            "place": self.place,
            "online_url": self.online_url,
            "capacity": self.capacity,
            "sequence": self.sequence,
            "is_example": self.is_example,
        }

    def _enter(
        self, what: str, reason: str, before: dict[str, Any], after: dict[str, Any], by: UUID, now: datetime
    ) -> None:
        self.entries.append(
            MeetingEntry(id=new_id(), at=now, by=by, what=what, reason=reason, before=before, after=after)
        )


def _require_draft(authority: str, kind: str, consultation: Consultation | None) -> None:
    if consultation is None:
        if kind == DEBATE:
            raise DraftNeeded
        return
    if consultation.authority != authority:
        raise NotItsAuthority
    _require_running(consultation)


def _require_running(consultation: Consultation | None) -> None:
    if consultation and consultation.outcome:
        raise ActDecided


def _written_as(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()
