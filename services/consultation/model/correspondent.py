"""Authors who have no account: where they are written to, and who entered what they handed in."""

from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.handed_in import AlreadyPosted, NothingToPost
from services.consultation.model.base import Base
from services.consultation.model.entry import Entry
from shared.ids import new_id


class Correspondent(Base):
    """One recommendation's author. `entered_by` is the clerk; `town_number` that of the authority's registry.

    Its id is what scans belong to, so that nothing that lists a recommendation's files shows them.
    """

    __tablename__ = "correspondent"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    recommendation_id: Mapped[UUID] = mapped_column(ForeignKey("recommendation.id"))
    email: Mapped[str | None]
    postal_address: Mapped[str | None]
    language: Mapped[str]
    town_number: Mapped[str | None]
    entered_by: Mapped[UUID | None]
    posted_at: Mapped[datetime | None]
    posted_by: Mapped[UUID | None]
    forgotten_at: Mapped[datetime | None]

    @classmethod
    def of(cls, recommendation_id: UUID, entry: Entry) -> Self:
        """Who handed in what a clerk enters."""
        return cls(
            id=new_id(),
            recommendation_id=recommendation_id,
            email=entry.email,
            postal_address=entry.postal_address,
            language=entry.language,
            town_number=entry.town_number,
            entered_by=entry.clerk_id,
        )

    def forget(self, at: datetime) -> None:
        """Know no address any more, nor under which number the authority's registry has the name."""
        self.email = self.postal_address = self.town_number = None
        self.forgotten_at = at

    def post(self, clerk_id: UUID, at: datetime, *, is_answered: bool) -> None:
        """The answer went out by post, for there is no e-mail address to send it to.

        Raises:
            NothingToPost: there is no answer yet, or it went by e-mail.
            AlreadyPosted
        """
        if self.posted_at is not None:
            raise AlreadyPosted
        if not is_answered or self.email is not None:
            raise NothingToPost
        self.posted_at, self.posted_by = at, clerk_id
