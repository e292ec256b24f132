"""What is said about a request for a change: questions of the clerk, answers of who asked."""

from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from services.registry.model.base import Base
from services.registry.model.messages import Side
from shared.ids import new_id


class ChangeMessage(Base):
    """A question or an answer about a change; `fields` are those that it asks about, or that it corrected."""

    __tablename__ = "change_message"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    change_id: Mapped[UUID] = mapped_column(ForeignKey("change_request.id"), index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    side: Mapped[str]
    text: Mapped[str]
    fields: Mapped[list[str]] = mapped_column(ARRAY(Text))
    said_at: Mapped[datetime]

    @classmethod
    def say(
        cls, change_id: UUID, author_id: UUID, side: Side, text_: str, fields: tuple[str, ...], now: datetime
    ) -> Self:
        """Say it."""
        return cls(
            id=new_id(),
            change_id=change_id,
            author_id=author_id,
            side=side,
            text=text_,
            fields=list(fields),
            said_at=now,
        )
