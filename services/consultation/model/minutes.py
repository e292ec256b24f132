"""The minutes of a meeting: written, published once, corrected in public.

Law 52/2003 art. 7 (10) d: within 10 calendar days of a debate's end everybody reads them; art. 12: they are
drafted and archived.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.consultation.errors.minutes import (
    MeetingNotBegun,
    MeetingNotHeld,
    MinutesIncomplete,
    MinutesNotPublished,
    MinutesPublished,
    NoSuchPersonInMinutes,
    TooManyCorrections,
)
from services.consultation.events.minutes import MinutesPublished as Published
from services.consultation.model.authorship import AUTHOR_FORGOTTEN
from services.consultation.model.base import Base
from services.consultation.model.links import Links
from services.consultation.model.minutes_words import (
    MISSING,
    Part,
    Words,
    checked,
    empty,
    for_good,
    missing,
    without,
)
from services.consultation.model.wording import tidy
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

MOST_CORRECTIONS = 100
NAME_TAKEN_OUT = "Un nume a fost scos la cererea persoanei."
NAME_TAKEN_OUT_WHY = "Regulamentul (UE) 2016/679, art. 17."
MinutesState = Literal["draft", "published"]


class OfMeeting(Protocol):
    """What minutes must know of their meeting; its hours are as they were noted, None where they were not."""

    @property
    def id(self) -> UUID: ...
    @property
    def authority(self) -> str: ...
    @property
    def consultation_id(self) -> UUID | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def agenda(self) -> Sequence[str]: ...
    @property
    def state(self) -> str: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def began_at(self) -> datetime | None: ...
    @property
    def ended_at(self) -> datetime | None: ...
    @property
    def is_example(self) -> bool: ...


class MinutesCorrection(Base):
    """What is right instead of what was published, and why; only ever added to."""

    __tablename__ = "minutes_correction"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"))
    position: Mapped[int]
    part: Mapped[str]
    text: Mapped[str]
    reason: Mapped[str]
    corrected_by: Mapped[UUID]
    corrected_at: Mapped[datetime]


class Minutes(Aggregate, Base):
    """One a meeting. `parts` holds the words, by part (`minutes_words`)."""

    __tablename__ = "minutes"

    meeting_id: Mapped[UUID] = mapped_column(unique=True)
    consultation_id: Mapped[UUID | None]
    authority: Mapped[str]
    state: Mapped[str]
    parts: Mapped[dict[str, Any]] = mapped_column(JSONB)
    begun_by: Mapped[UUID]
    begun_at: Mapped[datetime]
    changed_by: Mapped[UUID]
    changed_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    published_by: Mapped[UUID | None]
    corrections: Mapped[list[MinutesCorrection]] = relationship(
        order_by=MinutesCorrection.position, cascade="all, delete-orphan", lazy="selectin"
    )

    @classmethod
    def begin(cls, meeting: OfMeeting, known: Mapping[str, Words], *, by: UUID, now: datetime) -> Self:
        """A draft in which stands what is known already.

        Args:
            known: parts, or fields of parts, that others have noted.

        Raises:
            MeetingNotBegun: it is later, or was cancelled.
        """
        if meeting.state == "cancelled" or (meeting.state != "held" and meeting.starts_at > now):
            raise MeetingNotBegun
        made = cls(
            id=new_id(),
            meeting_id=meeting.id,
            consultation_id=meeting.consultation_id,
            authority=meeting.authority,
            state="draft",
            parts=template(meeting, known),
            begun_by=by,
            begun_at=now,
        )
        made.changed_by, made.changed_at = by, now
        return made

    def require_draft(self) -> None:
        """Let it be changed.

        Raises:
            MinutesPublished
        """
        if self.state != "draft":
            raise MinutesPublished

    def write(self, part: Part, words: Words, *, by: UUID, now: datetime) -> None:
        """Write a part anew.

        Raises:
            MinutesPublished, and what `minutes_words.checked` raises
        """
        self.require_draft()
        self.parts = {**self.parts, part: checked(part, words)}
        self.touch(by, now)

    def touch(self, by: UUID, now: datetime) -> None:
        """Note who changed it last."""
        self.changed_by, self.changed_at = by, now

    def publish(
        self, meeting: OfMeeting, consultation_title: str | None, *, by: UUID, now: datetime, links: Links
    ) -> None:
        """Let everybody read it, for good.

        Args:
            consultation_title: of the draft that was debated; None where there was none.

        Raises:
            MinutesPublished: once is enough.
            MeetingNotHeld, MinutesIncomplete
        """
        self.require_draft()
        if meeting.state != "held":
            raise MeetingNotHeld
        if lacks := missing(self.parts):
            ro, en = zip(*(MISSING[name] for name in lacks), strict=True)
            raise MinutesIncomplete(missing_ro="; ".join(ro), missing_en="; ".join(en))
        self.state, self.published_at, self.published_by = "published", now, by
        self.parts = for_good(self.parts)
        self.touch(by, now)
        self.record(
            Published(
                minutes_id=self.id,
                meeting_id=meeting.id,
                consultation_id=meeting.consultation_id,
                consultation_title=consultation_title,
                authority=self.authority,
                kind=meeting.kind,
                title=meeting.title,
                held_at=meeting.began_at or meeting.starts_at,
                url=links.minutes(meeting.id),
                published_at=now,
                is_example=meeting.is_example,
            )
        )

    def correct(self, part: Part, text: str, reason: str, *, by: UUID, now: datetime) -> int:
        """Say what is right; what was published stays beside it. Returns the entry's position.

        Raises:
            MinutesNotPublished, TooManyCorrections
        """
        if self.state != "published":
            raise MinutesNotPublished
        position = len(self.corrections) + 1
        if position > MOST_CORRECTIONS:
            raise TooManyCorrections(most=MOST_CORRECTIONS)
        self.corrections.append(
            MinutesCorrection(
                id=new_id(),
                position=position,
                part=part,
                text=tidy(text),
                reason=tidy(reason),
                corrected_by=by,
                corrected_at=now,
            )
        )
        self.touch(by, now)
        return position

    def forget(self, name: str, *, by: UUID, now: datetime) -> None:
        """Take the name of a private person out, who was shown by it and asks for that: a public entry says
        that one was taken out (GDPR art. 17; what was said and decided stays, Law 16/1996).

        Raises:
            MinutesNotPublished, NoSuchPersonInMinutes, TooManyCorrections
        """
        if self.state != "published":
            raise MinutesNotPublished
        freed = without(self.parts, name, AUTHOR_FORGOTTEN)
        if freed is None:
            raise NoSuchPersonInMinutes
        self.parts = freed
        self.correct("present", NAME_TAKEN_OUT, NAME_TAKEN_OUT_WHY, by=by, now=now)


def template(meeting: OfMeeting, known: Mapping[str, Words]) -> dict[str, Words]:
    """Minutes in which stands what the meeting says of itself, and `known`."""
    parts = empty()
    parts["opening"] |= {
        "place": meeting.place,
        "opened_at": meeting.began_at.isoformat() if meeting.began_at else None,
        "closed_at": meeting.ended_at.isoformat() if meeting.ended_at else None,
    }
    parts["agenda"]["points"] = [{"title": point, "conclusion": ""} for point in meeting.agenda]
    for part, words in known.items():
        parts[part] |= words
    return parts
