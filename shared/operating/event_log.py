"""What a service has said, as it stands in its database: one event, how far back, which positions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.messaging.events import Positions, Stream
from shared.messaging.sequencer import EVENTS, Sequenced
from shared.operating.command import Impossible
from shared.service import Service

SHOW = text(f"""
    {EVENTS}, e.stream as said_in
    from event e left join event_position p using (event_id) left join event_private x using (event_id)
    where e.event_id = :event_id
""")
BEHIND = text("""
    select e.occurred_at from event e join event_position p using (event_id)
    join stream_state s on s.stream = p.stream and p.position <= s.published
    where e.type = any(:types) order by e.occurred_at desc offset :before limit 1
""")
PATIENCE = text("set local statement_timeout = '2min'")  # the log may hold millions
SEQUENCED = text("select sequenced from stream_state where stream = :stream")
SINCE = text("""
    select min(p.position) from event e join event_position p using (event_id)
    where p.stream = :stream and e.occurred_at >= :since
""")


def event(session: Session, event_id: UUID, public_url: str) -> dict[str, Any]:
    """An event as it is sent, with its stream; `data` is null if its person was erased.

    Raises:
        Impossible: there is none, or it is a letter.
    """
    found = session.execute(SHOW, {"event_id": event_id}).mappings().first()
    if found is None:
        raise Impossible(f"There is no event {event_id}.")
    row = dict(found)
    row["stream"] = stream = Stream(row.pop("said_in"))
    if stream is Stream.LETTER:
        raise Impossible(f"{event_id} is a letter: it holds a secret for one person, and is not shown.")
    position = row["position"]
    said = Sequenced(**{**row, "position": position or 0}).envelope.to_bytes(public_url)
    return {"stream": stream.value, **msgspec.json.decode(said), "position": position}


def behind(session: Session, types: Sequence[str], depth: int) -> datetime | None:
    """When the `depth`-th newest published event among these types happened; None if there are not so many.

    While a queue is that deep, this is about the age of the oldest message that waits in it.
    """
    if depth == 0:
        return None
    session.execute(PATIENCE)
    instant: datetime | None = session.scalar(BEHIND, {"types": list(types), "before": depth - 1})
    return instant


def streams_of(service: Service, types: Sequence[str], stream: Stream | None) -> list[Stream]:
    """Where events of these types are said; without types the given stream, or both that are kept.

    Raises:
        Impossible: the service says no such event, says it in another stream, or it is a letter.
    """
    said = {kind.wire_name(service.name): kind.STREAM for kind in service.events}
    if unknown := [kind for kind in types if kind not in said]:
        raise Impossible(f"{service.name} says nothing that is called {', '.join(unknown)}.")
    found = {said[kind] for kind in types} or ({stream} if stream else {Stream.PUBLIC, Stream.INTERNAL})
    if Stream.LETTER in found:
        raise Impossible("Letters hold secrets; they are not kept and never sent again.")
    if stream and found != {stream}:
        raise Impossible(f"Not all of these types are said in the {stream} stream.")
    return sorted(found, reverse=True)


def positions(
    session: Session, stream: Stream, *, since: datetime | None, first: int | None, last: int | None
) -> Positions | None:
    """The part of a stream between two positions, or since an instant, as far as it has its order.

    Returns:
        None where nothing was said since.

    Raises:
        Impossible: it ends before it begins, or begins beyond the end of the stream.
    """
    end = int(session.execute(SEQUENCED, {"stream": stream.value}).scalar_one())
    if first is not None and last is not None and last < first:
        raise Impossible(f"--from {first} lies behind --to {last}.")
    if first is not None and first > end:
        raise Impossible(f"The {stream} stream has {end} events; --from {first} lies behind them.")
    begin = first or 1
    if since is not None:
        session.execute(PATIENCE)
        found: int | None = session.scalar(SINCE, {"stream": stream.value, "since": since})
        if found is None:
            return None
        begin = max(begin, found)
    part = Positions(stream, begin, min(last or end, end))
    return part if part.first <= part.last else None
