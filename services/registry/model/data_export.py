"""Copies of a person's data: asked for, gathered by a worker, let go after a week (GDPR art. 15, 20)."""

from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.model.base import Base
from shared.ids import new_id

KEPT = timedelta(days=7)


class DataExport(Base):
    """A person has one at most; asking anew replaces it. `content` is null until it was gathered."""

    __tablename__ = "data_export"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    asked_at: Mapped[datetime]
    ready_at: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    content: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    @classmethod
    def ask(cls, account_id: UUID, now: datetime) -> Self:
        """To be gathered at once."""
        return cls(
            id=new_id(),
            account_id=account_id,
            asked_at=now,
            ready_at=None,
            expires_at=now + KEPT,
            content=None,
        )
