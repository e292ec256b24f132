"""Marks that a trainer gives, and corrections of what a test gave: kept, never changed."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Numeric
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.training.model.base import Base


@dataclass(frozen=True)
class Judgement:
    """What a trainer says of one who takes part; `grade` from 1 to 10, None where there is none."""

    enrolment_id: UUID
    passed: bool
    grade: Decimal | None
    note: str


class Mark(Base):
    """The last one of an enrolment counts."""

    __tablename__ = "mark"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    enrolment_id: Mapped[UUID]
    course_id: Mapped[UUID]
    passed: Mapped[bool]
    grade: Mapped[Decimal | None] = mapped_column(Numeric(4, 2))
    note: Mapped[str]
    marked_by: Mapped[UUID]
    marked_at: Mapped[datetime]

    def says(self, judgement: Judgement) -> bool:
        """Whether it says the same already."""
        said = (self.passed, self.grade, self.note)
        return said == (judgement.passed, judgement.grade, judgement.note)


class Rescoring(Base):
    """Attempts that were scored again: why, by whom, and what became of those that changed."""

    __tablename__ = "rescoring"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID]
    reason: Mapped[str]
    attempts: Mapped[int]
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    done_by: Mapped[UUID]
    done_at: Mapped[datetime]
