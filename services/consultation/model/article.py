"""An article of a draft act, as its consultation keeps it."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.model.base import Base


class Article(Base):
    """Known by its number within its consultation; `position` counts from 1 in the order of the text."""

    __tablename__ = "article"

    consultation_id: Mapped[UUID] = mapped_column(
        ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    heading: Mapped[str]
    text: Mapped[str]
