"""The floor of a meeting: who has it, on what, and who had it before; the chair gives and takes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Self
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.floor import AlreadyBegun, NobodySpeaks, NoSuchTopic, NotBegunByChair
from services.consultation.model.base import Base
from services.consultation.model.meeting import Meeting
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

SpeakingOutcome = Literal["spoken", "absent"]
SPOKEN: SpeakingOutcome = "spoken"
ABSENT: SpeakingOutcome = "absent"


@dataclass(frozen=True)
class Speaker:
    """Who is called to speak.

    Args:
        registration_id: None for who is not registered: guests, and those who came (art. 9).
        article: of the act, on which they speak; None where it is on none.
        point: of the agenda, on which they speak, counted from 1.
    """

    name: str
    organisation: str = ""
    registration_id: UUID | None = None
    article: str | None = None
    point: int | None = None


class Speaking(Base):
    """Somebody who was called to speak: they speak now, have spoken, or were not there."""

    __tablename__ = "speaking"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID]
    registration_id: Mapped[UUID | None]
    name: Mapped[str]
    organisation: Mapped[str]
    article: Mapped[str | None]
    point: Mapped[int | None]
    called_at: Mapped[datetime]
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    paused_s: Mapped[int]
    allowed_s: Mapped[int | None]
    outcome: Mapped[str | None]
    noted_by: Mapped[UUID]

    @classmethod
    def call(cls, meeting: Meeting, who: Speaker, *, by: UUID, now: datetime) -> Self:
        """Somebody whose turn it is; they neither speak nor are missed yet."""
        minutes = meeting.speaking_minutes
        return cls(
            id=new_id(),
            meeting_id=meeting.id,
            registration_id=who.registration_id,
            name=who.name,
            organisation=who.organisation,
            article=who.article,
            point=who.point,
            called_at=now,
            paused_s=0,
            allowed_s=minutes * 60 if minutes else None,
            noted_by=by,
        )

    def begin(self, now: datetime) -> None:
        """They speak; who was missed before has come after all."""
        self.outcome, self.began_at = None, now

    def end(self, now: datetime) -> None:
        """They have spoken."""
        self.resume(now)
        self.outcome, self.ended_at = SPOKEN, now

    def miss(self) -> None:
        """They are not there; whoever has begun is not missed any more."""
        self.outcome = ABSENT

    def pause(self, now: datetime) -> None:
        """Their time stands still; a second time changes nothing."""
        self.paused_at = self.paused_at or now

    def resume(self, now: datetime) -> None:
        """Their time goes on."""
        if self.paused_at:
            self.paused_s += round((now - self.paused_at) / timedelta(seconds=1))
            self.paused_at = None


class Floor(Aggregate, Base):
    """What a meeting is at; its id is the meeting's. Two devices that act at once differ by its version."""

    __tablename__ = "floor"

    authority: Mapped[str]
    article: Mapped[str | None]
    point: Mapped[int | None]
    began_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]

    @classmethod
    def of(cls, meeting: Meeting, now: datetime) -> Self:
        """Of a meeting that has not begun."""
        return cls(id=meeting.id, authority=meeting.authority, changed_at=now)

    def begin(self, now: datetime) -> None:
        """The chair opens the meeting.

        Raises:
            AlreadyBegun
        """
        if self.began_at is not None:
            raise AlreadyBegun
        self.began_at = now

    def require_begun(self) -> datetime:
        """Go on only where the meeting was opened. Returns when.

        Raises:
            NotBegunByChair
        """
        if self.began_at is None:
            raise NotBegunByChair
        return self.began_at

    def discuss(self, meeting: Meeting, article: str | None, point: int | None, *, has_article: bool) -> None:
        """Say what is under discussion; neither an article nor a point: the draft as a whole.

        Raises:
            NoSuchTopic
        """
        if (article is not None and not has_article) or not (
            point is None or 1 <= point <= len(meeting.agenda)
        ):
            raise NoSuchTopic
        self.article, self.point = article, point


def require_speaking(current: Speaking | None) -> Speaking:
    """Go on only where somebody has the floor.

    Raises:
        NobodySpeaks
    """
    if current is None:
        raise NobodySpeaks
    return current
