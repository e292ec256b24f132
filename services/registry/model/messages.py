"""What is said about a request between who asks and the clerk; it stays as it was said."""

from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from services.registry.model.base import Base
from shared.ids import new_id

Side = Literal["clerk", "asker"]


class RequestMessage(Base):
    """A question or an answer. `fields` are those that it asks about, or that were corrected with it."""

    __tablename__ = "request_message"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    verification_id: Mapped[UUID] = mapped_column(ForeignKey("verification.id"), index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    side: Mapped[str]
    text: Mapped[str]
    fields: Mapped[list[str]] = mapped_column(ARRAY(Text))
    said_at: Mapped[datetime]

    @classmethod
    def say(
        cls,
        verification_id: UUID,
        author_id: UUID,
        side: Side,
        text: str,
        fields: tuple[str, ...],
        now: datetime,
    ) -> Self:
        """Say it."""
        return cls(
            id=new_id(),
            verification_id=verification_id,
            author_id=author_id,
            side=side,
            text=text,
            fields=list(fields),
            said_at=now,
        )
