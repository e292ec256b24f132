"""Who wants to be told of a fact: one statement over indexed subscriptions, however many they are."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.model import Fact, Topic
from services.notification.model.delivery import TOLD_IN_TURN, TRIED_FOR
from services.notification.repository import bell

# One row a person, whatever they follow: what is told at once comes before what waits for a digest, and
# then the topic that was named first. The unique keys make a second delivery or item impossible.
# Digest and pause are of mail; what stands under the bell disturbs nobody and is there at once.
ADDRESS = text(f"""
    with matched as materialized (
        select s.id, s.email_key, s.email, s.language, s.channels, f.id as follower_id,
               s.cadence <> 'immediate' as is_slow, array_position(:topics, s.topic_key) as place,
               s.cadence <> 'immediate' or coalesce(f.paused_until > :now, false) as waits
        from subscription s left join follower f on f.email_key = s.email_key
        where s.state = 'confirmed' and s.topic_key = any(:topics)
    ), wanted as (
        select distinct on (email_key) id, email_key, email, language, follower_id, waits
        from matched where 'email' = any(channels) order by email_key, is_slow, place
    ), shown as (
        select distinct on (a.account_id) a.account_id, a.language, cast(:lane as smallint) as lane,
               case when w.id is null then m.id end as subscription_id
        from matched m join account a on lower(a.email) = m.email_key and a.email <> ''
        left join wanted w on w.email_key = m.email_key
        where 'page' = any(m.channels) and cast(:path as text) is not null
        order by a.account_id, m.place
    ), {bell.LAID}, told as (
        insert into delivery (id, version, fact_id, channel, recipient, language, subscription_id, lane,
                              state, attempts, created_at, deadline, next_at)
        select uuidv7(), 1, :fact_id, 'email', email, language, id, :lane,
               'created', 0, :now, :deadline, :now
        from wanted where not waits or follower_id is null
        on conflict do nothing returning 1
    ), kept as (
        insert into digest_item (follower_id, fact_id, subscription_id, created_at)
        select follower_id, :fact_id, id, :now from wanted where waits and follower_id is not null
        on conflict do nothing returning 1
    )
    select (select count(*) from told) as told, (select count(*) from kept) as kept
""")  # noqa: S608 - parts of our own
ARE_FOLLOWED = text("""
    select exists(select from subscription where state = 'confirmed' and topic_key = any(:topics))
""")


def address(session: Session, fact_id: UUID, topics: Sequence[Topic], now: datetime) -> int:
    """Make a delivery for each who follows one of the topics and is told at once, an item for who is not,
    and a notice for each who has an account and wants it on the page.

    Args:
        session: of the transaction in which the fact was added and flushed.
        fact_id: what is told.
        topics: by any of which it is wanted; who follows several is told by the first.
        now: when.

    Returns:
        How many deliveries of mails, and items, were made.
    """
    given = {
        "topics": [topic.key for topic in topics],
        "lane": TOLD_IN_TURN,
        "deadline": now + TRIED_FOR,
    }
    on_page = bell.of_fact(session.get_one(Fact, fact_id), now)
    row = session.execute(ADDRESS, {**on_page, **given}).one()
    return int(row.told + row.kept)


def are_followed(session: Session, topics: Sequence[Topic]) -> bool:
    """Whether anybody wants to be told of one of them."""
    return bool(session.scalar(ARE_FOLLOWED, {"topics": [topic.key for topic in topics]}))
