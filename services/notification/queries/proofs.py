"""The proof of an authority's announcements: what was told, to how many, and line by line.

What is told to many is public, so its title may be read; addresses are masked by whoever shows them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.model.fact import PROVEN

Row = dict[str, Any]

LINES_AT_ONCE = 1_000
# How a message stands, for people: `waiting` also after a temporary failure, while it is tried again.
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "told": "d.state = 'delivered'",
        "failed": "d.state <> 'delivered' and d.finished_at is not null",
        "waiting": "d.state <> 'delivered' and d.finished_at is null",
    }
)
FACT = """
    select f.id, f.category, f.authority, f.consultation_id, f.created_at, f.data ->> 'title' as title,
           coalesce(f.data ->> 'what', f.category) as what, f.data ->> 'kind' as kind,
           f.data ->> 'authority_name' as authority_name
    from fact f where f.id = :id and f.category = any(:categories) and f.authority is not null
"""
# A browser's push is a courtesy beside mail and page: a device that is gone is nobody who was not told.
LISTED = """
    with page as (
        select f.id, f.category, f.authority, f.consultation_id, f.created_at, f.data ->> 'title' as title,
               coalesce(f.data ->> 'what', f.category) as what, f.data ->> 'kind' as kind,
               f.data ->> 'authority_name' as authority_name
        from fact f
        where f.authority = :authority and f.category = any(:categories)
          and (cast(:consultation_id as uuid) is null or f.consultation_id = :consultation_id)
          and (cast(:words as text) is null or f.data ->> 'title' ilike :words)
          and (cast(:after as uuid) is null or f.id < :after)
        order by f.id desc limit :limit
    )
    select f.*, n.*, (select count(*) from digest_item i where i.fact_id = f.id) as in_digest
    from page f cross join lateral (
        select count(*) filter (where d.state = 'delivered') as told,
               count(*) filter (where d.state <> 'delivered' and d.finished_at is not null) as failed,
               count(*) filter (where d.state <> 'delivered' and d.finished_at is null) as waiting
        from delivery d where d.fact_id = f.id and d.channel <> 'push'
    ) n
    order by f.id desc
"""
BY_CHANNEL = """
    select d.channel, count(*) filter (where d.state = 'delivered') as told,
           count(*) filter (where d.state <> 'delivered' and d.finished_at is not null) as failed,
           count(*) filter (where d.state <> 'delivered' and d.finished_at is null) as waiting
    from delivery d where d.fact_id = :id group by d.channel order by d.channel
"""
BY_DIGEST = """
    select count(*) filter (where d.state = 'delivered') as told,
           count(*) filter (where d.state <> 'delivered' and d.finished_at is not null) as failed,
           count(*) filter (where d.id is null or (d.state <> 'delivered' and d.finished_at is null))
               as waiting
    from digest_item i
    left join lateral (
        select * from delivery d where d.fact_id = i.digest_id order by d.channel limit 1
    ) d on true
    where i.fact_id = :id
"""
REASONS = """
    select coalesce(d.reason, '') as reason, count(*) as many from delivery d
    where d.fact_id = :id and d.state <> 'delivered' and d.finished_at is not null
    group by 1 order by 2 desc, 1 limit 10
"""
TAKEN = """
    select t.at, t.deed, t.details ->> 'reason' as reason, nullif(p.name, '') as name
    from audit t left join account p on p.account_id = t.actor_id
    where t.subject_id = :id order by t.id desc limit 20
"""
ACTIONS = """
    select a.id, a.delivery_id, a.kind, a.on_day, a.words, a.noted_at, nullif(p.name, '') as noted_by_name
    from delivery_action a left join account p on p.account_id = a.noted_by
    where a.delivery_id = any(:ids) order by a.id
"""
ASKED_AT = """
    select s.confirmed_at from delivery d join subscription s on s.id = d.subscription_id where d.id = :id
"""
LINE = """
    select d.id, d.fact_id, f.category, f.consultation_id, d.channel, d.recipient, d.state, d.attempts,
           d.created_at, case when d.finished_at is null then d.next_at end as next_at, d.finished_at,
           d.reason, s.confirmed_at as asked_at
    from delivery d join fact f on f.id = d.fact_id left join subscription s on s.id = d.subscription_id
"""
# One line a recipient, those first whom something is to be done about. Who is told by a digest has its
# delivery as evidence, and none before it went out.
WHOLE = """
    select l.*, acts.actions from (
        select case when d.state = 'delivered' then 'told' when d.finished_at is null then 'waiting'
                    else 'failed' end as outcome,
               d.id, d.channel, false as by_digest, d.recipient, s.confirmed_at as asked_at, d.created_at,
               d.state, d.attempts, d.finished_at, d.reason
        from delivery d left join subscription s on s.id = d.subscription_id where d.fact_id = :id
        union all
        select case when d.state = 'delivered' then 'told' when d.finished_at is null then 'waiting'
                    else 'failed' end,
               d.id, coalesce(d.channel, 'email'), true, w.email, s.confirmed_at, i.created_at,
               coalesce(d.state, 'created'), coalesce(d.attempts, 0), d.finished_at, d.reason
        from digest_item i join follower w on w.id = i.follower_id
        left join lateral (
            select * from delivery d where d.fact_id = i.digest_id order by d.channel limit 1
        ) d on true
        left join subscription s on s.id = i.subscription_id
        where i.fact_id = :id
    ) l
    left join lateral (
        select json_agg(json_build_object('on', a.on_day, 'kind', a.kind, 'words', a.words) order by a.id)
               as actions
        from delivery_action a where a.delivery_id = l.id
    ) acts on true
    order by l.outcome = 'told', l.outcome = 'waiting', l.by_digest, l.created_at, l.id, l.recipient
"""


def listed(
    session: Session,
    authority: str,
    *,
    words: str | None,
    category: str | None,
    consultation_id: UUID | None,
    after: UUID | None,
    limit: int,
) -> Sequence[Row]:
    """What an authority has told of its drafts, the newest first, with its numbers.

    Args:
        words: a part of the title.
        category: one of `PROVEN`; None is all of them.
        consultation_id: of one draft alone.
        after: id of the last one that was seen.
    """
    given = {
        "authority": authority,
        "categories": [category] if category else list(PROVEN),
        "consultation_id": consultation_id,
        "words": f"%{_literal(words)}%" if words else None,
        "after": after,
        "limit": limit,
    }
    return _rows(session, LISTED, **given)


def one(session: Session, fact_id: UUID) -> Row | None:
    """What was told, by itself; None where it is none of which proof is kept."""
    found = _rows(session, FACT, id=fact_id, categories=list(PROVEN))
    return found[0] if found else None


def numbers(session: Session, fact_id: UUID) -> Row:
    """Counted at this moment: by channel, by digest, and why what failed did."""
    return {
        "channels": _rows(session, BY_CHANNEL, id=fact_id),
        "digest": _rows(session, BY_DIGEST, id=fact_id)[0],
        "reasons": _rows(session, REASONS, id=fact_id),
    }


def taken(session: Session, fact_id: UUID) -> Sequence[Row]:
    """Who has looked at addresses or taken them away, the latest twenty."""
    return _rows(session, TAKEN, id=fact_id)


def lines(
    session: Session, fact_id: UUID, *, outcome: str | None, after: UUID | None, limit: int
) -> Sequence[Row]:
    """Its deliveries, the newest first, each with what was done about it."""
    where = [
        "d.fact_id = :id",
        *([OUTCOMES[outcome]] if outcome else []),
        *(["d.id < :after"] if after else []),
    ]
    query = f"{LINE} where {' and '.join(where)} order by d.id desc limit :limit"
    return _with_actions(session, _rows(session, query, id=fact_id, after=after, limit=limit))


def lines_to(session: Session, fact_id: UUID, email: str) -> Sequence[Row]:
    """Those to one address, whole and exact: nobody finds out addresses by parts of them."""
    query = f"{LINE} where d.fact_id = :id and lower(d.recipient) = lower(:email) order by d.id desc limit 10"
    return _with_actions(session, _rows(session, query, id=fact_id, email=email))


def actions(session: Session, delivery_id: UUID) -> Sequence[Row]:
    """What was done about a message, oldest first."""
    return _rows(session, ACTIONS, ids=[delivery_id])


def asked_at(session: Session, delivery_id: UUID) -> datetime | None:
    """When the request was made that a message answers; None where it answers none."""
    found: datetime | None = session.scalar(text(ASKED_AT), {"id": delivery_id})
    return found


def whole(session: Session, fact_id: UUID) -> Iterator[Row]:
    """Every line, by one statement and so of one moment, read as it is written away."""
    found = session.execute(text(WHOLE), {"id": fact_id}, execution_options={"stream_results": True})
    for row in found.yield_per(LINES_AT_ONCE):
        yield row._asdict()


def _with_actions(session: Session, found: Sequence[Row]) -> Sequence[Row]:
    noted: dict[UUID, list[Row]] = {row["id"]: [] for row in found}
    for action in _rows(session, ACTIONS, ids=list(noted)):
        noted[action["delivery_id"]].append(action)
    return [{**row, "actions": noted[row["id"]]} for row in found]


def _literal(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _rows(session: Session, query: str, **given: object) -> Sequence[Row]:
    return [row._asdict() for row in session.execute(text(query), given)]
