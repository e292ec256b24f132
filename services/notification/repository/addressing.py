"""Who wants to be told of a fact: one statement over indexed subscriptions, however many they are."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.model import Topic
from services.notification.model.delivery import TOLD_IN_TURN, TRIED_FOR

# Phrases are found by the rarest of their words, and hold if all their words are among those heard.
# One row a person, whatever they follow: what is told at once comes before what waits for a digest, and
# then a phrase, and then the topic that was named first. The unique keys make a second delivery or item
# impossible.
ADDRESS = text("""
    with heard as materialized (
        select strip(to_tsvector('romanian', :words)) as words
    ), named as materialized (
        select key, place from unnest(cast(:topics as text[])) with ordinality topic (key, place)
        union all
        select p.topic_key, 0 from heard, unnest(tsvector_to_array(heard.words)) stem
        join phrase p on p.rarest = stem where heard.words @@ p.wanted
    ), wanted as (
        select distinct on (s.email_key)
               s.id, s.email_key, s.email, s.language, f.id as follower_id,
               s.cadence <> 'immediate' or coalesce(f.paused_until > :now, false) as waits
        from named join subscription s on s.topic_key = named.key and s.state = 'confirmed'
        left join follower f on f.email_key = s.email_key
        order by s.email_key, s.cadence <> 'immediate', named.place
    ), told as (
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
""")
ARE_FOLLOWED = text("""
    select exists(select from subscription where state = 'confirmed' and topic_key = any(:topics))
""")


def address(session: Session, fact_id: UUID, topics: Sequence[Topic], now: datetime, words: str = "") -> int:
    """Make a delivery for each who follows one of the topics and is told at once, an item for who is not.

    Args:
        session: of the transaction in which the fact was added and flushed.
        fact_id: what is told.
        topics: by any of which it is wanted; who follows several is told by the first.
        now: when.
        words: in plain letters; who follows a phrase that stands in them wants the fact, too.

    Returns:
        How many deliveries and items were made.
    """
    given = {
        "fact_id": fact_id,
        "topics": [topic.key for topic in topics],
        "words": words,
        "lane": TOLD_IN_TURN,
        "now": now,
        "deadline": now + TRIED_FOR,
    }
    row = session.execute(ADDRESS, given).one()
    return int(row.told + row.kept)


def are_followed(session: Session, topics: Sequence[Topic]) -> bool:
    """Whether anybody wants to be told of one of them."""
    return bool(session.scalar(ARE_FOLLOWED, {"topics": [topic.key for topic in topics]}))
