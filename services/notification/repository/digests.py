"""Digests made of what waits, many at once; and what one of them holds."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.model import Follower
from services.notification.model.delivery import TOLD_IN_TURN, TRIED_FOR
from services.notification.repository import slots, suppressions
from services.notification.repository.slots import PLANNED

FOLLOWERS_AT_ONCE = 1000
LOOKED_AT = 20_000
MOST_SHOWN = 30

# Whoever holds a follower's row makes their digests; others pass it by. Items of an announcement that is
# being addressed just now only share the row's key, so neither waits for the other.
TAKE_FOLLOWERS = text("""
    select f.id from follower f
    where f.id in (
        select follower_id from (
            select due_at, follower_id from digest_item where digest_id is null and due_at <= :now
            order by due_at, follower_id limit :looked_at
        ) first group by follower_id order by min(due_at), follower_id limit :most
    )
    for no key update skip locked
""")
# By another statement than the rows were taken with: it sees all that whoever held them before has done.
MAKE = text(f"""
    with due as (
        select follower_id, cadence, max(due_at) as until, count(*) as many
        from digest_item where follower_id = any(:followers) and digest_id is null and due_at <= :now
        group by follower_id, cadence
    ), made as (
        select uuidv7() as id, f.id as follower_id, due.cadence, due.until, due.many, f.email, f.language,
               least(due.until, case due.cadence when 'daily' then f.digest_until
                                                 when 'weekly' then f.weekly_until end) as since,
               {PLANNED} as planned
        from due join follower f on f.id = due.follower_id
    ), facts as (
        insert into fact (id, category, data, created_at)
        select id, 'digest', jsonb_build_object(
            'follower_id', follower_id, 'cadence', cadence, 'since', since, 'until', until, 'many', many
        ), :now from made
    ), marked as (
        update digest_item i set digest_id = made.id from made
        where i.follower_id = made.follower_id and i.cadence = made.cadence
          and i.digest_id is null and i.due_at <= :now
    ), ended as (
        update follower f
        set digest_until = coalesce(m.daily, f.digest_until),
            weekly_until = coalesce(m.weekly, f.weekly_until)
        from (select follower_id, max(until) filter (where cadence = 'daily') as daily,
                     max(until) filter (where cadence = 'weekly') as weekly
              from made group by follower_id) m
        where f.id = m.follower_id
    )
    insert into delivery (id, version, fact_id, channel, recipient, language, lane, state, attempts,
                          created_at, deadline, next_at)
    select uuidv7(), 1, id, 'email', email, language, :lane, 'created', 0, :now, planned + :tried_for, planned
    from made
""")  # noqa: S608 - of constants alone
HELD = text("""
    select f.category, f.data, f.created_at, s.topic_key,
           coalesce(o.name, a.name, f.data ->> 'authority_name') as followed
    from digest_item i join fact f on f.id = i.fact_id
    left join subscription s on s.id = i.subscription_id
    left join authority a on s.topic_key = 'authority:' || a.slug
    left join organisation o on s.topic_key = 'organisation:' || o.organisation_id
    where i.digest_id = :digest_id and f.data is not null
    order by case when cast(f.data ->> 'recommendations_until' as timestamptz) > :now
                  then cast(f.data ->> 'recommendations_until' as timestamptz) end nulls last, i.id
    limit :most
""")

DROP_WAITING = text("""
    delete from digest_item i using subscription s, follower f
    where s.id = :subscription_id and f.email_key = s.email_key and i.follower_id = f.id
      and i.subscription_id = s.id and i.digest_id is null
""")
STOP_ALL = text("""
    with stopped as (
        update subscription set state = 'cancelled', cancelled_at = :now
        where email_key = :key and state <> 'cancelled'
    )
    delete from digest_item where follower_id = :follower_id and digest_id is null
""")

FORGET_ITEMS = text("""
    with old as (
        select i.id, i.fact_id, i.digest_id from fact f join digest_item i on i.fact_id = f.id
        where f.category = any(:categories) and f.created_at <= :oldest and i.digest_id is not null
          and not exists (select from delivery d where d.fact_id = i.digest_id
                          and (d.finished_at is null or d.finished_at > :oldest))
        limit 5000
    ), gone as (
        delete from digest_item where id in (select id from old)
    )
    select fact_id, digest_id from old
""")
# A digest of which nothing is left is forgotten with its proof; one that tells of an announcement stays.
EMPTY = text("""
    select one.id from unnest(cast(:digests as uuid[])) one (id)
    where not exists (select from digest_item i where i.digest_id = one.id)
""")
FORGET_DIGESTS = (
    text("""
        delete from delivery_attempt a using delivery d
        where d.fact_id = any(:ids) and a.delivery_id = d.id
    """),
    text("delete from delivery where fact_id = any(:ids)"),
    text("delete from fact where id = any(:ids)"),
)
FORGET_FACTS = text("""
    delete from fact f
    where f.id = any(:ids) and not exists (select from delivery d where d.fact_id = f.id)
      and not exists (select from digest_item i where i.fact_id = f.id)
""")


def take_followers(session: Session, now: datetime) -> list[UUID]:
    """Some of those for whom a digest is due, and whom nobody else looks after; locked."""
    given = {"now": now, "looked_at": LOOKED_AT, "most": FOLLOWERS_AT_ONCE}
    return list(session.scalars(TAKE_FOLLOWERS, given))


def make_digests(session: Session, followers: Sequence[UUID], now: datetime) -> None:
    """One digest of each cadence for each of these, of all that is due, with its delivery."""
    given = {"followers": list(followers), "lane": TOLD_IN_TURN, "tried_for": TRIED_FOR, **slots.at(now)}
    session.execute(MAKE, given)
    suppressions.hold_back_from(session, followers, now)


def held_by(session: Session, digest_id: UUID, now: datetime) -> list[Mapping[str, Any]]:
    """The first of what a digest tells of: what ends soonest, then what has no end or is over."""
    given = {"digest_id": digest_id, "now": now, "most": MOST_SHOWN}
    rows = session.execute(HELD, given).mappings()
    return [{**row, "created_at": row["created_at"].isoformat()} for row in rows]


def drop_waiting(session: Session, subscription_id: UUID) -> None:
    """What waits for a digest and is not wanted any more is not told."""
    session.execute(DROP_WAITING, {"subscription_id": subscription_id})


def stop_all(session: Session, follower: Follower, now: datetime) -> None:
    """Nothing that its holder chose is sent to an address any more."""
    given = {"key": follower.email_key, "follower_id": follower.id, "now": now}
    session.execute(STOP_ALL, given)


def forget_items(session: Session, categories: Sequence[str], oldest: datetime) -> int:
    """Delete what digests told of facts of these categories, sent before; and digests that held nothing else.

    Returns:
        How many items.
    """
    old = session.execute(FORGET_ITEMS, {"categories": list(categories), "oldest": oldest}).all()
    if old:
        digests = {row.digest_id for row in old}
        empty = list(session.scalars(EMPTY, {"digests": list(digests)}))
        for statement in FORGET_DIGESTS:
            session.execute(statement, {"ids": empty})
        session.execute(FORGET_FACTS, {"ids": list({row.fact_id for row in old})})
    return len(old)
