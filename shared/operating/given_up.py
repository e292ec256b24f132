"""Messages that lie in the inbox as dead: found, tried again, let go."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text

from shared.operating.command import Impossible
from shared.service import Runtime

FOUND = """
    select consumer, event_id, type, attempts, reason, received_at,
           cast(extract(epoch from cast(:now as timestamptz) - received_at) as float) as age_s
"""
EVERY = text(f"""
    {FOUND} from inbox where state = 'dead' and (cast(:queue as text) is null or consumer = :queue)
    order by received_at, event_id
""")
WHOLE = text(f"""
    {FOUND}, convert_from(body, 'UTF8') as body from inbox where state = 'dead' and event_id = :event_id
""")
WHICH = """
    state = 'dead' and (cast(:ids as uuid[]) is null or event_id = any(:ids))
    and (cast(:queue as text) is null or consumer = :queue) returning event_id
"""
RETRY = text(f"""
    update inbox set state = 'parked', attempts = 0, next_at = :now where body is not null and {WHICH}
""")  # noqa: S608 - made of constants
DROP = text(f"update inbox set state = 'done', body = null where {WHICH}")  # noqa: S608 - made of constants

Row = dict[str, Any]


def every(runtime: Runtime, queue: str | None = None) -> list[Row]:
    """The dead letters of a queue, or of all, oldest first, with their age in seconds as `age_s`."""
    return _rows(runtime, EVERY, queue=queue)


def whole(runtime: Runtime, event_id: UUID) -> list[Row]:
    """One, as each consumer that gave it up has it, with its bytes as `body`.

    Raises:
        Impossible: there is none.
    """
    found = _rows(runtime, WHOLE, event_id=event_id)
    if not found:
        raise Impossible(f"There is no dead letter {event_id}.")
    return found


def retry(runtime: Runtime, ids: Sequence[UUID], queue: str | None = None) -> list[UUID]:
    """Have them tried again now: all that are named, or none.

    Args:
        runtime: of the service.
        ids: of events; empty for all of the queue.
        queue: whose; None for all that gave the events up.

    Returns:
        The ids, each as often as consumers had given it up.

    Raises:
        Impossible: one is not there, or was a letter, whose words are gone.
    """
    return _change(runtime, RETRY, ids, queue)


def drop(runtime: Runtime, ids: Sequence[UUID], queue: str | None = None) -> list[UUID]:
    """Let them go for ever; otherwise as `retry`."""
    return _change(runtime, DROP, ids, queue)


def _rows(runtime: Runtime, query: TextClause, **given: object) -> list[Row]:
    with runtime.read() as session:
        rows = session.execute(query, {**given, "now": runtime.clock.now()}).mappings()
        return [dict(row) for row in rows]


def _change(runtime: Runtime, change: TextClause, ids: Sequence[UUID], queue: str | None) -> list[UUID]:
    with runtime.engine.begin() as connection:
        given = {"ids": list(ids) or None, "queue": queue, "now": runtime.clock.now()}
        changed = list(connection.scalars(change, given))
        if missing := [str(one) for one in dict.fromkeys(ids) if one not in changed]:
            raise Impossible(f"There is no dead letter {', '.join(missing)} with which to do this.")
    return changed
