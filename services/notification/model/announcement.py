"""Announcements: a consultation of which all who asked are told."""

from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.notification.events import AnnouncementDelivered
from services.notification.model.base import Base
from shared.persistence.aggregate import Aggregate


class Announcement(Aggregate, Base):
    """Its id is that of the fact; `told` and `failed` are there, for good, once `finished_at` is."""

    __tablename__ = "announcement"

    consultation_id: Mapped[UUID]
    authority: Mapped[str]
    announced_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    told: Mapped[int | None]
    failed: Mapped[int | None]

    @classmethod
    def begin(cls, fact_id: UUID, consultation_id: UUID, authority: str, now: datetime) -> Self:
        """The deliveries are about to be made."""
        return cls(
            id=fact_id,
            consultation_id=consultation_id,
            authority=authority,
            announced_at=now,
            finished_at=None,
            told=None,
            failed=None,
        )

    def finish(self, *, told: int, failed: int, by_digest: int, now: datetime) -> None:
        """None of its deliveries waits any more, whatever waits for digests. Said once.

        Raises:
            ValueError: it was finished before.
        """
        if self.finished_at is not None:
            raise ValueError("An announcement is finished once.")
        self.finished_at = now
        self.told = told
        self.failed = failed
        self.record(
            AnnouncementDelivered(
                announcement_id=self.id,
                authority=self.authority,
                consultation_id=self.consultation_id,
                told=told,
                failed=failed,
                finished_at=now,
                by_digest=by_digest,
            )
        )
