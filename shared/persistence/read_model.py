"""Read models of another service's world: the newest state wins, whatever the order of arrival."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from shared.messaging.envelope import Envelope


def upsert_newer(
    session: Session, table: Table, key: Mapping[str, Any], values: Mapping[str, Any], envelope: Envelope
) -> bool:
    """Write a row unless what stands there is as new or newer.

    Args:
        session: the transaction of the effect.
        table: a table with the columns of `key` (its primary key), of `values`, and `epoch`, `sequence`.
        key: what identifies the row.
        values: the state that the event carries.
        envelope: of the event; gives `epoch` and `sequence`.

    Returns:
        Whether the row was written.
    """
    stamp = {"epoch": envelope.epoch, "sequence": envelope.sequence}
    statement = insert(table).values(**key, **values, **stamp)
    newer = tuple_(table.c.epoch, table.c.sequence) < tuple_(
        statement.excluded.epoch, statement.excluded.sequence
    )
    returning = next(iter(table.primary_key.columns))
    upsert = statement.on_conflict_do_update(
        index_elements=list(key), set_={**values, **stamp}, where=newer
    ).returning(returning)
    return session.execute(upsert).first() is not None
