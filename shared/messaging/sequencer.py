"""Order: one process at a time gives committed events a gapless position within their stream.

Reading rows by id, by transaction id or by a flag loses events or breaks their order when writers
commit out of turn; a position that is given after the commit does neither.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

import msgspec
from psycopg import Connection
from psycopg.rows import args_row

from shared.messaging.envelope import Envelope
from shared.messaging.events import PREFIX, Stream
from shared.messaging.outbox import CHANNEL

LOCK = 5_200_301  # the number under which the one that sequences is known in a database

EVENTS: LiteralString = """
    select p.stream, p.position, e.event_id, e.type, e.authority, e.subject, e.sequence, e.epoch,
           e.occurred_at, e.correlation_id, e.causation_id, e.traceparent,
           coalesce(e.data, x.data, 'null') as data
"""
JOINS: LiteralString = """
    join event e using (event_id) left join event_private x using (event_id)
    order by p.stream, p.position
"""
# Within an aggregate the writer holds the aggregate's row from before the insert, so ids keep its order.
SEQUENCE: LiteralString = f"""
    with taken as (
        delete from outbox where id = any(array(select id from outbox order by id limit %(limit)s))
        returning id, event_id, stream
    ), numbered as (
        select event_id, stream, row_number() over (partition by stream order by id) as place from taken
    ), moved as (
        update stream_state s set sequenced = s.sequenced + n.many
        from (select stream, count(*) as many from taken group by stream) n
        where s.stream = n.stream
        returning s.stream, s.sequenced - n.many as before
    ), placed as (
        insert into event_position (stream, position, event_id)
        select stream, before + place, event_id from numbered join moved using (stream)
        returning stream, position, event_id
    )
    {EVENTS} from placed p {JOINS}
"""  # noqa: S608 - made of constants
READ: LiteralString = f"""
    {EVENTS} from unnest(%(streams)s::text[], %(after)s::bigint[]) as c (stream, after)
    cross join lateral (
        select * from event_position q
        where q.stream = c.stream and q.position > c.after order by q.position limit %(limit)s
    ) p {JOINS}
"""  # noqa: S608 - made of constants
PUBLISHED: LiteralString = "select stream, published from stream_state"
# It need not wait for the disk: what a crash makes it forget is published again, and recognised.
MARK: LiteralString = """
    with forgotten as (delete from event where event_id = any(%(letters)s))
    update stream_state s set published = c.position
    from unnest(%(streams)s::text[], %(positions)s::bigint[]) as c (stream, position),
         set_config('synchronous_commit', 'off', true)
    where s.stream = c.stream
"""


class Sequenced(msgspec.Struct, frozen=True, gc=False):
    """An event that has its place, ready to be published: a row of `EVENTS`."""

    stream: Stream
    position: int
    event_id: UUID
    type: str
    authority: str
    subject: UUID
    sequence: int
    epoch: int
    occurred_at: datetime
    correlation_id: str | None
    causation_id: str | None
    traceparent: str | None
    data: str

    @property
    def service(self) -> str:
        """The service that said it."""
        return self.type.removeprefix(PREFIX).partition(".")[0]

    @property
    def routing_key(self) -> str:
        """`<authority>.<service>.<aggregate>.<past-tense>.v<n>`."""
        return f"{self.authority}.{self.type.removeprefix(PREFIX)}"

    @property
    def properties(self) -> dict[str, Any]:
        """What AMQP is told beside the body."""
        return {
            "message_id": self.event_id,
            "type": self.type,
            "timestamp": int(self.occurred_at.timestamp()),
            "app_id": self.service,
        }

    @property
    def envelope(self) -> Envelope:
        """What is sent."""
        return Envelope(
            id=self.event_id,
            source=f"/{self.authority}/{self.service}",
            type=self.type,
            subject=self.subject,
            time=self.occurred_at,
            sequence=self.sequence,
            epoch=self.epoch,
            position=self.position,
            correlation_id=self.correlation_id,
            causation_id=self.causation_id,
            traceparent=self.traceparent,
            data=self.data.encode(),
        )


class Sequencer:
    """The one that gives positions and remembers how far each stream has been published.

    Args:
        connection: in autocommit; it holds the advisory lock, so that losing it loses the right to go on.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def acquire(self) -> bool:
        """Become the one; False while another is."""
        row = self._connection.execute("select pg_try_advisory_lock(%s)", (LOCK,)).fetchone()
        return bool(row and row[0])

    def listen(self) -> None:
        """Be woken when something was committed."""
        self._connection.execute(f"listen {CHANNEL}")

    def sleep(self, seconds: float) -> None:
        """Wait for a notification, at most so long."""
        for _ in self._connection.notifies(timeout=seconds, stop_after=1):
            pass

    def published(self) -> dict[Stream, int]:
        """The last position of each stream that the broker has confirmed."""
        return {Stream(stream): position for stream, position in self._connection.execute(PUBLISHED)}

    def sequence(self, limit: int) -> list[Sequenced]:
        """Give positions to at most `limit` waiting events; returns them, by stream and position."""
        return self._events(SEQUENCE, {"limit": limit})

    def read(self, after: dict[Stream, int], limit: int) -> list[Sequenced]:
        """Events beyond the given positions, by stream and position, at most `limit` a stream."""
        return self._events(
            READ, {"streams": [s.value for s in after], "after": list(after.values()), "limit": limit}
        )

    def mark(self, events: Sequence[Sequenced]) -> None:
        """Remember that the broker has these; letters are forgotten, as they hold secrets."""
        last = {event.stream: event.position for event in events}
        letters = [event.event_id for event in events if event.stream == Stream.LETTER]
        self._connection.execute(
            MARK, {"streams": list(last), "positions": list(last.values()), "letters": letters}
        )

    def _events(self, query: LiteralString, parameters: dict[str, Any]) -> list[Sequenced]:
        with self._connection.cursor(row_factory=args_row(Sequenced)) as cursor:
            return cursor.execute(query, parameters, binary=True).fetchall()
