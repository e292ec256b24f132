"""How somebody wants to be told, and what of it changes for what waits already."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.notification.model import Follower, Subscription
from services.notification.model.delivery import TRIED_FOR
from services.notification.repository import slots
from services.notification.repository.slots import DAILY, IS_QUIET, PLANNED, WEEKLY

# What waits goes by the new hours; in a pause all of it waits for its end, and after one it comes at once.
RETIME_ITEMS = text(f"""
    update digest_item i
    set cadence = case when :is_paused then 'held' else i.cadence end,
        due_at = case when :is_paused then f.paused_until
                      when i.cadence = 'daily' then {DAILY}
                      when i.cadence = 'weekly' then {WEEKLY}
                      when :was_paused then :now
                      else i.due_at end
    from follower f
    where f.id = :follower_id and i.follower_id = f.id and i.digest_id is null
""")  # noqa: S608 - of constants alone
# A mail that nobody has tried to send becomes a thing that waits: a pause begins with it.
HOLD_MAILS = text("""
    with held as (
        delete from delivery d
        where lower(d.recipient) = :key and d.subscription_id is not null and d.channel = 'email'
          and d.finished_at is null and d.attempts = 0
        returning d.fact_id, d.subscription_id, d.created_at
    )
    insert into digest_item (follower_id, fact_id, subscription_id, created_at, cadence, due_at)
    select :follower_id, fact_id, subscription_id, created_at, 'held', :paused_until from held
    on conflict do nothing
""")
# What nobody has tried to send, a digest among it, waits for the end of the pause or of quiet hours.
RETIME_MAILS = text(f"""
    update delivery d
    set next_at = planned.at, deadline = planned.at + :tried_for, version = d.version + 1
    from (select case when f.paused_until > :now then f.paused_until else {PLANNED} end as at
          from follower f where f.id = :follower_id) planned, fact x
    where lower(d.recipient) = :key and d.channel = 'email' and d.finished_at is null and d.attempts = 0
      and x.id = d.fact_id and (d.subscription_id is not null or x.category = 'digest')
""")  # noqa: S608 - of constants alone
SPEAK = text("update subscription set language = :language where email_key = :key and state <> 'cancelled'")
RELEASE = text(f"""
    update digest_item i
    set cadence = 'held', due_at = case when :cadence = 'immediate' then :now else {DAILY} end
    from follower f
    where f.id = :follower_id and i.follower_id = f.id and i.subscription_id = :subscription_id
      and i.digest_id is null and i.cadence <> 'held'
""")  # noqa: S608 - of constants alone
# What is tried again, or has waited for its turn, does not come in the night either.
KEEP_QUIET = text(f"""
    update delivery d
    set next_at = {PLANNED}, deadline = greatest(d.deadline, {PLANNED} + interval '1 hour'),
        version = d.version + 1
    from follower f, fact x
    where {IS_QUIET} and lower(d.recipient) = f.email_key and d.channel = 'email'
      and d.finished_at is null and d.leased_until is null and d.next_at < {PLANNED}
      and x.id = d.fact_id and (d.subscription_id is not null or x.category = 'digest')
""")  # noqa: S608 - of constants alone


def follower_by(session: Session, chosen: UUID) -> Follower | None:
    """Whom the link of a mail belongs to, by a subscription or by themselves; locked."""
    key = select(Subscription.email_key).where(Subscription.id == chosen).scalar_subquery()
    query = select(Follower).where((Follower.id == chosen) | (Follower.email_key == key))
    return session.scalar(query.with_for_update())


def retime(session: Session, follower: Follower, now: datetime, *, was_paused: bool) -> None:
    """Have what waits for somebody come when they now want it.

    Args:
        session: of the transaction.
        follower: with the new wishes.
        now: when they said so.
        was_paused: whether a pause was on until now.
    """
    session.flush()
    is_paused = follower.is_paused(now)
    given: dict[str, Any] = {**slots.at(now), "follower_id": follower.id, "key": follower.email_key}
    if is_paused:
        session.execute(HOLD_MAILS, {**given, "paused_until": follower.paused_until})
    session.execute(RETIME_ITEMS, {**given, "is_paused": is_paused, "was_paused": was_paused})
    session.execute(RETIME_MAILS, {**given, "tried_for": TRIED_FOR})
    session.execute(SPEAK, {"language": follower.language, "key": follower.email_key})


def release(session: Session, follower: Follower, changed: Subscription, now: datetime) -> None:
    """What waits for a digest of another cadence comes by the next daily hour, or at once."""
    session.flush()
    given = {**slots.at(now), "follower_id": follower.id, "cadence": changed.cadence}
    session.execute(RELEASE, {**given, "subscription_id": changed.id})


def keep_quiet(session: Session, now: datetime) -> None:
    """What waits for somebody whose quiet hours have begun waits for their end."""
    session.execute(KEEP_QUIET, slots.at(now))
