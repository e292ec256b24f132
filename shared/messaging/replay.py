"""Sending events again: what was said once, in order, confirmed, a window at a time.

What carries a secret is never sent again; of a person who was erased, the envelope with nothing in it.
"""

from collections.abc import Callable, Sequence
from typing import LiteralString

import psycopg
from psycopg.rows import args_row

from shared.messaging.broker import check
from shared.messaging.confirms import ConfirmingPublisher
from shared.messaging.connecting import connected
from shared.messaging.events import Positions, Stream
from shared.messaging.sequencer import EVENTS, JOINS, Sequenced
from shared.messaging.topology import EXCHANGES

WINDOW = 1_000  # positions
CONFIRM_WITHIN_S = 30.0
CONNECT_WITHIN_S = 5
BETWEEN: LiteralString = f"""
    {EVENTS} from (
        select q.stream, q.position, q.event_id from event_position q join event said using (event_id)
        where q.stream = %(stream)s and q.position between %(first)s and %(last)s
          and (%(types)s::text[] is null or said.type = any(%(types)s))
    ) p {JOINS}
"""  # noqa: S608 - made of constants


class Replay:
    """Args:
    database_url: of the service's database.
    amqp_url: the broker, as an account that may write to where the events go.
    public_url: where schemas are served; it goes into each envelope.
    types: of events; all where there are none.
    queue: the one queue that the events go to; without it they go to all who hear them.
    told: called after each confirmed window with its stream's part and the position reached.
    """

    def __init__(
        self,
        *,
        database_url: str,
        amqp_url: str,
        public_url: str,
        types: Sequence[str] = (),
        queue: str | None = None,
        told: Callable[[Positions, int], None] = lambda _part, _position: None,
    ) -> None:
        self._database_url = database_url
        self._amqp_url = amqp_url
        self._public_url = public_url
        self._types = list(types) or None
        self._queue = queue
        self._told = told

    def run(self, parts: Sequence[Positions]) -> dict[Stream, int]:
        """Send them, one stream after another.

        Returns:
            By stream, how many events the broker has confirmed.

        Raises:
            Misconfigured: the queue is not there, or the account may not write; nothing was sent.
            BrokerAway: the text says from where to go on, if anything was sent.
        """
        with (
            psycopg.connect(
                self._database_url,
                autocommit=True,
                connect_timeout=CONNECT_WITHIN_S,
                application_name="replay",
            ) as database,
            connected(self._amqp_url) as broker,
        ):
            if self._queue is not None:
                check(broker, [self._queue])
            publisher = ConfirmingPublisher(broker)
            return {part.stream: self._send(database, publisher, part) for part in parts}

    def _send(self, database: psycopg.Connection, publisher: ConfirmingPublisher, part: Positions) -> int:
        sent = 0
        # The next window is read while the broker confirms the one before it.
        for first in range(part.first, part.last + 1, WINDOW):
            window = self._read(database, part, first)
            self._confirm(publisher, part, first)
            for event in window:
                self._publish(publisher, event)
            sent += len(window)
        self._confirm(publisher, part, part.last + 1)
        return sent

    def _read(self, database: psycopg.Connection, part: Positions, first: int) -> list[Sequenced]:
        last = min(first + WINDOW - 1, part.last)
        given = {"stream": part.stream.value, "first": first, "last": last, "types": self._types}
        with database.cursor(row_factory=args_row(Sequenced)) as cursor:
            return cursor.execute(BETWEEN, given, binary=True).fetchall()

    def _confirm(self, publisher: ConfirmingPublisher, part: Positions, following: int) -> None:
        publisher.wait(CONFIRM_WITHIN_S)
        self._told(part, following - 1)

    def _publish(self, publisher: ConfirmingPublisher, event: Sequenced) -> None:
        publisher.publish(
            event.envelope.to_bytes(self._public_url),
            exchange=EXCHANGES[Stream(event.stream)] if self._queue is None else "",
            routing_key=self._queue or event.routing_key,
            **event.properties,
        )
