"""An import: announced, brought in parts, read by the worker, ended; what it found stays as its report."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.national_register import ImportStarted
from services.registry.model.base import Base

ImportState = Literal["uploading", "waiting", "running", "done", "failed"]
MOST_MB = 60
MOST_BYTES = MOST_MB * 1024 * 1024
MOST_PARTS = 1_000
KEPT_REPORTS = 5  # of the newest imports, line by line; of older ones the counts alone


class RegisterImport(Base):
    """One file, and what became of it."""

    __tablename__ = "national_register_import"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    authority: Mapped[str]
    asked_by: Mapped[UUID | None]
    file_name: Mapped[str]
    size: Mapped[int]
    accept_fewer: Mapped[bool]
    state: Mapped[ImportState]
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    progress: Mapped[float] = mapped_column(default=0.0)
    rows_read: Mapped[int] = mapped_column(default=0)
    reading: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    counts: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    fault: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    def still_comes(self) -> None:
        """See that parts may be brought.

        Raises:
            ImportStarted: all has come already.
        """
        if self.state != "uploading":
            raise ImportStarted()

    def end(self, reading: dict[str, Any], counts: dict[str, Any], now: datetime) -> None:
        """Be done."""
        self.state, self.ended_at, self.progress = "done", now, 1.0
        self.rows_read, self.reading, self.counts = counts["read"], reading, counts

    def give_up(self, fault: dict[str, Any], now: datetime) -> None:
        """Come to nothing, for a reason in both languages."""
        self.state, self.ended_at, self.fault = "failed", now, fault


class RegisterPart(Base):
    """A part of a file on its way to the worker; the parts are numbered from 0."""

    __tablename__ = "national_register_part"

    import_id: Mapped[UUID] = mapped_column(ForeignKey("national_register_import.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes]
