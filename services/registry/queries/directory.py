"""The public directory: searched, filtered, counted. Read from one table that triggers keep.

Only constants are put together into SQL; what was asked is bound.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.registry.queries import spelling
from services.registry.queries.directory_filters import SHORT, Wanted, conditions, number_of, rank
from services.registry.queries.organisations import ORGANISATION
from services.registry.queries.rows import Row, row_of, rows_of

BOUND = 5_000  # found ones are counted, and put in order of relevance, up to here
# Ranks of those that are too many to be ranked, in the order of names, or found by their number.
BEGINS, HOLDS, NAME, NUMBER = 6, 7, 8, 9
Key = tuple[int, str, UUID, str, int]  # rank, sort key, id, words meant, total: not counted on each page

# Plans are made for what is asked, never kept: a common word and a rare one want different ones.
PLAN_ANEW = text("select set_config('plan_cache_mode', 'force_custom_plan', true)")
# The rank is worked out only where it is wanted: not of those that are too many to be put in its order.
RANKED = """
    with found as materialized (
        select d.organisation_id, d.sort_key, d.name_plain, d.words from directory d where {where}
        limit :bound + 1
    ), counted as materialized (select count(*) as total from found),
    ranked as (
        select d.organisation_id, d.sort_key, c.total, {rank} as rank
        from counted c join found d on c.total <= :bound
    )
    select * from (
        select * from ranked
        where cast(:after_rank as integer) is null
           or (rank, sort_key, organisation_id) > (:after_rank, :after_key, cast(:after_id as uuid))
        order by rank, sort_key, organisation_id limit :limit
    ) page
    union all select null, null, total, null from counted where total > :bound
"""
# Too many to be ranked: those that begin so by name, then the rest, of which the newest are found soonest,
# wherever in the alphabet they are. Names that share a word mostly share where it stands.
BY_PLAIN_NAME = 'd.name_plain collate "C"'
BEGINS_SO = f"{BY_PLAIN_NAME} >= :begins and {BY_PLAIN_NAME} < :beyond"
BEGINNING = f"""
    select d.organisation_id, d.name_plain as sort_key from directory d
    where {{where}} and {BEGINS_SO}
      and (cast(:after_key as text) is null
           or ({BY_PLAIN_NAME}, d.organisation_id) > (:after_key, cast(:after_id as uuid)))
    order by {BY_PLAIN_NAME}, d.organisation_id limit :limit
"""  # noqa: S608 - a constant, nothing that anybody typed
HOLDING = f"""
    select d.organisation_id, d.name_plain as sort_key from directory d
    where {{where}} and not ({BEGINS_SO})
      and (cast(:after_id as uuid) is null or d.organisation_id < :after_id)
    order by d.organisation_id desc limit :limit
"""  # noqa: S608 - a constant, nothing that anybody typed
BEYOND = "\U0010ffff"
BY_NAME = """
    select d.organisation_id, d.sort_key from directory d where {where}
    order by d.sort_key, d.organisation_id limit :limit
"""
FURTHER = "(d.sort_key, d.organisation_id) > (:after_key, cast(:after_id as uuid))"
TOTAL = "select count(*) as total from (select from directory d where {where} limit :bound + 1) found"
BY_NUMBER = """
    select d.organisation_id, d.sort_key from directory d join organisation o on o.id = d.organisation_id
    where o.recognised and {number} and {where} order by d.sort_key, d.organisation_id limit :limit
"""
DETAILS = f"""
    with chosen as (
        select * from unnest(cast(:ids as uuid[])) with ordinality as c (organisation_id, place)
    )
    {ORGANISATION} join chosen on chosen.organisation_id = o.id order by chosen.place
"""  # noqa: S608 - two constants, nothing that anybody typed
LINES = """
    select d.organisation_id as id, d.sort_key, d.state, o.kind, o.name, o.cui, o.register_number, o.court,
           o.seat, o.locality_siruta, t.name as town, t.county_code as county, o.fields, d.verified_at
    from directory d
    join organisation o on o.id = d.organisation_id
    left join locality t on t.siruta = d.locality
    where {where} order by d.sort_key, d.organisation_id limit :limit
"""
NEWEST = f"""
    {ORGANISATION} where d.state = 'verified' order by d.verified_at desc, d.organisation_id limit :limit
"""
TOWN_OF = "select coalesce(uat_siruta, siruta) as town from locality where siruta = :siruta"
# An authority of the town has said which ones lie around it.
AROUND = """
    select distinct near.siruta
    from authority a join locality l on l.siruta = a.locality_siruta
    cross join unnest(a.around) as near (siruta)
    where coalesce(l.uat_siruta, l.siruta) = :town
"""


@dataclass(frozen=True)
class Found:
    """A page of what was found.

    Args:
        rows: organisations, each with its place (`key`) in the list.
        total: how many there are in all, counted up to `BOUND` + 1.
        meant: the words that were looked for in place of those that nothing holds.
    """

    rows: Sequence[Row]
    total: int
    meant: str | None = None


def search(session: Session, wanted: Wanted, *, after: Key | None, limit: int) -> Found:
    """Organisations that hold all words, the likeliest first; without words, by name.

    Where they are more than `BOUND`, those come first whose names begin with the words, then the newest.

    What nothing holds is looked for once more with each unknown word as the nearest known one.

    Args:
        wanted: words and filters.
        after: key of the last row seen.
        limit: rows at most.
    """
    session.execute(PLAN_ANEW)
    if after:
        return _further(session, wanted.saying(after[3]), after, limit)
    if (number := number_of(wanted.typed)) and (found := _by_number(session, wanted, number, limit)).rows:
        return found
    found = _first(session, wanted, limit)
    if found.rows or not (meant := spelling.nearest(session, wanted.words)):
        return found
    other = _first(session, wanted.saying(meant), limit, meant)
    return other if other.rows else found


def details(session: Session, found: Sequence[Row]) -> Sequence[Row]:
    """The organisations of a page, whole, in its order, each with its `key`."""
    keys = {row["organisation_id"]: row["key"] for row in found}
    rows = rows_of(session, DETAILS, ids=list(keys))
    return [{**row, "key": keys[row["id"]]} for row in rows]


def lines(session: Session, wanted: Wanted, *, after: tuple[str, UUID] | None, limit: int) -> Sequence[Row]:
    """Organisations as lines of a list that is taken away, by name; none of a person's data is in them.

    Args:
        wanted: words and filters.
        after: sort key and id of the last line.
        limit: lines at most.
    """
    session.execute(PLAN_ANEW)
    where, given = conditions(wanted)
    place: dict[str, Any] = {"after_key": after[0], "after_id": after[1]} if after else {}
    if after:
        where = f"{where} and {FURTHER}"
    return rows_of(session, LINES.format(where=where), **given, **place, limit=limit)


def newest(session: Session, limit: int) -> Sequence[Row]:
    """Those that were verified last."""
    return rows_of(session, NEWEST, limit=limit)


def towns(session: Session, siruta: int, *, nearby: bool) -> tuple[int, ...]:
    """The town or commune of a SIRUTA code, and those around it if wanted and known."""
    row = row_of(session, TOWN_OF, siruta=siruta)
    town = int(row["town"]) if row else siruta
    around = rows_of(session, AROUND, town=town) if nearby else ()
    return town, *(near["siruta"] for near in around)


def _first(session: Session, wanted: Wanted, limit: int, meant: str = "") -> Found:
    if wanted.words:
        found = _ranked(session, wanted, None, limit, meant)
        if found.total <= BOUND:
            return found
        return replace(found, rows=_many(session, wanted, None, limit, meant, found.total))
    where, given = conditions(wanted)
    row = row_of(session, TOTAL.format(where=where), **given, bound=BOUND)
    total = row["total"] if row else 0
    return Found(_by_name(session, wanted, None, limit, meant, total), total)


def _further(session: Session, wanted: Wanted, after: Key, limit: int) -> Found:
    rank, _, _, meant, total = after
    if rank in (BEGINS, HOLDS):
        return Found(_many(session, wanted, after, limit, meant, total), total, meant or None)
    if rank != NAME and wanted.words:
        return _ranked(session, wanted, after, limit, meant)
    return Found(_by_name(session, wanted, after, limit, meant, total), total, meant or None)


def _ranked(session: Session, wanted: Wanted, after: Key | None, limit: int, meant: str) -> Found:
    where, given = conditions(wanted)
    order, typed = rank(wanted)
    after_rank, after_key, after_id, *_ = after or (None, None, None)
    rows = rows_of(
        session,
        RANKED.format(rank=order, where=where),
        **{**given, **typed, "bound": BOUND, "limit": limit},
        after_rank=after_rank,
        after_key=after_key,
        after_id=after_id,
    )
    total = rows[0]["total"] if rows else 0
    shown = [_placed(row, row["rank"], meant, total) for row in rows if total <= BOUND]
    return Found(shown, total, meant or None)


def _many(
    session: Session, wanted: Wanted, after: Key | None, limit: int, meant: str, total: int
) -> Sequence[Row]:
    where, given = conditions(wanted)
    typed = " ".join(wanted.words)
    # Too many names to look through begin with a letter or two.
    given = {**given, "begins": typed, "beyond": typed + BEYOND if len(typed) >= SHORT else typed}
    rank, key, last, *_ = after or (BEGINS, None, None)
    rows: list[Row] = []
    if rank == BEGINS:
        query = BEGINNING.format(where=where)
        begin = rows_of(session, query, **given, after_key=key, after_id=last, limit=limit)
        rows += [_placed(row, BEGINS, meant, total) for row in begin]
        last = None
    if len(rows) < limit:
        query = HOLDING.format(where=where)
        hold = rows_of(session, query, **given, after_id=last, limit=limit - len(rows))
        rows += [_placed(row, HOLDS, meant, total) for row in hold]
    return rows


def _by_name(
    session: Session, wanted: Wanted, after: Key | None, limit: int, meant: str, total: int
) -> Sequence[Row]:
    where, given = conditions(wanted)
    place: dict[str, Any] = {"after_key": after[1], "after_id": after[2]} if after else {}
    if after:
        where = f"{where} and {FURTHER}"
    rows = rows_of(session, BY_NAME.format(where=where), **given, **place, limit=limit)
    return [_placed(row, NAME, meant, total) for row in rows]


def _by_number(session: Session, wanted: Wanted, number: tuple[str, str], limit: int) -> Found:
    condition, value = number
    where, given = conditions(replace(wanted, typed=""))
    query = BY_NUMBER.format(number=condition, where=where)
    rows = rows_of(session, query, **given, number=value, limit=limit)
    return Found([_placed(row, NUMBER, "", len(rows)) for row in rows], len(rows))


def _placed(row: Row, place: int, meant: str, total: int) -> Row:
    key: Key = (place, row["sort_key"], row["organisation_id"], meant, total)
    return {**row, "key": key}
