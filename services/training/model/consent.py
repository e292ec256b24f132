"""What people agree to: rows that are only added to, of which the last word on each purpose counts."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal, Self, get_args
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.training.model.base import Base
from shared.ids import new_id

Purpose = Literal["course", "photos", "name", "statistics"]
PURPOSES: tuple[str, ...] = get_args(Purpose)
COURSE, STATISTICS = "course", "statistics"
# Without the first nobody can have a seat; giving the seat back ends it.
OPTIONAL = tuple(one for one in PURPOSES if one != COURSE)
GENDERS = ("f", "m", "other", "not-said")
TEXT_VERSION = "2026-11"  # of the texts at `consent.*` in the portal's catalogues; a new text has a new one


class Consent(Base):
    """One word of a person: on what, yes or no, by which text."""

    __tablename__ = "consent"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    enrolment_id: Mapped[UUID]
    purpose: Mapped[str]
    given: Mapped[bool]
    text_version: Mapped[str]
    said_at: Mapped[datetime]

    @classmethod
    def said(cls, enrolment_id: UUID, purpose: str, given: bool, now: datetime) -> Self:
        """A word of now."""
        return cls(
            id=new_id(),
            enrolment_id=enrolment_id,
            purpose=purpose,
            given=given,
            text_version=TEXT_VERSION,
            said_at=now,
        )


def at_enrolment(enrolment_id: UUID, agreed: Collection[str], now: datetime) -> list[Consent]:
    """Yes or no to everything that was asked."""
    return [
        Consent.said(enrolment_id, purpose, purpose == COURSE or purpose in agreed, now)
        for purpose in PURPOSES
    ]
