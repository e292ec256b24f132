"""The way of a message as a model: writers, sequencer, relay, broker, inbox, each of which may die anywhere.

Not the code itself but its algorithm, so that thousands of histories can be tried: transactions commit out of
turn, processes die between any two of their steps, the broker duplicates, delays, reorders and loses all its
data, handlers fail for a while, an operator replays, rebuilds, retries and restores a backup. Whatever
happens, in the end what was committed has had its effect once, nothing else has, and each thing's read model
shows its last state. `MODEL_RUNS` asks for more histories than usual.
"""

import os
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.unit.messaging import model
from tests.unit.messaging.model import Broker, Event, Kept, Source, Target

THINGS = 3
RUNS = int(os.environ.get("MODEL_RUNS", "2000"))
STEPS = 40
things, picks = st.integers(0, THINGS - 1), st.integers(0, 9)


class Way(RuleBasedStateMachine):
    """What may happen, in any order."""

    relay = staticmethod(model.relay)
    consumer = staticmethod(model.consumer)

    def __init__(self) -> None:
        super().__init__()
        self.ids = count(1)
        self.source = Source(versions=[0] * THINGS)
        self.backup = self.source.restored(1)
        self.open: dict[int, list[Event]] = {}  # by the thing whose row the transaction holds
        self.broker, self.target = Broker(), Target()
        self.troubled: set[int] = set()
        self.start_relay()
        self.start_consumer()

    def start_relay(self) -> None:
        self.relaying = self.relay(self.source, self.broker)

    def start_consumer(self) -> None:
        self.broker.connection_lost()
        self.consuming = self.consumer(self.broker, self.target, self.troubled)

    @rule(thing=things, many=st.integers(1, 2))
    def begin(self, thing: int, many: int) -> None:
        """A writer locks a thing's row and records events; nobody else writes about it meanwhile."""
        if thing not in self.open:
            first = self.source.versions[thing] + 1
            numbers = range(first, first + many)
            self.open[thing] = [Event(next(self.ids), thing, self.source.epoch, n) for n in numbers]

    @rule(thing=things, commits=st.booleans())
    def end(self, thing: int, commits: bool) -> None:
        """Open transactions end in any order: state and outbox together, or, with their process, neither."""
        events = self.open.pop(thing, None)
        if events and commits:
            self.source.commit(events)

    @rule(steps=st.integers(1, 12))
    def relay_goes_on(self, steps: int) -> None:
        """The relay takes some steps."""
        for _ in range(steps):
            next(self.relaying)

    @rule(steps=st.integers(1, 8))
    def consumer_goes_on(self, steps: int) -> None:
        """The consumer takes some steps."""
        for _ in range(steps):
            next(self.consuming)

    @rule(which=st.lists(picks, min_size=1, max_size=6))
    def deliver(self, which: list[int]) -> None:
        """The broker hands over messages, in any order."""
        self.broker.deliver(which)

    @rule(pick=picks)
    def duplicate(self, pick: int) -> None:
        """The broker has a message twice."""
        if self.broker.queue:
            self.broker.queue.append(self.broker.queue[pick % len(self.broker.queue)])

    @rule()
    def kill_relay(self) -> None:
        """Its memory is gone; another begins from what was written down."""
        self.start_relay()

    @rule()
    def kill_consumer(self) -> None:
        """Its memory and its connection are gone."""
        self.start_consumer()

    @rule(thing=things)
    def handler_fails(self, thing: int) -> None:
        """From now on, for all that is said about a thing."""
        self.troubled.add(thing)

    @rule()
    def handler_works(self) -> None:
        """It was mended."""
        self.troubled.clear()

    @rule(pick=picks)
    def retry(self, pick: int) -> None:
        """A parked message is tried again, its row and its effect in one transaction."""
        parked = [event for event, kept in self.target.inbox.items() if kept.state == "parked"]
        if parked:
            event = parked[pick % len(parked)]
            if event.thing in self.troubled:
                self.target.fail(event)
            else:
                self.target.inbox[event].state = "done"
                self.target.take_effect(event)

    @rule()
    def operator_retries_the_dead(self) -> None:
        """They wait again, with all their tries before them."""
        for event, kept in self.target.inbox.items():
            if kept.state == "dead":
                self.target.inbox[event] = Kept("parked")

    @rule(first=picks, many=picks)
    def operator_replays(self, first: int, many: int) -> None:
        """Part of the log goes to the broker again, up to what has its place."""
        self.broker.queue.extend(self.source.positions[first : first + many])

    @rule()
    def operator_rebuilds(self) -> None:
        """What the consumer keeps of it is forgotten in one transaction, then all is replayed."""
        self.target.inbox.clear()
        self.target.effects.clear()
        self.target.read_model.clear()
        self.operator_replays(0, len(self.source.positions))

    @rule()
    def broker_is_wiped(self) -> None:
        """All its data are gone; a replay mends it."""
        self.broker.queue.clear()
        self.broker.unacknowledged.clear()
        self.start_relay()
        self.start_consumer()
        self.operator_replays(0, len(self.source.positions))

    @rule()
    def back_up(self) -> None:
        """The source as of this moment is kept."""
        self.backup = self.source.restored(self.source.epoch)

    @rule()
    def restore(self) -> None:
        """The backup in a new epoch; the broker is purged and the read models are rebuilt."""
        self.open.clear()
        self.source = self.backup.restored(self.source.epoch + 1)
        self.broker_is_wiped()
        self.operator_rebuilds()

    @invariant()
    def nothing_happens_twice(self) -> None:
        """No double effect, no ghost of what was never committed; what is called done had its effect."""
        effects = self.target.effects
        assert all(many == 1 for many in effects.values())
        assert set(effects) <= set(self.source.log)
        assert set(effects) == {event for event, kept in self.target.inbox.items() if kept.state == "done"}

    @invariant()
    def places_are_in_order(self) -> None:
        """No position is given twice, none out of order within a thing; what is marked was published."""
        places = self.source.positions
        assert self.source.published <= len(places)
        for thing in range(THINGS):
            numbers = [event.number for event in places if event.thing == thing]
            assert numbers == list(range(1, len(numbers) + 1))

    def teardown(self) -> None:
        """Let everything run on without trouble: then nothing is lost."""
        self.troubled.clear()
        self.start_relay()
        self.start_consumer()
        while self.source.published < len(self.source.log):
            next(self.relaying)
        while self.broker.queue or self.broker.unacknowledged:
            self.broker.deliver([0])
            next(self.consuming)
        self.operator_retries_the_dead()
        while any(kept.state == "parked" for kept in self.target.inbox.values()):
            self.retry(0)
        self.nothing_happens_twice()
        assert set(self.target.effects) == set(self.source.log)
        newest = {event.thing: (event.epoch, event.number) for event in self.source.log}
        assert self.target.read_model == newest


TestWay = Way.TestCase
TestWay.settings = settings(max_examples=RUNS, stateful_step_count=STEPS, deadline=None)


def hasty_relay(source: Source, broker: Broker) -> Iterator[None]:
    """Marks a window before it is published."""
    while True:
        source.sequence()
        window = source.positions[source.published :][: model.WINDOW]
        source.published += len(window)
        yield
        for event in window:
            broker.queue.append(event)
            yield


def hasty_consumer(broker: Broker, target: Target, troubled: set[int]) -> Iterator[None]:
    """Acknowledges before it commits."""
    while True:
        batch = broker.unacknowledged[: model.BATCH]
        del broker.unacknowledged[: len(batch)]
        yield
        model.process(batch, target, troubled)
        yield


def forgetful_consumer(broker: Broker, target: Target, troubled: set[int]) -> Iterator[None]:
    """Looks into no inbox."""
    while True:
        batch = broker.unacknowledged[: model.BATCH]
        for event in batch:
            target.inbox.pop(event, None)
        model.process(batch, target, troubled)
        yield
        del broker.unacknowledged[: len(batch)]
        yield


@pytest.mark.parametrize(
    "wrong", [{"relay": hasty_relay}, {"consumer": hasty_consumer}, {"consumer": forgetful_consumer}]
)
def test_the_model_finds_what_is_wrong(wrong: dict[str, Any]) -> None:
    """An algorithm that loses or doubles does not pass."""
    broken = type("Broken", (Way,), {name: staticmethod(part) for name, part in wrong.items()})
    quick = settings(
        max_examples=2_000,
        stateful_step_count=STEPS,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=True,
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(broken, settings=quick)
