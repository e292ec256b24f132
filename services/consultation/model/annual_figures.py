"""The figures of an authority's annual report, art. 13 of Law 52/2003: numbers, unknown, or not applicable.

What nobody has counted is unknown, and never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.consultation.errors.annual_figures import FigureCounted, NumberAstray, SourceMissing
from services.consultation.model.base import Base
from services.consultation.model.wording import tidy
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

State = Literal["number", "unknown", "not-applicable"]
Source = Literal["register", "procedure", "requests", "meetings", "minutes", "stated", "none"]
# In the order of the report. The last ones are known to the authority alone.
NAMES: tuple[str, ...] = (
    "drafts-announced",
    "drafts-urgent",
    "acts-adopted",
    "recommendations-received",
    "recommendations-at-meetings",
    "recommendations-included",
    "recommendations-partly",
    "written-justifications",
    "public-debates",
    "meetings-asked-by-associations",
    "public-meetings",
    "participants",
    "meetings-with-media",
    "closed-meetings",
    "lawsuits",
)
OF_MEETINGS = ("participants", "meetings-with-media")
SOURCES: Mapping[str, Source] = {
    "recommendations-received": "register",
    "recommendations-at-meetings": "register",
    "recommendations-included": "register",
    "recommendations-partly": "register",
    "written-justifications": "register",
    "drafts-announced": "procedure",
    "drafts-urgent": "procedure",
    "acts-adopted": "procedure",
    "public-debates": "meetings",
    "public-meetings": "meetings",
    "meetings-asked-by-associations": "requests",
}


@dataclass(frozen=True)
class Partial:
    """What is known of some meetings, where it is not of all."""

    number: int
    meetings: int
    out_of: int


@dataclass(frozen=True)
class Figure:
    """One figure of a year.

    Args:
        note: where the authority has it from, in its own words.
        some_meetings: where it is unknown as a whole.
        version: of what the authority has stated; 0 where it stated nothing.
    """

    name: str
    state: State
    number: int | None
    source: Source
    note: str = ""
    some_meetings: Partial | None = None
    version: int = 0


class StatedFigure(Aggregate, Base):
    """What the authority says of a year that nobody else can know."""

    __tablename__ = "annual_figure"

    authority: Mapped[str]
    year: Mapped[int]
    name: Mapped[str]
    state: Mapped[str]
    number: Mapped[int | None]
    source: Mapped[str]
    stated_by: Mapped[UUID]
    stated_at: Mapped[datetime]

    @classmethod
    def of(cls, authority: str, year: int, name: str) -> "StatedFigure":
        """One of which nothing is said yet."""
        return cls(id=new_id(), authority=authority, year=year, name=name)

    def say(self, state: State, number: int | None, source: str, *, by: UUID, now: datetime) -> None:
        """Say what it is, and where that comes from.

        Raises:
            NumberAstray: a number that is none, or one beside "unknown".
            SourceMissing
        """
        if (state == "number") != (number is not None):
            raise NumberAstray
        if not tidy(source):
            raise SourceMissing
        self.state, self.number, self.source = state, number, tidy(source)
        self.stated_by, self.stated_at = by, now


def figures(
    counted: Mapping[str, Any], stated: Mapping[str, Mapping[str, Any]], *, is_kept: bool
) -> list[Figure]:
    """All figures of a year.

    Args:
        counted: by name; and of meetings `held`, with `<name>` and `<name>-of`, how many of them say it.
        stated: rows of what the authority has said, by name.
        is_kept: whether the service was in use by the authority in that year at all.
    """
    return [_figure(name, counted, stated.get(name), is_kept=is_kept) for name in NAMES]


def require_uncounted(figure: Figure) -> None:
    """Go on only where the service has not counted it itself.

    Raises:
        FigureCounted
    """
    if figure.source not in ("none", "stated"):
        raise FigureCounted


def _figure(
    name: str, counted: Mapping[str, Any], stated: Mapping[str, Any] | None, *, is_kept: bool
) -> Figure:
    found = _of_meetings(name, counted) if name in OF_MEETINGS else _of_service(name, counted)
    if found.state != "unknown" and is_kept:
        return found
    some_meetings = found.some_meetings if is_kept else None
    if stated:
        return Figure(
            name,
            stated["state"],
            stated["number"],
            "stated",
            stated["source"],
            some_meetings,
            stated["version"],
        )
    return Figure(name, "unknown", None, "none", some_meetings=some_meetings)


def _of_service(name: str, counted: Mapping[str, Any]) -> Figure:
    if name not in SOURCES:
        return Figure(name, "unknown", None, "none")
    return Figure(name, "number", counted[name], SOURCES[name])


def _of_meetings(name: str, counted: Mapping[str, Any]) -> Figure:
    held, number, meetings = counted["held"], counted[name], counted[f"{name}-of"]
    if not held:
        return Figure(name, "not-applicable", None, "meetings")
    if meetings == held:
        return Figure(name, "number", number, "minutes")
    some_meetings = Partial(number, meetings, held) if meetings else None
    return Figure(name, "unknown", None, "none", some_meetings=some_meetings)
