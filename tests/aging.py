"""What a rule of retention deletes, tried on a row that is just too old and on one that is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from shared.ids import new_id
from shared.persistence.retention import Rule
from shared.service import Runtime

A_MOMENT = timedelta(minutes=2)


@dataclass(frozen=True)
class Row:
    """A row that a rule is about.

    Args:
        table: its table.
        insert: SQL that makes one; `:id` is its id, `:begun` when it was made.
        lasts: how long people are told that it is kept.
        key: the column that holds `:id`.
    """

    table: str
    insert: str
    lasts: timedelta
    key: str = "id"


SHARED_ROWS = {
    "repeated-requests": Row(
        "idempotency_key",
        "insert into idempotency_key (principal, route, key, fingerprint, status, headers, created_at)"
        " values ('', 'POST /x', cast(:id as text), '', 200, '{}', :begun)",
        timedelta(hours=24),
        "key",
    ),
    "limits": Row(
        "rate_limit",
        "insert into rate_limit (name, caller, busy_until) values ('x', cast(:id as text), :begun)",
        timedelta(),
        "caller",
    ),
}


SPENT_PROOFS = Row(
    "spent_proof",
    "insert into spent_proof (fingerprint, expires_at)"
    " values (uuid_send(:id), :begun + interval '15 minutes')",
    timedelta(minutes=15),
    "fingerprint",
)


def survivors(runtime: Runtime, row: Row, forget: object, now: datetime) -> list[str]:
    """Which of an old and a young row are there after the deleting, by name."""
    ages = {"old": row.lasts + A_MOMENT, "young": row.lasts - A_MOMENT}
    made = {name: new_id() for name in ages}
    with runtime.engine.begin() as connection:
        for name, age in ages.items():
            given: dict[str, Any] = {"id": made[name], "begun": now - age}
            connection.execute(text(row.insert), given)
    runtime.bus.do(forget)
    there = text(f"select cast({row.key} as text) from {row.table}")
    with runtime.read() as session:
        left = {key.removeprefix("\\x").replace("-", "") for key in session.scalars(there)}
    return [name for name, key in made.items() if key.hex in left]


def untried(rules: Sequence[Rule], tried: Mapping[str, Row]) -> set[str]:
    """Rules with a job of which no row is tried, and the other way round."""
    return {rule.name for rule in rules if rule.forget} ^ set(tried)
