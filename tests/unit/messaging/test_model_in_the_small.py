"""The way of a message as a model: writers, sequencer, relay, broker, inbox, each of which may die anywhere.

Not the code itself but its algorithm, so that thousands of histories can be tried: transactions commit out
of turn, the relay dies between any two of its steps, the broker duplicates, delays and reorders, the consumer
dies before or after its commit. Whatever happens, in the end what was committed has had its effect once,
nothing else has, and each thing's read model shows its last state.
"""

from collections import Counter

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

THINGS = 3
WINDOW = 4

Event = tuple[int, int]  # a thing, and the event's number in the thing's story


class Way(RuleBasedStateMachine):
    """What is on disk at either side, what is in the broker, what lives in a process's memory alone."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[list[Event]] = []  # transactions not yet committed
        self.versions = [0] * THINGS
        self.locked: set[int] = set()
        self.outbox: list[Event] = []
        self.positions: list[Event] = []
        self.published = 0  # on disk: how far the broker has confirmed
        self.sent = 0  # in the relay's memory
        self.broker: list[Event] = []
        self.inbox: set[Event] = set()
        self.effects: Counter[Event] = Counter()
        self.read_model = [0] * THINGS

    @rule(thing=st.integers(0, THINGS - 1), many=st.integers(1, 2))
    def begin(self, thing: int, many: int) -> None:
        """A writer locks a thing's row and records events; nobody else writes about it meanwhile."""
        if thing not in self.locked:
            self.locked.add(thing)
            version = self.versions[thing]
            self.open.append([(thing, version + number) for number in range(1, many + 1)])

    @rule(pick=st.integers(0, 9), commits=st.booleans())
    def end(self, pick: int, commits: bool) -> None:
        """Any open transaction ends, in any order: state and outbox together, or neither."""
        if self.open:
            events = self.open.pop(pick % len(self.open))
            thing = events[0][0]
            self.locked.discard(thing)
            if commits:
                self.versions[thing] += len(events)
                self.outbox.extend(events)

    @rule()
    def sequence(self) -> None:
        """Committed events get their place, in one transaction with leaving the queue."""
        self.positions.extend(self.outbox[:WINDOW])
        del self.outbox[:WINDOW]

    @rule()
    def publish(self) -> None:
        """One more event goes to the broker; that it did is known in memory alone."""
        if self.sent < len(self.positions):
            self.broker.append(self.positions[self.sent])
            self.sent += 1

    @rule()
    def confirm(self) -> None:
        """All that was sent is confirmed, and that is written down."""
        self.published = self.sent

    @rule()
    def kill_relay(self) -> None:
        """Its memory is gone; the next one begins from what was written down."""
        self.sent = self.published

    @rule(pick=st.integers(0, 99))
    def duplicate(self, pick: int) -> None:
        """The broker delivers again."""
        if self.broker:
            self.broker.append(self.broker[pick % len(self.broker)])

    @rule(pick=st.integers(0, 99), dies=st.sampled_from(["never", "before commit", "after commit"]))
    def consume(self, pick: int, dies: str) -> None:
        """Any message, in any order: inbox and effect in one transaction, acknowledged after it."""
        if not self.broker or dies == "before commit":
            return
        place = pick % len(self.broker)
        self._take_effect(self.broker[place])
        if dies == "never":
            del self.broker[place]

    def _take_effect(self, event: Event) -> None:
        if event in self.inbox:
            return
        self.inbox.add(event)
        self.effects[event] += 1
        thing, number = event
        self.read_model[thing] = max(self.read_model[thing], number)

    def _committed(self) -> set[Event]:
        return {(thing, n) for thing in range(THINGS) for n in range(1, self.versions[thing] + 1)}

    @invariant()
    def nothing_happens_twice(self) -> None:
        """No double effect, no ghost of what was never committed, no position given twice or out of order."""
        assert all(count == 1 for count in self.effects.values())
        assert set(self.effects) <= self._committed()
        assert len(set(self.positions)) == len(self.positions)
        for thing in range(THINGS):
            numbers = [number for other, number in self.positions if other == thing]
            assert numbers == list(range(1, len(numbers) + 1))

    def teardown(self) -> None:
        """Let everything run on without trouble: then nothing is lost."""
        while self.outbox:
            self.sequence()
        self.kill_relay()
        while self.sent < len(self.positions):
            self.publish()
        for event in self.broker:
            self._take_effect(event)
        assert set(self.effects) == self._committed()
        assert self.read_model == self.versions


TestWay = Way.TestCase
TestWay.settings = settings(max_examples=1_000, stateful_step_count=40, deadline=None)
