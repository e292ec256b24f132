"""A version of a text: what became of the words that were announced.

Version 1 is the text that was announced: the articles of the consultation itself, on which recommendations
stand. Those after it are kept whole, each with the place of every announced article in it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.consultations import DoubledArticle, EmptyArticle, FrameAstray, NoArticles
from services.consultation.errors.versions import NoNote, NothingChanged, PlaceAstray, VersionPublished
from services.consultation.model.act import ArticleText, FramePart
from services.consultation.model.base import Base
from services.consultation.model.comparing import Comparison, Unit, compare, units
from services.consultation.model.wording import tidy
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

VersionKind = Literal["announced", "improved", "adopted"]
Row = dict[str, Any]
Places = Mapping[str, str | None]
FIRST = 1
DRAFT, PUBLISHED = "draft", "published"


@dataclass(frozen=True)
class NewText:
    """All that a clerk writes of a version.

    Args:
        note: what changed and why, for everybody.
    """

    note: str
    articles: Sequence[ArticleText]
    frame: Sequence[FramePart] = ()


class Version(Aggregate, Base):
    """A text after the announced one. `places` is what a person said, while it is written; then all of them.

    An announced article that is not among the places of a draft is where its words are found again.
    """

    __tablename__ = "act_version"

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    number: Mapped[int]
    state: Mapped[str]
    kind: Mapped[str]
    note: Mapped[str]
    articles: Mapped[list[Row]] = mapped_column(JSONB)
    frame: Mapped[list[Row]] = mapped_column(JSONB)
    places: Mapped[dict[str, str | None]] = mapped_column(JSONB)
    begun_by: Mapped[UUID]
    edited_at: Mapped[datetime]
    published_at: Mapped[datetime | None]

    @classmethod
    def begin(
        cls,
        consultation_id: UUID,
        number: int,
        kind: VersionKind,
        *,
        articles: Sequence[Row],
        frame: Sequence[Row],
        by: UUID,
        now: datetime,
    ) -> Self:
        """A draft with the words of the version before it."""
        return cls(
            id=new_id(),
            consultation_id=consultation_id,
            number=number,
            state=DRAFT,
            kind=kind,
            note="",
            articles=list(articles),
            frame=list(frame),
            places={},
            begun_by=by,
            edited_at=now,
        )

    def write(self, text: NewText, places: Places, now: datetime) -> None:
        """Write it otherwise.

        Raises:
            VersionPublished: what is published is not edited in silence.
            DoubledArticle, FrameAstray, PlaceAstray
        """
        self.require_draft()
        articles = [ArticleText(tidy(a.number), tidy(a.heading), tidy(a.text)) for a in text.articles]
        frame = [
            replace(part, label=tidy(part.label), heading=tidy(part.heading), text=tidy(part.text))
            for part in text.frame
        ]
        numbers = Counter(article.number for article in articles)
        if doubled := next((number for number, times in numbers.items() if times > 1), None):
            raise DoubledArticle(number=doubled)
        if astray := {part.before for part in frame if part.before} - set(numbers):
            raise FrameAstray(number=min(astray))
        if lost := {now_at for now_at in places.values() if now_at is not None} - set(numbers):
            raise PlaceAstray(number=min(lost))
        self.articles = [asdict(article) for article in articles]
        self.frame = [part.as_json() for part in frame]
        self.note, self.places, self.edited_at = tidy(text.note), dict(places), now

    def publish(self, announced: Sequence[Unit], before: Sequence[Unit], now: datetime) -> Comparison:
        """Show it to everybody. Returns what it changes in the version before it.

        Args:
            announced: the parts of the first text.
            before: those of the version before this one.
            now: when.

        Raises:
            VersionPublished, NoArticles, EmptyArticle, NoNote
            NothingChanged: it says what the version before says.
        """
        self.require_draft()
        if not self.articles:
            raise NoArticles
        if empty := next((one["number"] for one in self.articles if not one["text"]), None):
            raise EmptyArticle(number=empty)
        if not self.note:
            raise NoNote
        changes = compare(before, self.units)
        if changes.is_empty:
            raise NothingChanged
        self.places = self.all_places(announced)
        self.state, self.published_at = PUBLISHED, now
        return changes

    @property
    def units(self) -> list[Unit]:
        """Its parts, as they are compared."""
        return units(self.articles, self.frame)

    def all_places(self, announced: Sequence[Unit]) -> dict[str, str | None]:
        """Where each announced article is: as a person said, else where its words are found again."""
        return places_in(announced, self.units, self.places)

    def require_draft(self) -> None:
        """Go on only where it is being written.

        Raises:
            VersionPublished
        """
        if self.state != DRAFT:
            raise VersionPublished


def places_in(announced: Sequence[Unit], now: Sequence[Unit], said: Places) -> dict[str, str | None]:
    """Where each announced article is in a text; `said` goes first, as far as the text has such an article.

    Several articles may be in one, where they were drawn together.
    """
    numbers = {unit.number for unit in now if unit.number}
    holds = {number: place for number, place in said.items() if place is None or place in numbers}
    found = compare(announced, now, holds).places
    return {**found, **{number: place for number, place in holds.items() if number in found}}


def pairs_of(before: Places, after: Places) -> dict[str, str | None]:
    """Which article of one version is which of another, through the announced ones that both come from."""
    pairs: dict[str, str | None] = {}
    for announced, was in before.items():
        if was is not None and announced in after:
            pairs[was] = pairs.get(was) or after[announced]
    return pairs
