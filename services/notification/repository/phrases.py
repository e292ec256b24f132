"""Phrases that are followed, found by the rarest of their words."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.model import Topic
from services.notification.model.subscription import CONFIRMED

# Of those that no text has held yet the longest: it is the likeliest to stay rare.
RAREST = """
    (select stem from unnest({stems}) stem left join word_frequency w using (stem)
     order by coalesce(w.texts, 0), length(stem) desc, stem limit 1)
"""
KEEP = text(f"""
    insert into phrase (topic_key, stems, wanted, rarest, followed_at)
    select :topic_key, said.stems, plainto_tsquery('romanian', :words),
           {RAREST.format(stems="said.stems")}, :now
    from (select tsvector_to_array(to_tsvector('romanian', :words)) as stems) said
    on conflict (topic_key) do update set followed_at = excluded.followed_at
""")  # noqa: S608 - put together of constants
# In the order of stems, so that two announcements do not wait for each other in a circle.
COUNT = text("""
    insert into word_frequency (stem, texts)
    select stem, 1 from unnest(tsvector_to_array(to_tsvector('romanian', :words))) stem order by stem
    on conflict (stem) do update set texts = word_frequency.texts + 1
""")
REFRESH = text(f"""
    with part as (
        select topic_key, rarest, {RAREST.format(stems="phrase.stems")} as rarest_now
        from phrase where topic_key > :after order by topic_key limit :limit
    ), changed as (
        update phrase p set rarest = part.rarest_now
        from part where p.topic_key = part.topic_key and part.rarest_now <> part.rarest
    )
    select max(topic_key) from part
""")  # noqa: S608 - put together of constants
# Not what somebody begins to follow at this moment, whose subscription cannot be seen yet.
FORGET = text("""
    delete from phrase where followed_at <= :until and topic_key in (
        select p.topic_key from phrase p
        where p.followed_at <= :until
          and not exists (select from subscription s
                          where s.topic_key = p.topic_key and s.state = :confirmed)
        limit 5000
    )
""")
# That somebody once asked is kept, and what they looked for is not.
FORGET_STOPPED = text("""
    update subscription set topic_key = 'phrase'
    where id in (select id from subscription
                 where state = 'cancelled' and topic_key like 'phrase:%' and cancelled_at <= :until
                 limit 5000)
""")
LEFT_ALONE = timedelta(days=1)


def keep_phrase(session: Session, topic: Topic, now: datetime) -> None:
    """Have drafts found by a phrase from now on; nothing where the topic is none."""
    if topic.kind == "phrase":
        session.execute(KEEP, {"topic_key": topic.key, "words": topic.value, "now": now})


def count_words(session: Session, words: str) -> None:
    """Note that a text was heard.

    Args:
        words: of the text, in plain letters.
    """
    session.execute(COUNT, {"words": words})


def refresh_rarest(session: Session, after: str, limit: int) -> str | None:
    """Find a batch of phrases by what is the rarest of their words by now.

    Args:
        after: the key of the last that was seen; empty at the start.
        limit: how many at most.

    Returns:
        The key of the last of the batch; None where there was none.
    """
    found: str | None = session.scalar(REFRESH, {"after": after, "limit": limit})
    return found


def forget_phrases(session: Session, now: datetime) -> int:
    """Delete a batch of phrases that nobody follows, also where they were stopped. Returns how many."""
    given = {"confirmed": CONFIRMED, "until": now - LEFT_ALONE}
    session.execute(FORGET_STOPPED, given)
    return int(session.execute(FORGET, given).rowcount)  # type: ignore[attr-defined]
