"""What waits in a service's database, as numbers; for the worker's metrics and for operators."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

STREAMS = text("""
    select s.stream, s.sequenced, s.published, s.sequenced - s.published
         + (select count(*) from outbox o where o.stream = s.stream) as waiting
    from stream_state s order by s.stream desc
""")
OLDEST = text("""
    select extract(epoch from cast(:now as timestamptz) - min(e.occurred_at))
    from event e join (
        (select event_id from outbox order by id limit 1)
        union all
        select next.event_id from stream_state s cross join lateral (
            select p.event_id from event_position p
            where p.stream = s.stream and p.position > s.published order by p.position limit 1
        ) next
    ) waiting using (event_id)
""")
# Two halves, so that each is answered from its small index and not from all that was ever heard.
KEPT = text("""
    select consumer, 'parked' as state, count(*) as many,
           extract(epoch from cast(:now as timestamptz) - min(received_at)) as oldest_s
    from inbox where state = 'parked' group by consumer
    union all
    select consumer, 'dead', count(*), extract(epoch from cast(:now as timestamptz) - min(received_at))
    from inbox where state = 'dead' group by consumer
""")


def streams(connection: Connection) -> list[dict[str, Any]]:
    """Each stream: events `waiting` for the broker's confirm; positions `sequenced` and `published`."""
    return [dict(row) for row in connection.execute(STREAMS).mappings()]


def oldest_waiting_s(connection: Connection, now: datetime) -> float | None:
    """Seconds since the oldest event happened that the broker has not confirmed."""
    age = connection.scalar(OLDEST, {"now": now})
    return None if age is None else float(age)


def kept(connection: Connection, now: datetime) -> dict[tuple[str, str], tuple[int, float]]:
    """By consumer and state (`parked`, `dead`): how many messages, and seconds since the oldest came."""
    rows = connection.execute(KEPT, {"now": now})
    return {(row.consumer, row.state): (row.many, float(row.oldest_s)) for row in rows}
