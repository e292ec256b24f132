"""The floor of a meeting: who has it, on what, and who had it before; the chair gives and takes it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.model.base import Base
from shared.persistence.aggregate import Aggregate

SpeakingOutcome = Literal["spoken", "absent"]
SPOKEN: SpeakingOutcome = "spoken"
ABSENT: SpeakingOutcome = "absent"


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


class Floor(Aggregate, Base):
    """What a meeting is at; its id is the meeting's."""

    __tablename__ = "floor"

    authority: Mapped[str]
    article: Mapped[str | None]
    point: Mapped[int | None]
    began_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
