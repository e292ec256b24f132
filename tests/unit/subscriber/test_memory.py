"""Recognising what comes again and what did not come."""

from dataclasses import replace

from parteneriat_subscriber.event import Event, read
from parteneriat_subscriber.memory import Memory
from tests.unit.subscriber.wire import body

FIRST = read(body(position=1, id="a"))


def at(position: int, **changes: object) -> Event:
    """The event at a position, with an id of its own."""
    return replace(FIRST, position=position, id=f"id-{position}", **changes)  # type: ignore[arg-type]


def test_an_event_is_known_after_it_was_noted() -> None:
    """The same id of the same source is a duplicate; of another source it is not."""
    memory = Memory()
    memory.note(FIRST)
    assert memory.knows(FIRST)
    assert not memory.knows(replace(FIRST, source="/oras-exemplu/registry"))


def test_the_memory_is_bounded() -> None:
    """Beyond its size the oldest ids are forgotten."""
    memory = Memory(ids_kept=2)
    for position in (1, 2, 3):
        memory.note(at(position))
    assert [memory.knows(at(position)) for position in (1, 2, 3)] == [False, True, True]


def test_missing_positions_are_counted() -> None:
    """The first event starts the count; what is left out is told once, and coming late is no gap."""
    memory = Memory()
    assert [memory.note(at(position)) for position in (5, 6, 9, 7, 10)] == [0, 0, 2, 0, 0]


def test_each_service_counts_for_itself() -> None:
    """Positions of another service, or after a restore, have nothing to do with each other."""
    memory = Memory()
    memory.note(at(1))
    assert memory.note(at(40, source="/oras-exemplu/registry")) == 0
    assert memory.note(at(90, epoch=2)) == 0
    assert memory.note(at(2, source="/alt-oras/consultation")) == 0
