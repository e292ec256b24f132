"""The outbox: what is said goes into the database in the transaction of the change it tells of."""

from collections.abc import Sequence
from typing import Any, LiteralString

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.clock import Clock
from shared.ids import new_id
from shared.messaging.envelope import LARGEST
from shared.messaging.events import Event, Stream
from shared.persistence.recorded import Recorded

CHANNEL: LiteralString = "outbox"  # where the relay listens for a hint
ROOM_FOR_ATTRIBUTES = 4 * 1024

INSERT_EVENT = text("""
    insert into event (event_id, stream, type, authority, subject, aggregate_type, sequence, epoch,
                       occurred_at, correlation_id, causation_id, traceparent, data)
    values (:event_id, :stream, :type, :authority, :subject, :aggregate_type, :sequence,
            (select epoch from service_state), :occurred_at, :correlation_id, :causation_id,
            :traceparent, :public_data)
""")
INSERT_PRIVATE = text("""
    insert into event_private (event_id, person_id, data) values (:event_id, :person_id, :private_data)
""")
INSERT_OUTBOX = text("insert into outbox (event_id, stream) values (:event_id, :stream)")


class Outbox:
    """Writes recorded events of one service beside its state.

    Args:
        service: the service's name, part of each event's name on the wire.
        clock: gives the instant at which the events happened.
    """

    def __init__(self, service: str, clock: Clock) -> None:
        self._service = service
        self._clock = clock

    def write(self, session: Session, recorded: Sequence[Recorded]) -> None:
        """Insert the events, in the order in which they were recorded, into the session's transaction.

        Raises:
            ValueError: an event's data would not fit into one message.
        """
        rows = [self._row(item) for item in recorded]
        if not rows:
            return
        session.execute(INSERT_EVENT, rows)
        if private := [row for row in rows if row["stream"] != Stream.PUBLIC]:
            session.execute(INSERT_PRIVATE, private)
        session.execute(INSERT_OUTBOX, rows)

    def _row(self, item: Recorded) -> dict[str, Any]:
        event = item.event
        data = msgspec.json.encode(event)
        if len(data) > LARGEST - ROOM_FOR_ATTRIBUTES:
            raise ValueError(f"{event.TYPE} has {len(data)} bytes of data: send a link instead.")
        public = event.STREAM is Stream.PUBLIC
        return {
            "event_id": new_id(),
            "stream": event.STREAM.value,
            "type": event.wire_name(self._service),
            "authority": getattr(event, "authority", "common"),
            "subject": item.subject,
            "aggregate_type": event.TYPE.partition(".")[0],
            "sequence": item.sequence,
            "occurred_at": self._clock.now(),
            "correlation_id": item.correlation_id,
            "causation_id": item.causation_id,
            "traceparent": item.traceparent,
            "public_data": data.decode() if public else None,
            "private_data": None if public else data.decode(),
            "person_id": _person(event),
        }


def _person(event: Event) -> Any:
    return getattr(event, event.PERSON) if event.PERSON else None
