"""Exchanges and queues: what there is. `broker.py` makes it by one command and checks it at start.

An event of which nobody wants to hear is kept for a while in `parteneriat.unheard`, so that a message
which the broker returns always means a broken topology.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from shared.messaging.events import Stream

EXCHANGES = {
    Stream.PUBLIC: "parteneriat.events",
    Stream.INTERNAL: "parteneriat.internal",
    Stream.LETTER: "parteneriat.letters",
}
DEAD_EXCHANGE = "parteneriat.dead"
UNHEARD_EVENTS = "parteneriat.unheard"
UNHEARD_LETTERS = "parteneriat.unheard-letters"
LETTERS_LIVE_MS = 15 * 60 * 1000
_UNHEARD_KEEPS = {"x-queue-type": "quorum", "x-max-length": 10_000, "x-overflow": "drop-head"}
UNHEARD: dict[str, dict[str, Any]] = {
    UNHEARD_EVENTS: _UNHEARD_KEEPS,
    UNHEARD_LETTERS: {**_UNHEARD_KEEPS, "x-message-ttl": LETTERS_LIVE_MS},
}
DELIVERY_LIMIT = 20
OUTSIDERS = "ext."  # so begin the names of queues that are read by others than our services


@dataclass(frozen=True)
class Exchange:
    """An exchange; all last.

    Args:
        type: `topic`, `direct` or `fanout`.
        unheard: name of the exchange that gets what no queue of this one hears.
    """

    name: str
    type: str
    unheard: str = ""

    def arguments(self) -> dict[str, Any]:
        """What the broker is told when the exchange is declared."""
        return {"alternate-exchange": self.unheard} if self.unheard else {}


ALL_EXCHANGES = (
    *(Exchange(name, "fanout") for name in UNHEARD),
    Exchange(DEAD_EXCHANGE, "direct"),
    Exchange(EXCHANGES[Stream.PUBLIC], "topic", UNHEARD_EVENTS),
    Exchange(EXCHANGES[Stream.INTERNAL], "topic", UNHEARD_EVENTS),
    Exchange(EXCHANGES[Stream.LETTER], "topic", UNHEARD_LETTERS),
)


@dataclass(frozen=True)
class Queue:
    """A queue of a service.

    Args:
        name: `<service>.<purpose>`.
        ordered: one consumer at a time reads it, so that the order within an aggregate holds.
        ttl: how long a message may wait; it is then gone, not dead, for it may hold a secret.
        longest: messages at most; the oldest go first. None for queues that must lose nothing.
    """

    name: str
    ordered: bool = False
    ttl: timedelta | None = None
    longest: int | None = None

    @property
    def dead(self) -> str:
        """The name of its dead-letter room."""
        return f"{self.name}.dead"

    def arguments(self) -> dict[str, Any]:
        """What the broker is told when the queue is declared."""
        arguments: dict[str, Any] = {"x-queue-type": "quorum", "x-delivery-limit": DELIVERY_LIMIT}
        if self.ordered:
            arguments["x-single-active-consumer"] = True
        if self.longest is not None:
            return arguments | {"x-max-length": self.longest, "x-overflow": "drop-head"}
        if self.ttl is not None:
            arguments["x-message-ttl"] = _milliseconds(self.ttl)
        return arguments | {
            "x-overflow": "reject-publish",
            "x-dead-letter-exchange": DEAD_EXCHANGE,
            "x-dead-letter-routing-key": self.dead,
            "x-dead-letter-strategy": "at-least-once",
        }

    def dead_arguments(self) -> dict[str, Any]:
        """The same for its dead-letter room. What may only wait for a time, may lie dead no longer."""
        arguments: dict[str, Any] = {"x-queue-type": "quorum"}
        if self.ttl is not None:
            arguments |= {"x-message-ttl": _milliseconds(self.ttl)}
        return arguments


@dataclass(frozen=True)
class Topology:
    """The queues of a service, each with the (exchange, routing key pattern) pairs it is bound to."""

    queues: dict[Queue, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def as_json(self) -> list[dict[str, Any]]:
        """Plain values, for operators and their tools."""
        return [
            {"queue": queue.name, "arguments": queue.arguments(), "bindings": list(bindings)}
            for queue, bindings in self.queues.items()
        ]


def _milliseconds(span: timedelta) -> int:
    return int(span.total_seconds() * 1000)
