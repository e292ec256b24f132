"""The notice of a consultation of ours: what its clerk adds, and the words as they were published."""

from datetime import datetime
from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.consultations import AlreadyPublished
from services.consultation.model.base import Base
from services.consultation.model.notice_text import Announced, write_notice
from services.consultation.model.wording import tidy
from shared.persistence.aggregate import Aggregate


class OwnNotice(Aggregate, Base):
    """Its id is the consultation's; version 0 until somebody has written on it.

    `content` holds the words from the moment of publication on, whatever the authority says of itself later.
    """

    __tablename__ = "own_notice"

    number: Mapped[str]
    paragraph: Mapped[str]
    content: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    published_at: Mapped[datetime | None]

    def add(self, number: str, paragraph: str) -> None:
        """What the model cannot know: the number in the authority's register, and a paragraph more.

        Raises:
            AlreadyPublished: what is published is not edited in silence.
        """
        if self.content is not None:
            raise AlreadyPublished
        self.number, self.paragraph = tidy(number), tidy(paragraph)

    def publish(self, announced: Announced, now: datetime) -> None:
        """Keep the words as they are said now.

        Raises:
            AlreadyPublished
        """
        if self.content is not None:
            raise AlreadyPublished
        self.content, self.published_at = write_notice(announced), now
