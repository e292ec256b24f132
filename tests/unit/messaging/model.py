"""The way of a message as an algorithm: what is on disk, what the broker holds, what processes do.

Relay and consumer are generators: each `yield` is a point at which the process may die, and with it all that
its local variables hold.
"""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

WINDOW = 3
BATCH = 3
TRIES = 3


class Event(NamedTuple):
    """What is said; `number` counts within a thing's story."""

    id: int
    thing: int
    epoch: int
    number: int


@dataclass
class Source:
    """The database of the service that speaks."""

    versions: list[int]
    epoch: int = 1
    log: list[Event] = field(default_factory=list)
    outbox: list[Event] = field(default_factory=list)
    positions: list[Event] = field(default_factory=list)
    published: int = 0  # how far the broker has confirmed

    def commit(self, events: list[Event]) -> None:
        """State, log and outbox in one transaction."""
        self.versions[events[0].thing] = events[-1].number
        self.log.extend(events)
        self.outbox.extend(events)

    def sequence(self) -> None:
        """Give the events that wait their place, in one transaction with leaving the outbox."""
        self.positions.extend(self.outbox[:WINDOW])
        del self.outbox[:WINDOW]

    def restored(self, epoch: int) -> "Source":
        """This moment again, in a later epoch."""
        copy = deepcopy(self)
        copy.epoch = epoch
        return copy


@dataclass
class Broker:
    """Keeps what was confirmed, delivers at least once, in whatever order."""

    queue: list[Event] = field(default_factory=list)
    unacknowledged: list[Event] = field(default_factory=list)

    def deliver(self, picks: list[int]) -> None:
        """Hand some messages to the consumer's connection."""
        for pick in picks:
            if self.queue:
                self.unacknowledged.append(self.queue.pop(pick % len(self.queue)))

    def connection_lost(self) -> None:
        """What the consumer had not acknowledged will be delivered again."""
        self.queue.extend(self.unacknowledged)
        self.unacknowledged.clear()


@dataclass
class Kept:
    """A row of the inbox."""

    state: Literal["done", "parked", "dead"]
    attempts: int = 0


@dataclass
class Target:
    """The database of the service that hears."""

    inbox: dict[Event, Kept] = field(default_factory=dict)
    effects: Counter[Event] = field(default_factory=Counter)
    read_model: dict[int, tuple[int, int]] = field(default_factory=dict)

    def take_effect(self, event: Event) -> None:
        """The handler: counts, and keeps the newest of each thing."""
        self.effects[event] += 1
        newest = (event.epoch, event.number)
        self.read_model[event.thing] = max(newest, self.read_model.get(event.thing, newest))

    def fail(self, event: Event) -> None:
        """Keep it to be tried again, or give it up."""
        attempts = self.inbox[event].attempts + 1 if event in self.inbox else 1
        self.inbox[event] = Kept("dead" if attempts >= TRIES else "parked", attempts)


def relay(source: Source, broker: Broker) -> Iterator[None]:
    """Publish in order; while a window's confirms come in, the next is sequenced; then mark the window."""
    reached = source.published
    window: list[Event] = []
    while True:
        for event in window:
            broker.queue.append(event)
            yield
        if reached == len(source.positions):
            source.sequence()
            yield
        ahead = source.positions[reached : reached + WINDOW]
        reached += len(ahead)
        yield  # the confirms of the window have come
        source.published += len(window)
        yield
        window = ahead


def consumer(broker: Broker, target: Target, troubled: set[int]) -> Iterator[None]:
    """A batch in one transaction, or, if one fails, each in its own; acknowledged after it."""
    while True:
        batch = broker.unacknowledged[:BATCH]
        yield
        if any(event.thing in troubled for event in batch if event not in target.inbox):
            for event in batch:
                process([event], target, troubled)
                yield
        else:
            process(batch, target, troubled)
            yield
        del broker.unacknowledged[: len(batch)]
        yield


def process(events: list[Event], target: Target, troubled: set[int]) -> None:
    """One transaction: who is new in the inbox has its effect, or is kept for later."""
    for event in events:
        if event in target.inbox:
            continue
        if event.thing in troubled:
            target.fail(event)
        else:
            target.inbox[event] = Kept("done")
            target.take_effect(event)
