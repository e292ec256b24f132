"""Read models of another service's world: the newest state wins, whatever the order of arrival."""

from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter

from sqlalchemy import Executable, Table, literal, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from shared.messaging.subscription import Message

STAMP = ("epoch", "sequence")


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
    newest = {key(row): row for row in sorted(stamped, key=itemgetter(*STAMP))}
    if not newest:
        return 0
    # In the order of keys, so that two who write the same rows never wait for each other in a circle.
    rows = [newest[name] for name in sorted(newest)]
    return len(session.execute(_statement(table, frozenset(rows[0])), rows).all())


@lru_cache
def _statement(table: Table, columns: frozenset[str]) -> Executable:
    """Built once for each read model: building costs more than running."""
    upsert, key = insert(table), table.primary_key.columns.keys()
    new = upsert.excluded
    return upsert.on_conflict_do_update(
        index_elements=key,
        set_={name: new[name] for name in columns.difference(key)},
        where=tuple_(*(table.c[name] for name in STAMP)) < tuple_(*(new[name] for name in STAMP)),
    ).returning(literal(1))
