"""The register of recommendations of an authority, as art. 7 (5) has it kept.

Only constants are put together into SQL; what was asked is bound.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.consultation.queries.recommendations import (
    DESK,
    IN_STATE,
    NEWEST_FIRST,
    OLDEST_FIRST,
    ON_ARTICLE,
    SHOWN,
)
from services.consultation.queries.search import PLAN_ANEW
from shared.plain_text import plain

BOUND = 10_000  # entries are counted up to here
Row = dict[str, Any]
Key = tuple[Any, ...]

YEARS = text("select year, last as entries from register where authority = :authority order by year desc")
NAME = text("select slug, name, is_example from authority where slug = :authority")
SENDERS: Mapping[str, str] = {
    "organisation": "r.organisation_name is not null",
    "person": "r.organisation_name is null",
}
FOUND = """
    exists (select from findable f where f.thing_id = r.id
            and f.search @@ plainto_tsquery('romanian', :words))
"""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which entries; what is not given leaves all.

    Args:
        year: of entry.
        article: the number of one.
        sender: in whose name it was sent.
        state: whether it has an answer, waits for one, or was withdrawn.
        words: to be found in what the public reads of it, a moment after it came.
    """

    year: int | None = None
    consultation: UUID | None = None
    article: str | None = None
    sender: Literal["organisation", "person"] | None = None
    state: Literal["answered", "unanswered", "withdrawn"] | None = None
    words: str | None = None


def entries(
    session: Session,
    authority: str,
    wanted: Wanted,
    *,
    newest_first: bool,
    after: Key | None,
    limit: int,
    with_contact: bool = False,
) -> Sequence[Row]:
    """By number.

    Args:
        after: (register_year, register_number) of the last row seen.
        limit: rows at most.
        with_contact: with the authors' names and addresses, for the authority alone.
    """
    session.execute(PLAN_ANEW)
    where, given = _conditions(authority, wanted)
    if after:
        sign = "<" if newest_first else ">"
        where.append(f"(r.register_year, r.register_number) {sign} (:after_year, :after_number)")
        given |= {"after_year": after[0], "after_number": after[1]}
    shown, order = DESK if with_contact else SHOWN, NEWEST_FIRST if newest_first else OLDEST_FIRST
    query = f"{shown} where {' and '.join(where)} order by {order} limit :limit"
    return [dict(row) for row in session.execute(text(query), {**given, "limit": limit}).mappings()]


def how_many(session: Session, authority: str, wanted: Wanted) -> int:
    """How many entries there are; one more than `BOUND` where there are more."""
    session.execute(PLAN_ANEW)
    where, given = _conditions(authority, wanted)
    inside = f"select from recommendation r where {' and '.join(where)} limit {BOUND + 1}"
    found: int = session.execute(text(f"select count(*) from ({inside}) found"), given).scalar_one()  # noqa: S608
    return found


def years(session: Session, authority: str) -> Sequence[Row]:
    """The years in which something was entered, the newest first, with the last number of each."""
    return [dict(row) for row in session.execute(YEARS, {"authority": authority}).mappings()]


def name_of(session: Session, authority: str) -> Row | None:
    """The authority by its slug; None where it is not known here."""
    row = session.execute(NAME, {"authority": authority}).mappings().first()
    return dict(row) if row else None


def _conditions(authority: str, wanted: Wanted) -> tuple[list[str], dict[str, Any]]:
    where, given = ["r.authority = :authority"], {"authority": authority}
    for name, condition in (
        ("year", "r.register_year = :year"),
        ("consultation", "r.consultation_id = :consultation"),
        ("article", ON_ARTICLE),
    ):
        if (value := getattr(wanted, name)) is not None:
            where.append(condition)
            given[name] = value
    if wanted.sender:
        where.append(SENDERS[wanted.sender])
    if wanted.state:
        where.append(IN_STATE[wanted.state])
    if wanted.words is not None:
        where.append(FOUND)
        given["words"] = plain(wanted.words)
    return where, given
