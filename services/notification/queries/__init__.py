"""Reading for screens and lists: SQL to plain rows.

Only the constants are put together into SQL; what was asked is bound. Of `fact.data` nothing is read but
the title of a draft, which was public when it was announced.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.model.delivery import EACH_ONCE, TOLD_SOON, TRIED_FOR

Row = dict[str, Any]

ANNOUNCEMENTS = f"""
    select a.id, a.consultation_id, a.authority, a.announced_at, a.finished_at, count(d.id) as recipients,
           count(*) filter (where d.state = 'delivered') as told,
           count(*) filter (where d.finished_at is not null and d.state <> 'delivered') as failed,
           count(*) filter (where d.id is not null and d.finished_at is null) as waiting,
           (select count(*) from digest_item i where i.fact_id = a.id) as by_digest
    from announcement a left join delivery d on d.fact_id = a.id and {EACH_ONCE}
    where cast(:consultation_id as uuid) is null or a.consultation_id = :consultation_id
    group by a.id order by a.id desc limit :limit
"""  # noqa: S608 - parts of our own
DELIVERY = """
    select d.id, d.fact_id, f.category, f.authority, f.consultation_id, d.channel, d.recipient, d.state,
           d.attempts, d.created_at, case when d.finished_at is null then d.next_at end as next_at,
           d.finished_at, d.reason
    from delivery d join fact f on f.id = d.fact_id
"""
EVIDENCE = "select at, state, code, text from delivery_attempt where delivery_id = :id order by id"
# Who waits for the end of quiet hours, or for a turn, is not late before; what goes to a channel and a lane
# is told apart, for a letter that waits a minute is worse than an announcement that goes for an hour.
WAITING = """
    with waiting as (
        select channel, lane, case when next_at <= :now or attempts > 0 then cast(:now as timestamptz)
               - greatest(created_at, deadline - cast(:tried_for as interval)) end as late
        from delivery where finished_at is null
    )
    select count(*) as deliveries_waiting,
           cast(extract(epoch from max(late)) as float) as deliveries_oldest_s,
           count(*) filter (where channel = 'email' and lane = :soon) as mails_soon_waiting,
           cast(extract(epoch from max(late) filter (where channel = 'email' and lane = :soon)) as float)
               as mails_soon_oldest_s,
           count(*) filter (where channel = 'email' and lane <> :soon) as mails_in_turn_waiting,
           cast(extract(epoch from max(late) filter (where channel = 'email' and lane <> :soon)) as float)
               as mails_in_turn_oldest_s,
           count(*) filter (where channel = 'push') as pushes_waiting,
           (select count(*) from pace where slowed_until > :now) as domains_slowed,
           (select count(*) from webhook_delivery where finished_at is null) as webhooks_waiting
    from waiting
"""
SUPPRESSION = """
    select s.since, s.code, s.reason from account a join suppression s on s.email_key = lower(a.email)
    where a.account_id = :account_id
"""


def announcements(
    session: Session, *, consultation_id: UUID | None = None, limit: int = 100
) -> Sequence[Row]:
    """Announcements with their numbers, the newest first; those of one consultation, or all."""
    return _rows(session, ANNOUNCEMENTS, consultation_id=consultation_id, limit=limit)


def deliveries(
    session: Session, wanted: Mapping[str, Any], *, after: UUID | None, limit: int
) -> Sequence[Row]:
    """Deliveries, the newest first.

    Args:
        wanted: any of `authority`, `consultation_id`, `category`, `state`; None counts as not given.
        after: id of the last one that was seen.
        limit: rows at most.
    """
    columns = {
        "authority": "f.authority",
        "consultation_id": "f.consultation_id",
        "category": "f.category",
        "state": "d.state",
    }
    given = {name: value for name, value in wanted.items() if name in columns and value is not None}
    where = [f"{columns[name]} = :{name}" for name in given]
    if after:
        where.append("d.id < :after")
    condition = f"where {' and '.join(where)}" if where else ""
    query = f"{DELIVERY} {condition} order by d.id desc limit :limit"
    return _rows(session, query, **given, after=after, limit=limit)


def delivery(session: Session, delivery_id: UUID) -> Row | None:
    """A delivery with the evidence of each attempt as `history`."""
    found = _rows(session, f"{DELIVERY} where d.id = :id", id=delivery_id)
    if not found:
        return None
    return {**found[0], "history": _rows(session, EVIDENCE, id=delivery_id)}


def suppression(session: Session, account_id: UUID) -> Row | None:
    """Since when and why nothing is sent to the address of an account; None where mails go to it."""
    found = _rows(session, SUPPRESSION, account_id=account_id)
    return found[0] if found else None


def waiting(session: Session, now: datetime) -> Row:
    """How many deliveries have not ended, by channel and lane, and how late the oldest are, in seconds."""
    return _rows(session, WAITING, now=now, tried_for=TRIED_FOR, soon=TOLD_SOON)[0]


def _rows(session: Session, query: str, **given: object) -> Sequence[Row]:
    return [row._asdict() for row in session.execute(text(query), given)]
