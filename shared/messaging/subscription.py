"""What a service hears: one table, a line an event."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema

from shared.messaging.envelope import Envelope
from shared.messaging.events import PREFIX, Stream
from shared.messaging.topology import EXCHANGES, Queue, Topology


@dataclass(frozen=True)
class Message:
    """An event as its handler gets it: what stands around it, and the data that we declared to need."""

    envelope: Envelope
    data: dict[str, Any]


@dataclass(frozen=True)
class Subscription:
    """A line of the table.

    Args:
        queue: name of the queue through which the event comes.
        stream: the stream in which it is said.
        type: its CloudEvents `type`.
        schema: reads the fields that we need, and ignores the rest (`unknown = EXCLUDE`).
        handler: called as `handler(message, uow, …)`, with more dependencies by their names.
        together: the handler takes a run of messages of this type at once, `handler(messages, uow, …)`: all
            take effect in one transaction, or, if that fails, by halves, so that a bad one harms only itself.
            It says nothing, as no single message would be its cause.
    """

    queue: str
    stream: Stream
    type: str
    schema: Schema
    handler: Callable[..., Any]
    together: bool = False

    @property
    def binding(self) -> tuple[str, str]:
        """The exchange and the routing key pattern: any authority, this event."""
        return EXCHANGES[self.stream], f"*.{self.type.removeprefix(PREFIX)}"


def topology_of(subscriptions: Iterable[Subscription], queues: Iterable[Queue]) -> Topology:
    """The queues with their bindings.

    Raises:
        ValueError: an event stands twice for one queue, a queue is not declared, or nobody reads it.
    """
    bindings: dict[str, list[tuple[str, str]]] = {queue.name: [] for queue in queues}
    for line in subscriptions:
        if line.queue not in bindings:
            raise ValueError(f"The queue {line.queue} is heard but not declared.")
        if line.binding in bindings[line.queue]:
            raise ValueError(f"{line.type} stands twice for {line.queue}.")
        bindings[line.queue].append(line.binding)
    if idle := [name for name, bound in bindings.items() if not bound]:
        raise ValueError(f"Nothing is heard through {', '.join(idle)}.")
    return Topology({queue: tuple(bindings[queue.name]) for queue in queues})
