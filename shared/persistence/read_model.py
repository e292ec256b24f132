"""Read models of another service's world: the newest state wins, whatever the order of arrival."""

from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

import msgspec
from sqlalchemy import CursorResult, Table, TextClause, text
from sqlalchemy.orm import Session

from shared.messaging.subscription import Message


def upsert_newer(session: Session, table: Table, messages: Iterable[Message]) -> int:
    """Write rows, each unless what stands under its key is as new or newer.

    Args:
        session: the transaction of the effect.
        table: has a primary key, the columns that the messages fill, and `epoch`, `sequence`.
        messages: each holds a row as its data, the same columns in all, and epoch and sequence in its
            envelope. Of those with one key the newest counts.

    Returns:
        How many rows were written.
    """
    key = itemgetter(*table.primary_key.columns.keys())
    stamped = [{**m.data, "epoch": m.envelope.epoch, "sequence": m.envelope.sequence} for m in messages]
    newest = {key(row): row for row in sorted(stamped, key=itemgetter("epoch", "sequence"))}
    if not newest:
        return 0
    # In the order of keys: two calls that write the same rows do not wait for each other in a circle.
    rows = msgspec.json.encode([newest[name] for name in sorted(newest)]).decode()
    result = session.execute(_statement(table, tuple(stamped[0])), {"rows": rows})
    return cast(CursorResult[Any], result).rowcount


@lru_cache
def _statement(table: Table, columns: tuple[str, ...]) -> TextClause:
    """Built once for each read model. One parameter: binding each value would take longer than writing it."""
    key = table.primary_key.columns.keys()
    written, conflict = ", ".join(columns), ", ".join(key)
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in key)
    statement = f"""
        insert into {table.name} ({written})
        select {written} from json_populate_recordset(cast(null as {table.name}), cast(:rows as json))
        on conflict ({conflict}) do update set {changed}
        where ({table.name}.epoch, {table.name}.sequence) < (excluded.epoch, excluded.sequence)
    """  # noqa: S608 - names of our own tables and columns
    return text(statement)
