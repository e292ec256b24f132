"""Erasures: asked for, left alone for a week in which they can be taken back, done, answered by all."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.model.base import Base
from shared.ids import new_id

PAUSE = timedelta(days=7)  # whoever took over a session cannot destroy an account before its owner sees it
LOOK_AGAIN = timedelta(days=1)
WITHIN = timedelta(days=1)  # in which every service has answered, if all is well
ANSWERING = frozenset({"consultation", "notification", "training"})  # services that keep something of people


class Erasure(Base):
    """One person's wish to be forgotten. It stays, with the id alone, as the proof that it was met."""

    __tablename__ = "erasure"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    erased_at: Mapped[datetime | None]

    @classmethod
    def ask(cls, account_id: UUID, now: datetime) -> Self:
        """To be done when the pause is over."""
        return cls(id=new_id(), account_id=account_id, asked_at=now, due_at=now + PAUSE, erased_at=None)

    def put_off(self, now: datetime) -> None:
        """Something stands against it still; it is looked at again tomorrow."""
        self.due_at = now + LOOK_AGAIN


class ErasureAnswer(Base):
    """A service has erased what it kept of a person."""

    __tablename__ = "erasure_answer"

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    service: Mapped[str] = mapped_column(primary_key=True)
    answered_at: Mapped[datetime]
