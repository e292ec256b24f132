"""Erasures: a person of whom nothing is kept here any more."""

from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.training.events.erasure import ErasureDone
from services.training.model.base import Base
from shared.persistence.aggregate import Aggregate


class Erasure(Aggregate, Base):
    """Its id is that of the account; asked for again, as after a restore, it is said again."""

    __tablename__ = "erasure"

    done_at: Mapped[datetime]

    @classmethod
    def of(cls, account_id: UUID, now: datetime) -> Self:
        """A person whose data are being erased for the first time."""
        return cls(id=account_id, done_at=now)

    def say_done(self, now: datetime) -> None:
        """Answer that it was done."""
        self.done_at = now
        self.record(ErasureDone(account_id=self.id))
