"""Who wants to be told of a fact: one statement over indexed subscriptions, however many they are."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.model import Fact, Topic
from services.notification.model.delivery import TOLD_IN_TURN, TRIED_FOR
from services.notification.repository import bell, slots, suppressions
from services.notification.repository.slots import DAILY, NEXT_HOUR, PLANNED, WEEKLY

MOST_AN_HOUR = 5  # mails that one chose; what the law owes neither counts nor waits
LOOKED_BACK = timedelta(days=1)

# Phrases are found by the rarest of their words, and hold if all their words are among those heard.
# One row a person, whatever they follow: what is told at once comes before what waits for a digest, and
# then a phrase, and then the topic that was named first. The unique keys make a second delivery or item
# impossible.
# Who had many mails lately is found by one join. Asked for each person by itself, it was looked up in all the
# rows that this very statement adds, by a plan made before there were any.
# `how` somebody is told: at once, by a digest of a cadence, held (a pause, or too many in an hour), or not.
# All that is of mail; what stands under the bell disturbs nobody and is there at once. A device is rung of
# what is told at once, after quiet hours, and in no pause.
ADDRESS = text(f"""
    with heard as materialized (
        select strip(to_tsvector('romanian', :words_heard)) as words
    ), named as materialized (
        select key, place from unnest(cast(:topics as text[])) with ordinality topic (key, place)
        union all
        select p.topic_key, 0 from heard, unnest(tsvector_to_array(heard.words)) stem
        join phrase p on p.rarest = stem where heard.words @@ p.wanted
    ), matched as materialized (
        select s.id, s.email_key, s.email, s.language, s.channels, s.cadence,
               s.cadence <> 'immediate' as is_slow, named.place
        from named join subscription s on s.topic_key = named.key and s.state = 'confirmed'
    ), wanted as (
        select distinct on (email_key) id, email_key, email, language, cadence
        from matched where 'email' = any(channels) order by email_key, is_slow, place
    ), planned as (
        select w.*, f.id as follower_id, coalesce(f.paused_until > :now, false) as paused, f.paused_until,
               f.pause_drops, {PLANNED} as planned, {DAILY} as daily, {WEEKLY} as weekly,
               {NEXT_HOUR} as next_hour
        from wanted w left join follower f on f.email_key = w.email_key
    ), often as (
        select p.email_key from planned p join delivery d
            on lower(d.recipient) = p.email_key and d.subscription_id is not null and d.channel = 'email'
               and d.created_at > :looked_back and d.next_at > p.planned - interval '1 hour'
        group by p.email_key having count(*) >= :most
    ), decided as (
        select p.*, case
            when p.follower_id is null then 'immediate'
            when p.paused then case when p.pause_drops then 'dropped' else 'held' end
            when p.cadence <> 'immediate' then p.cadence
            when o.email_key is not null then 'held'
            else 'immediate' end as how
        from planned p left join often o on o.email_key = p.email_key
    ), shown as (
        select a.account_id, a.language, cast(:lane as smallint) as lane,
               case when not bool_or(w.id is not null) then (array_agg(m.id order by m.place))[1] end
                   as subscription_id,
               min({PLANNED}) filter (where 'push' = any(m.channels) and not m.is_slow
                   and coalesce(f.paused_until <= :now, true)) as ring_at
        from matched m join account a on lower(a.email) = m.email_key and a.email <> ''
        left join wanted w on w.email_key = m.email_key
        left join follower f on f.email_key = m.email_key
        where m.channels && '{{page,push}}' and cast(:path as text) is not null
        group by a.account_id, a.language
    ), {bell.LAID}, told as (
        insert into delivery (id, version, fact_id, channel, recipient, language, subscription_id, lane,
                              state, attempts, created_at, deadline, next_at)
        select uuidv7(), 1, :fact_id, 'email', email, language, id, :lane,
               'created', 0, :now, planned + :tried_for, planned
        from decided where how = 'immediate'
        on conflict do nothing returning 1
    ), kept as (
        insert into digest_item (follower_id, fact_id, subscription_id, created_at, cadence, due_at)
        select follower_id, :fact_id, id, :now, how, case
            when how = 'daily' then daily
            when how = 'weekly' then weekly
            when paused then paused_until
            else greatest(planned, next_hour) end
        from decided where how in ('daily', 'weekly', 'held')
        on conflict do nothing returning 1
    )
    select (select count(*) from told) as told, (select count(*) from kept) as kept
""")  # noqa: S608 - of constants alone
# The bound of all statements is meant for what a person waits for. Here, to be cut short would mean that it
# fails at each try, and nobody hears.
MAY_TAKE_LONG = text("set local statement_timeout = '5min'")
ARE_FOLLOWED = text("""
    select exists(select from subscription where state = 'confirmed' and topic_key = any(:topics))
""")


def address(session: Session, fact_id: UUID, topics: Sequence[Topic], now: datetime, words: str = "") -> int:
    """Make a delivery for each who follows one of the topics and is told at once, an item for who is not,
    and a notice for each who has an account and wants it on the page.

    Args:
        session: of the transaction in which the fact was added and flushed.
        fact_id: what is told.
        topics: by any of which it is wanted; who follows several is told by the first.
        now: when.
        words: in plain letters; who follows a phrase that stands in them wants the fact, too.

    Returns:
        How many deliveries of mails, and items, were made.
    """
    given = {
        "topics": [topic.key for topic in topics],
        "words_heard": words,
        "lane": TOLD_IN_TURN,
        "most": MOST_AN_HOUR,
        "looked_back": now - LOOKED_BACK,
        "tried_for": TRIED_FOR,
        **slots.at(now),
    }
    on_page = bell.of_fact(session.get_one(Fact, fact_id), now)
    session.execute(MAY_TAKE_LONG)
    row = session.execute(ADDRESS, {**on_page, **given}).one()
    suppressions.hold_back(session, fact_id, now)
    return int(row.told + row.kept)


def are_followed(session: Session, topics: Sequence[Topic]) -> bool:
    """Whether anybody wants to be told of one of them."""
    return bool(session.scalar(ARE_FOLLOWED, {"topics": [topic.key for topic in topics]}))
