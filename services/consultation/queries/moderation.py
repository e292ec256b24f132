"""Decisions of moderation, for everybody and for the desk.

Only the constants are put together into SQL; what was asked is bound.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

COLUMNS = """
    m.id, m.recommendation_id, m.what, m.ground, m.reason, m.decided_at, m.lifted_at, m.lift_reason,
    m.contested_at, m.contest_words, m.contest_outcome, m.contest_reason, m.contest_decided_at,
    r.register_number, r.register_year, r.article, m.consultation_id, c.title as consultation_title
"""
SHOWN = f"""
    select {COLUMNS} from moderation m
    join recommendation r on r.id = m.recommendation_id
    join consultation c on c.id = m.consultation_id
"""  # noqa: S608
STATES: Mapping[str, str] = {
    "contested": "m.contested_at is not null and m.contest_decided_at is null and m.lifted_at is null",
    "standing": "m.lifted_at is null",
    "lifted": "m.lifted_at is not null",
}
NUMBERS = text("""
    select count(*) filter (where what = 'hidden') as hidden,
           count(*) filter (where what = 'masked') as masked,
           count(*) filter (where lifted_at is not null) as lifted,
           count(*) filter (where contested_at is not null) as contested,
           count(*) filter (where contest_outcome = 'upheld') as upheld,
           count(*) filter (where contest_outcome = 'lifted') as lifted_on_contest
    from moderation where authority = :authority
""")
GROUNDS = text("""
    select ground, count(*) as many from moderation where authority = :authority
    group by ground order by many desc, ground
""")


def of_consultation(
    session: Session, consultation_id: UUID, *, after: UUID | None, limit: int
) -> Sequence[Row]:
    """The newest first, those that were lifted among them; `after` is the id of the last one seen."""
    where = ["m.consultation_id = :of"]
    return _rows(session, where, {"of": consultation_id, "after": after, "limit": limit})


def on_desk(
    session: Session, authority: str, *, state: str | None, after: UUID | None, limit: int
) -> Sequence[Row]:
    """An authority's, the newest first; `after` as in `of_consultation`."""
    where = ["m.authority = :of", *([STATES[state]] if state else [])]
    return _rows(session, where, {"of": authority, "after": after, "limit": limit})


def numbers(session: Session, authority: str) -> Row:
    """How many decisions an authority has made, by kind, ground and what became of them."""
    [row] = session.execute(NUMBERS, {"authority": authority}).mappings()
    grounds = session.execute(GROUNDS, {"authority": authority}).mappings()
    return {**row, "grounds": [dict(ground) for ground in grounds]}


def _rows(session: Session, where: list[str], asked: Row) -> list[Row]:
    if asked["after"]:
        where = [*where, "m.id < :after"]
    query = text(f"{SHOWN} where {' and '.join(where)} order by m.id desc limit :limit")
    return [dict(row) for row in session.execute(query, asked).mappings()]
