"""Aggregates in and out of PostgreSQL, and what is done to many rows at once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.notification.model import Announcement, Delivery, Erasure, Subscription, Topic
from services.notification.model.delivery import EACH_ONCE
from services.notification.model.follower import Follower
from services.notification.model.known import account, authority
from services.notification.model.subscription import CANCELLED, MOST
from services.notification.repository.phrases import keep_phrase
from shared.email_addresses import email_key
from shared.ids import new_id

FINISHED = text("""
    select a.id from announcement a
    where a.finished_at is null
      and not exists (select from delivery d where d.fact_id = a.id and d.finished_at is null
                      and d.channel <> 'push')
    limit 1 for update skip locked
""")
COUNT = text(f"""
    select count(*) filter (where d.state = 'delivered') as told,
           count(*) filter (where d.state <> 'delivered') as failed,
           (select count(*) from digest_item i where i.fact_id = :fact_id) as by_digest
    from delivery d where d.fact_id = :fact_id and {EACH_ONCE}
""")  # noqa: S608 - parts of our own
FORGET_LETTERS = text("""
    with old as (
        select d.id, d.fact_id from delivery d join fact f on f.id = d.fact_id
        where f.category = any(:categories) and d.finished_at <= :oldest limit 5000
    ), evidence as (
        delete from delivery_attempt where delivery_id in (select id from old)
    )
    select id, fact_id from old
""")
FORGET_DELIVERIES = text("delete from delivery where id = any(:ids)")
FORGET_FACTS = text("""
    delete from fact f
    where f.id = any(:ids) and not exists (select from delivery d where d.fact_id = f.id)
      and not exists (select from digest_item i where i.fact_id = f.id)
""")
# What a person was told stays as evidence; whom, and what the mail server said of it, does not.
ERASE_DELIVERIES = text("""
    with theirs as (
        select id from delivery where lower(recipient) in (lower(:email), cast(:account_id as text))
        union select d.id from delivery d join fact f on f.id = d.fact_id where f.person_id = :account_id
    ), unseen as (
        delete from notice where account_id = :account_id
    ), silenced as (
        delete from push_device where account_id = :account_id
    ), emptied as (
        update fact set data = null where person_id = :account_id
    ), unsaid as (
        update event_private said set data = null from event e
        where e.event_id = said.event_id and e.stream = 'internal' and e.aggregate_type = 'delivery'
          and e.subject in (select id from theirs)
    ), silent as (
        update delivery_attempt set text = null where delivery_id in (select id from theirs)
    ), wordless as (
        update delivery_action set words = null where delivery_id in (select id from theirs)
    )
    update delivery d
    set recipient = 'erased-' || d.id, reason = null, version = version + 1,
        lease = null, leased_until = null, finished_at = coalesce(finished_at, :now),
        state = case when finished_at is null then 'technical-failure' else state end
    from theirs where d.id = theirs.id
""")
ERASE_FOLLOWER = text("""
    with theirs as (
        update follower
        set email = '', email_key = 'erased-' || id, paused_until = null, quiet_from = null,
            quiet_until = null, digest_hour = default, digest_weekday = default, pause_drops = default
        where email_key = :key returning id
    )
    delete from digest_item where digest_id is null and follower_id in (select id from theirs)
""")
# What people look for may tell who they are.
ERASE_SUBSCRIPTIONS = text("""
    update subscription
    set topic_key = case when topic_key like 'phrase:%' then 'phrase' else topic_key end,
        email = '', email_key = 'erased-' || id, token_hash = uuid_send(id), state = 'cancelled',
        cancelled_at = coalesce(cancelled_at, :now)
    where email_key = :key
""")


def authority_name(session: Session, slug: str) -> str | None:
    """What the authority is called; None where it is not known."""
    return session.scalar(select(authority.c.name).where(authority.c.slug == slug))


def account_of(session: Session, account_id: UUID) -> Row[Any] | None:
    """A person's address, name and language; None where the account is not known."""
    return session.execute(select(account).where(account.c.account_id == account_id)).first()


def running_subscription(session: Session, key: str, topic: Topic) -> Subscription | None:
    """The one that an address has on a topic, asked for or confirmed; nobody else adds one meanwhile."""
    lock = func.pg_advisory_xact_lock(func.hashtextextended(f"{topic.key} {key}", 0))
    session.execute(select(lock))
    query = select(Subscription).where(
        Subscription.email_key == key, Subscription.topic_key == topic.key, Subscription.state != CANCELLED
    )
    return session.scalar(query.with_for_update())


def has_room(session: Session, key: str) -> bool:
    """Whether an address may follow one thing more."""
    query = select(func.count()).where(Subscription.email_key == key, Subscription.state != CANCELLED)
    return (session.scalar(query) or 0) < MOST


def subscription_by_hash(session: Session, token_hash: bytes) -> Subscription | None:
    """The subscription whose letter carried this secret."""
    query = select(Subscription).where(Subscription.token_hash == token_hash)
    return session.scalar(query.with_for_update())


def subscription(session: Session, subscription_id: UUID) -> Subscription | None:
    """A subscription, locked."""
    return session.get(Subscription, subscription_id, with_for_update=True)


def note_follower(session: Session, asked: Subscription, now: datetime) -> None:
    """From its first subscription on it is known how the holder of an address wants to be told: at once.

    A phrase is looked for from now on.
    """
    know_follower(session, asked.email, asked.language, now)
    keep_phrase(session, asked.topic, now)


def know_follower(session: Session, email: str, language: str, now: datetime) -> Follower:
    """An address with a holder who may say how they want to be told; locked.

    Nothing from before `now` comes into the first digest of one that was not known.
    """
    known = {"email_key": email_key(email), "email": email, "language": language}
    statement = insert(Follower).values(id=new_id(), **known, digest_until=now, weekly_until=now)
    session.execute(statement.on_conflict_do_nothing(index_elements=["email_key"]))
    query = select(Follower).where(Follower.email_key == known["email_key"])
    return session.scalars(query.with_for_update()).one()


def locked_delivery(session: Session, delivery_id: UUID) -> Delivery:
    """A delivery, for a change."""
    return session.get_one(Delivery, delivery_id, with_for_update=True)


def next_overdue(session: Session, now: datetime) -> Delivery | None:
    """A delivery whose time is over, and that nobody is sending at present."""
    query = select(Delivery).where(
        Delivery.finished_at.is_(None),
        Delivery.deadline <= now,
        Delivery.leased_until.is_(None) | (Delivery.leased_until <= now),
    )
    return session.scalar(query.order_by(Delivery.deadline).limit(1).with_for_update(skip_locked=True))


def next_finished(session: Session) -> Announcement | None:
    """An announcement of which no delivery waits, and that has not said so."""
    announcement_id = session.scalar(FINISHED)
    return None if announcement_id is None else session.get(Announcement, announcement_id)


def count(session: Session, fact_id: UUID) -> dict[str, int]:
    """How many were `told`, how many `failed`, and how many are told `by_digest`."""
    return session.execute(COUNT, {"fact_id": fact_id}).one()._asdict()


def forget_letters(session: Session, categories: list[str], oldest: datetime) -> int:
    """Delete deliveries of these categories that ended before, and the facts of which none is left.

    Returns:
        How many deliveries.
    """
    old = session.execute(FORGET_LETTERS, {"categories": categories, "oldest": oldest}).all()
    session.execute(FORGET_DELIVERIES, {"ids": [row.id for row in old]})
    session.execute(FORGET_FACTS, {"ids": [row.fact_id for row in old]})
    return len(old)


def erase_address(session: Session, account_id: UUID, email: str, now: datetime) -> None:
    """Stop what a person follows, and take their address out of what they were told.

    Args:
        account_id: of the person.
        email: their address; empty where none is known.
        now: when.
    """
    session.execute(ERASE_DELIVERIES, {"account_id": account_id, "email": email, "now": now})
    if email:
        session.execute(ERASE_SUBSCRIPTIONS, {"key": email_key(email), "now": now})
        session.execute(ERASE_FOLLOWER, {"key": email_key(email)})


def blank_account(session: Session, account_id: UUID, epoch: int, sequence: int) -> None:
    """Know nothing of a person but the id, whatever older word of them may come still."""
    blank = {"name": "", "email": "", "language": "ro", "epoch": epoch, "sequence": sequence}
    statement = insert(account).values(account_id=account_id, **blank)
    session.execute(statement.on_conflict_do_update(index_elements=["account_id"], set_=blank))


def erasure_of(session: Session, account_id: UUID) -> Erasure | None:
    """What was noted when the person was erased here before, locked."""
    return session.get(Erasure, account_id, with_for_update=True)
