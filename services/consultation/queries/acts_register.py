"""The register of drafts of an authority: what it has published, numbered in that order within a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, cast, extract, func, literal_column, select, tuple_
from sqlalchemy.orm import Session

from services.consultation.model.consultation import DRAFT, RECORD
from services.consultation.queries.consultations import OF, RECEIVED, found_by, in_state, shown
from services.consultation.queries.register import BOUND
from shared.plain_text import plain

Row = dict[str, Any]
Key = tuple[Any, ...]

ANSWERS: ColumnElement[Any] = literal_column("""
    (select coalesce(jsonb_object_agg(verdict, answers), '{}') from verdict_count
     where consultation_id = consultation.id and answers > 0)
""")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which acts; what is not given leaves all.

    Args:
        year: of publication.
        kind: of act.
        state: `open` or `closed`.
        words: as in the list of consultations.
    """

    year: int | None = None
    kind: str | None = None
    state: str | None = None
    words: str | None = None


def acts(
    session: Session,
    authority: str,
    wanted: Wanted,
    *,
    now: datetime,
    newest_first: bool,
    after: Key | None,
    limit: int,
) -> Sequence[Row]:
    """By number, each with how many recommendations it received and how they were answered.

    Args:
        now: tells which are open.
        after: (year, number) of the last row seen.
        limit: rows at most.
    """
    numbered = _numbered(authority)
    place = (numbered.c.act_year, numbered.c.act_number)
    query = shown().join(numbered, numbered.c.id == OF.id)
    query = query.add_columns(*place, RECEIVED.label("received"), ANSWERS.label("answers"))
    query = _narrowed(query, numbered.c.act_year, wanted, now)
    if after:
        seen = tuple_(*after)
        query = query.where(tuple_(*place) < seen if newest_first else tuple_(*place) > seen)
    query = query.order_by(*((part.desc() if newest_first else part) for part in place)).limit(limit)
    return [dict(row) for row in session.execute(query).mappings()]


def how_many(session: Session, authority: str, wanted: Wanted, now: datetime) -> int:
    """How many acts there are; one more than `BOUND` where there are more."""
    query = select(OF.id).where(OF.authority == authority, OF.state.not_in((DRAFT, RECORD)))
    inside = _narrowed(query, _year(), wanted, now).limit(BOUND + 1).subquery()
    return session.scalar(select(func.count()).select_from(inside)) or 0


def years(session: Session, authority: str) -> Sequence[Row]:
    """The years in which something was published, the newest first, with the last number of each."""
    numbered = _numbered(authority)
    query = select(numbered.c.act_year.label("year"), func.count().label("entries"))
    query = query.group_by(numbered.c.act_year).order_by(numbered.c.act_year.desc())
    return [dict(row) for row in session.execute(query).mappings()]


def _numbered(authority: str) -> Any:
    """All that the authority has published, numbered before anything is left out."""
    in_order = func.row_number().over(partition_by=_year(), order_by=(OF.listed_at, OF.id))
    return (
        select(OF.id, _year().label("act_year"), cast(in_order, Integer).label("act_number"))
        .where(OF.authority == authority, OF.state.not_in((DRAFT, RECORD)))
        .subquery("numbered")
    )


def _year() -> ColumnElement[int]:
    return cast(extract("year", OF.published_on), Integer)


def _narrowed(query: Select[Any], year: ColumnElement[int], wanted: Wanted, now: datetime) -> Select[Any]:
    if wanted.year is not None:
        query = query.where(year == wanted.year)
    if wanted.kind:
        query = query.where(OF.kind == wanted.kind)
    if wanted.state:
        query = query.where(in_state(wanted.state, now))
    if wanted.words is not None:
        query = query.where(found_by(plain(wanted.words)))
    return query
