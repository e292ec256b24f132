"""Finding by words in everything public: Romanian stems of plain letters, the likeliest first.

At most the newest 1,000 matches are put in order by how well they match: whoever asks for a word of every
second text has no use for the hundred-thousandth. Where too little is found, beginnings of words count too,
and parts of words in the titles of acts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.plain_text import telling

Row = dict[str, Any]

RANKED = 1_000
ENOUGH = 20  # with fewer, words are looked for by their beginnings too
SHORTEST = 3  # letters of a beginning that is worth looking for
# A kept plan would be that of some average word; between rare and frequent ones lies all the difference.
PLAN_ANEW = text("select set_config('plan_cache_mode', 'force_custom_plan', true)")
LEXEMES = text("select tsvector_to_array(to_tsvector('romanian', :words))")
EXACT = "plainto_tsquery('romanian', :words)"
WIDE = "(plainto_tsquery('romanian', :words) || to_tsquery('simple', :beginnings))"
NEWEST = """
    select f.thing_id, f.at, f.kind, f.search from findable f
    where f.search @@ {query}{filters} order by f.at desc, f.thing_id desc limit :most
"""
# A branch of its own: with `or` no index would serve either.
OR_A_PART = """
    ({newest}) union all (
        select f.thing_id, f.at, f.kind, f.search from findable f
        where f.thing_id in (select id from consultation where title_plain like :part)
            and not f.search @@ {query}{filters})
"""
# A match in a title's few words outweighs one in a long text by itself: the rank is by length.
FOUND = """
    with newest as materialized ({newest}), ranked as (
        select thing_id, count(*) over () as total, row_number() over (
            order by ts_rank(search, {query}, 1) * case kind when 'act' then 2 else 1 end desc,
                at desc, thing_id desc
        ) as place
        from newest
    ), page as materialized (
        select thing_id, total, place from ranked where place > :after order by place limit :limit
    )
    select r.place, r.total, f.thing_id, f.kind, f.consultation_id, f.authority, f.at, f.title, f.body,
        f.places, f.text_number, c.title as consultation_title,
        coalesce(a.name, c.authority_name, f.authority) as authority_name,
        coalesce(a.is_example, false) as authority_is_example,
        (select array_agg(distinct position) from unnest(f.search) word, unnest(word.positions) position
         where word.lexeme = any(:lexemes) or word.lexeme ^@ any(:starts)) as hits
    from page r join findable f using (thing_id) join consultation c on c.id = f.consultation_id
    left join authority a on a.slug = f.authority
    order by r.place
"""
FILTERS = {
    "kind": "f.kind = :kind",
    "authority": "f.authority = :authority",
    "consultation_id": "f.consultation_id = :consultation_id",
    "since": "f.at >= :since",
    "before": "f.at < :before",
}


@dataclass(frozen=True)
class Sought:
    """What is looked for, and where.

    Args:
        kind: `act`, `version`, `document` or `recommendation`; all of them unless given.
        authority: a slug.
        since, before: the instants between which it became public.
    """

    words: str
    kind: str | None = None
    authority: str | None = None
    consultation_id: UUID | None = None
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True)
class Results:
    """A page of what was found.

    Args:
        rows: with their `place` among all, from 1.
        total: how many there are, 1,000 at most; `more` if there are more than that.
        widened: whether beginnings and parts of words counted.
    """

    rows: Sequence[Row]
    total: int
    more: bool
    widened: bool


def find(session: Session, sought: Sought, *, after: int, limit: int, widened: bool | None = None) -> Results:
    """A page.

    Args:
        after: the place of the last one seen, 0 at the start.
        limit: how many at most.
        widened: as the first page was; None there, for it decides.
    """
    words = " ".join(telling(sought.words))
    session.execute(PLAN_ANEW)
    lexemes = list(session.scalar(LEXEMES, {"words": words}) or ())
    beginnings = [word for word in words.split() if len(word) >= SHORTEST]
    asked = {
        **vars(sought),
        "words": words,
        "lexemes": lexemes,
        "starts": [],
        "most": RANKED + 1,
        "after": after,
        "limit": min(limit, RANKED - after),
    }
    if not widened:
        results = _results(_rows(session, EXACT, NEWEST, asked) if lexemes else [], widened=False)
        can_widen = beginnings and len(beginnings) == len(words.split())
        if widened is False or results.total >= ENOUGH or not can_widen:
            return results
    wide = {
        **asked,
        "starts": beginnings,
        "beginnings": " & ".join(f"{word}:*" for word in beginnings),
        "part": f"%{words}%",
    }
    return _results(_rows(session, WIDE, OR_A_PART, wide), widened=True)


def _rows(session: Session, query: str, newest: str, asked: Row) -> list[Row]:
    filters = "".join(f" and {filter_}" for name, filter_ in FILTERS.items() if asked[name] is not None)
    pieces = {"query": query, "filters": filters}
    of_newest = newest.format(newest=NEWEST.format(**pieces), **pieces)
    statement = text(FOUND.format(newest=of_newest, query=query))
    return [dict(row) for row in session.execute(statement, asked).mappings()]


def _results(rows: list[Row], *, widened: bool) -> Results:
    total = rows[0]["total"] if rows else 0
    return Results(rows, min(total, RANKED), total > RANKED, widened)
