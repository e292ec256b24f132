"""Read models of another service's world: the newest state wins, whatever the order of arrival."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Executable, Table, bindparam, literal, tuple_
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
    statement = _statement(table, tuple(key), tuple(values))
    return session.execute(statement, {**key, **values, **stamp}).first() is not None


@lru_cache
def _statement(table: Table, key: tuple[str, ...], values: tuple[str, ...]) -> Executable:
    """Built once for each read model: building costs more than running."""
    stamp = ("epoch", "sequence")
    upsert = insert(table).values({name: bindparam(name) for name in (*key, *values, *stamp)})
    newer = tuple_(table.c.epoch, table.c.sequence) < tuple_(upsert.excluded.epoch, upsert.excluded.sequence)
    return upsert.on_conflict_do_update(
        index_elements=list(key),
        set_={name: upsert.excluded[name] for name in (*values, *stamp)},
        where=newer,
    ).returning(literal(1))
