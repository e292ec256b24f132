"""Deliveries on their way out: those that are due, those that are claimed, and the pace of domains."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, RowMapping, select, text
from sqlalchemy.orm import Session, defer

from services.notification.model import Delivery, Fact
from services.notification.model.delivery import LEASE
from services.notification.model.follower import Channel
from services.notification.model.pace import AT_ONCE, Pace
from shared.ids import new_id

# Who is locked is being claimed by another sender: skipped, not waited for.
DUE = text("""
    select id, lane, turn is not distinct from next_at as has_turn,
           lower(substring(recipient from '[^@]*$')) as domain
    from delivery
    where finished_at is null and channel = :channel and lane = any(:lanes)
      and next_at <= :now and deadline > :now and (leased_until is null or leased_until <= :now)
    order by lane, next_at, id limit :most for update skip locked
""")
TAKE = text("""
    with taken as (
        update delivery
        set state = 'sending', attempts = attempts + 1, lease = :lease, leased_until = :until,
            version = version + 1
        where id = any(:ids)
        returning id, fact_id, recipient, language, subscription_id, lane, next_at
    ), noted as (
        insert into delivery_attempt (delivery_id, at, state) select id, :now, 'sending' from taken
    )
    select taken.id as delivery_id, taken.fact_id, taken.recipient, taken.language, taken.subscription_id,
           f.category, f.data, f.correlation_id, f.traceparent, s.topic_key
    from taken join fact f on f.id = taken.fact_id left join subscription s on s.id = taken.subscription_id
    order by taken.lane, taken.next_at, taken.id
""")
GIVE_TURNS = text("""
    update delivery d set next_at = given.turn, turn = given.turn, version = version + 1
    from unnest(cast(:ids as uuid[]), cast(:turns as timestamptz[])) as given (id, turn)
    where d.id = given.id
""")
# In one order for all, so that no two wait for each other.
KNOW_DOMAINS = text("""
    insert into pace (domain, free_at, used_at)
    select domain, :free_at, :now from unnest(cast(:domains as text[])) as domain
    on conflict do nothing
""")


def due(
    session: Session, channel: Channel, lanes: Sequence[int], most: int, now: datetime
) -> Sequence[Row[Any]]:
    """The next deliveries of a channel that are due, locked: id, lane, whether it has waited, domain."""
    given = {"channel": channel, "lanes": list(lanes), "most": most, "now": now}
    return session.execute(DUE, given).all()


def take(session: Session, ids: Sequence[UUID], now: datetime) -> tuple[UUID, Sequence[RowMapping]]:
    """Lease locked deliveries to whoever asked. Returns the lease, and what the mails are made of."""
    given = {"ids": list(ids), "now": now, "until": now + LEASE, "lease": (lease := new_id())}
    return lease, session.execute(TAKE, given).mappings().all()


def give_turns(session: Session, turns: Mapping[UUID, datetime]) -> None:
    """Have locked deliveries wait for these moments."""
    if turns:
        session.execute(GIVE_TURNS, {"ids": list(turns), "turns": list(turns.values())})


def paces(session: Session, domains: Collection[str], now: datetime) -> dict[str, Pace]:
    """The pace of each of the domains, locked."""
    ordered = sorted(domains)
    session.execute(KNOW_DOMAINS, {"domains": ordered, "free_at": now - AT_ONCE, "now": now})
    query = select(Pace).where(Pace.domain.in_(ordered)).order_by(Pace.domain).with_for_update()
    return {pace.domain: pace for pace in session.scalars(query)}


def locked_deliveries(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[Delivery, Fact]]:
    """Deliveries with their facts, for a change."""
    query = select(Delivery).where(Delivery.id.in_(ids)).order_by(Delivery.id).with_for_update()
    found = session.scalars(query).all()
    wanted = {delivery.fact_id for delivery in found}
    facts = select(Fact).where(Fact.id.in_(wanted)).options(defer(Fact.data))
    known = {fact.id: fact for fact in session.scalars(facts)}
    return {delivery.id: (delivery, known[delivery.fact_id]) for delivery in found}
