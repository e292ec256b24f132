"""The outbox: what is said goes into the database in the transaction of the change it tells of."""

from collections.abc import Sequence
from typing import Any, LiteralString

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.clock import Clock
from shared.ids import new_id
from shared.messaging.envelope import LARGEST
from shared.messaging.events import Event
from shared.persistence.recorded import Recorded

CHANNEL: LiteralString = "outbox"  # where the relay listens for a hint
ROOM_FOR_ATTRIBUTES = 4 * 1024

# One trip for all that a transaction says; ids in the outbox follow the order in which it was said.
INSERT = text("""
    with said as materialized (
        select * from json_to_recordset(cast(:said as json)) as (
            place integer, event_id uuid, stream text, type text, authority text, subject uuid,
            aggregate_type text, sequence bigint, occurred_at timestamptz, correlation_id text,
            causation_id text, traceparent text, person_id uuid, data text)
    ), kept as (
        insert into event (event_id, stream, type, authority, subject, aggregate_type, sequence, epoch,
                           occurred_at, correlation_id, causation_id, traceparent, data)
        select event_id, stream, type, authority, subject, aggregate_type, sequence,
               (select epoch from service_state), occurred_at, correlation_id, causation_id, traceparent,
               case when stream = 'public' then data end
        from said
    ), hidden as (
        insert into event_private (event_id, person_id, data)
        select event_id, person_id, data from said where stream <> 'public'
    )
    insert into outbox (event_id, stream) select event_id, stream from said order by place
""")


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
        if not recorded:
            return
        said = [self._row(place, item) for place, item in enumerate(recorded)]
        session.connection().execute(INSERT, {"said": msgspec.json.encode(said).decode()})

    def _row(self, place: int, item: Recorded) -> dict[str, Any]:
        event = item.event
        data = msgspec.json.encode(event)
        if len(data) > LARGEST - ROOM_FOR_ATTRIBUTES:
            raise ValueError(f"{event.TYPE} has {len(data)} bytes of data: send a link instead.")
        return {
            "place": place,
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
            "person_id": _person(event),
            "data": data.decode(),
        }


def _person(event: Event) -> Any:
    return getattr(event, event.PERSON) if event.PERSON else None
