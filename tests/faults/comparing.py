"""What was committed against what took effect, as sets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

import psycopg

COMMITTED: LiteralString = "select event_id, subject, sequence from event where stream = 'public'"
EFFECTS: LiteralString = "select event_id, subject, sequence from effect order by place"


@dataclass(frozen=True)
class Comparison:
    """Counts; of what must not be, all are to be zero.

    Args:
        acknowledged: commands whose success was told to whoever gave them.
        committed: events in the log.
        effects: rows written by the listener.
        lost: acknowledged and not committed, or committed and without effect.
        ghosts: effects of what was never committed.
        doubled: effects beyond the first of an event.
        out_of_order: effects that came after a later one of the same subject.
        duplicates: deliveries by the broker beyond the first of an event; these are no fault.
    """

    acknowledged: int
    committed: int
    effects: int
    lost: int
    ghosts: int
    doubled: int
    out_of_order: int
    duplicates: int

    @property
    def faults(self) -> dict[str, int]:
        """What must not be and is."""
        forbidden = {
            "lost": self.lost,
            "ghosts": self.ghosts,
            "doubled": self.doubled,
            "out of order": self.out_of_order,
        }
        return {name: count for name, count in forbidden.items() if count}


def compare(
    connection: psycopg.Connection, acknowledged: Sequence[tuple[UUID, int]], delivered: Sequence[str]
) -> Comparison:
    """Compare what the database holds.

    Args:
        connection: to the sample's database.
        acknowledged: (thing, count) of each command that succeeded.
        delivered: the id of each event that was handed to a consumer, as often as it was.
    """
    committed = {row[0]: row[1:] for row in connection.execute(COMMITTED)}
    effects = connection.execute(EFFECTS).fetchall()
    heard = {event_id for event_id, _, _ in effects}
    return Comparison(
        acknowledged=len(acknowledged),
        committed=len(committed),
        effects=len(effects),
        lost=len(set(acknowledged) - set(committed.values())) + len(committed.keys() - heard),
        ghosts=len(heard - committed.keys()),
        doubled=len(effects) - len(heard),
        out_of_order=_out_of_order([(subject, sequence) for _, subject, sequence in effects]),
        duplicates=len(delivered) - len(set(delivered)),
    )


def _out_of_order(effects: Sequence[tuple[UUID, int]]) -> int:
    highest: dict[UUID, int] = {}
    late = 0
    for subject, sequence in effects:
        late += sequence < highest.get(subject, 0)
        highest[subject] = max(sequence, highest.get(subject, 0))
    return late
