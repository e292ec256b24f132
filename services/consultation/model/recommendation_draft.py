"""A recommendation as it is being written, unfinished or wrong as it may be, for its author alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.recommendation_drafts import TooManyDrafts
from services.consultation.model.authorship import NameShown
from services.consultation.model.base import Base
from services.consultation.model.sent_file import LARGEST_MB, MOST_FILES, SentFile
from shared.files.errors import FileTooLarge, NoSuchFile, TooManyFiles
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

KEPT_AFTER_TERM = timedelta(days=30)
MOST_DRAFTS = 20
MB = 1024 * 1024


@dataclass(frozen=True)
class WrittenSoFar:
    """What a person has typed and chosen so far.

    Args:
        whole: whether the act as a whole was chosen, beside or instead of articles.
        name_shown: None where nothing was chosen yet.
    """

    articles: tuple[str, ...]
    whole: bool
    text: str
    reason: str
    proposed_wording: str
    on_behalf_of: UUID | None
    name_shown: NameShown | None


class RecommendationDraft(Aggregate, Base):
    """There may be several on one act. Its files go with it when it is sent."""

    __tablename__ = "recommendation_draft"

    account_id: Mapped[UUID]
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    articles: Mapped[list[str]] = mapped_column(ARRAY(Text))
    whole: Mapped[bool]
    text: Mapped[str]
    reason: Mapped[str]
    proposed_wording: Mapped[str]
    on_behalf_of: Mapped[UUID | None]
    name_shown: Mapped[NameShown | None]
    files: Mapped[list[SentFile]] = mapped_column(JSONB)
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    @classmethod
    def start(
        cls, account_id: UUID, consultation_id: UUID, written: WrittenSoFar, *, others: int, now: datetime
    ) -> Self:
        """Keep it for the first time.

        Args:
            others: how many drafts the person has.

        Raises:
            TooManyDrafts
        """
        if others >= MOST_DRAFTS:
            raise TooManyDrafts(most=MOST_DRAFTS)
        made = cls(
            id=new_id(), account_id=account_id, consultation_id=consultation_id, files=[], started_at=now
        )
        made._put(written, now)
        return made

    def write(self, written: WrittenSoFar, version: int, now: datetime) -> None:
        """Keep this in place of what was.

        Raises:
            Stale: it was written meanwhile, perhaps in another window.
        """
        self.require_version(version)
        self._put(written, now)

    def require_room(self, name: str, size: int) -> None:
        """Let one more file of that size be put to it.

        Raises:
            FileTooLarge, TooManyFiles
        """
        if size > LARGEST_MB * MB:
            raise FileTooLarge(name=name, most=LARGEST_MB)
        if len(self.files) >= MOST_FILES:
            raise TooManyFiles(most=MOST_FILES)

    def take_file(self, file: SentFile, now: datetime) -> None:
        """Have a file go with it."""
        self.files, self.changed_at = [*self.files, file], now

    def drop_file(self, file_id: UUID, now: datetime) -> None:
        """Let it go without that file.

        Raises:
            NoSuchFile: it has none such.
        """
        left = [file for file in self.files if file["id"] != str(file_id)]
        if len(left) == len(self.files):
            raise NoSuchFile
        self.files, self.changed_at = left, now

    def _put(self, written: WrittenSoFar, now: datetime) -> None:
        self.articles, self.whole = _each_once(written.articles), written.whole
        self.text, self.reason = written.text, written.reason
        self.proposed_wording = written.proposed_wording
        self.on_behalf_of, self.name_shown = written.on_behalf_of, written.name_shown
        self.changed_at = now


def _each_once(articles: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(articles))
