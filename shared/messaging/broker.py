"""Making the topology, by an operator's command, checking it, when a worker starts, and looking at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from amqp.exceptions import AccessRefused, ChannelError, PreconditionFailed
from kombu import Connection

from shared.messaging.connecting import connected
from shared.messaging.errors import Misconfigured
from shared.messaging.topology import ALL_EXCHANGES, DEAD_EXCHANGE, UNHEARD, Queue, Topology


@dataclass(frozen=True)
class Waiting:
    """What stands in a queue: messages ready, who reads it, messages in its dead-letter room."""

    depth: int
    consumers: int
    dead_room: int


def apply(url: str, topology: Topology) -> None:
    """Make the exchanges and the queues, as an operator's account. What is there already stays.

    Raises:
        Misconfigured: something of that name exists with other properties, or the account may not.
        BrokerAway
    """
    with connected(url) as connection:
        channel = connection.channel()
        try:
            _declare_exchanges(channel)
            for queue, bindings in topology.queues.items():
                _declare_queue(channel, queue, bindings)
        except (PreconditionFailed, AccessRefused) as error:
            raise Misconfigured(f"The broker refuses the topology: {error}.") from error


def purge(url: str, topology: Topology) -> dict[str, int]:
    """Empty the queues and their dead-letter rooms, as an operator's account.

    Returns:
        How many messages were in each.

    Raises:
        Misconfigured: one is missing, or the account may not; then all are as they were.
        BrokerAway
    """
    names = _queues_of(topology)
    with connected(url) as connection:
        check(connection, names)
        channel = connection.channel()
        return {name: int(channel.queue_purge(name)) for name in names}


def check(connection: Connection, names: Iterable[str]) -> None:
    """See that the queues are there, without making any.

    Raises:
        Misconfigured: some are missing, or may not be read.
    """
    _complain(_faults(connection, "queue", names))


def check_at(url: str, topology: Topology) -> None:
    """See that everything is there: exchanges, queues, dead-letter rooms.

    Raises:
        Misconfigured: something is missing; the text names all of it.
        BrokerAway
    """
    with connected(url) as connection:
        exchanges = [exchange.name for exchange in ALL_EXCHANGES]
        queues = [*UNHEARD, *_queues_of(topology)]
        _complain(_faults(connection, "exchange", exchanges) + _faults(connection, "queue", queues))


def look(url: str, topology: Topology) -> dict[str, Waiting]:
    """What stands in each queue, by its name; the service's own account may ask this.

    Raises:
        Misconfigured: one is missing.
        BrokerAway
    """
    with connected(url) as connection:
        check(connection, _queues_of(topology))
        channel = connection.channel()
        found = {name: channel.queue_declare(queue=name, passive=True) for name in _queues_of(topology)}
    return {
        queue.name: Waiting(
            depth=found[queue.name].message_count,
            consumers=found[queue.name].consumer_count,
            dead_room=found[queue.dead].message_count if queue.dead in found else 0,
        )
        for queue in topology.queues
    }


def _queues_of(topology: Topology) -> list[str]:
    queues = list(topology.queues)
    return [queue.name for queue in queues] + [queue.dead for queue in queues if queue.longest is None]


def _faults(connection: Connection, kind: str, names: Iterable[str]) -> list[str]:
    faults = []
    for name in names:
        channel = connection.channel()
        try:
            if kind == "queue":
                channel.queue_declare(queue=name, passive=True)
            else:
                channel.exchange_declare(name, type="", passive=True)
            channel.close()
        except ChannelError as error:
            faults.append(f"The {kind} {name} cannot be used ({error.reply_text})")
    return faults


def _complain(faults: list[str]) -> None:
    if faults:
        raise Misconfigured(f"{'; '.join(faults)}; run `topology apply` with an operator's AMQP_URL.")


def _declare_exchanges(channel: Any) -> None:
    for exchange in ALL_EXCHANGES:
        properties = {"type": exchange.type, "arguments": exchange.arguments()}
        channel.exchange_declare(exchange.name, durable=True, auto_delete=False, **properties)
    for name, arguments in UNHEARD.items():
        channel.queue_declare(name, durable=True, auto_delete=False, arguments=arguments)
        channel.queue_bind(name, exchange=name)


def _declare_queue(channel: Any, queue: Queue, bindings: Iterable[tuple[str, str]]) -> None:
    if queue.longest is None:
        channel.queue_declare(queue.dead, durable=True, auto_delete=False, arguments=queue.dead_arguments())
        channel.queue_bind(queue.dead, exchange=DEAD_EXCHANGE, routing_key=queue.dead)
    channel.queue_declare(queue.name, durable=True, auto_delete=False, arguments=queue.arguments())
    for exchange, key in bindings:
        channel.queue_bind(queue.name, exchange=exchange, routing_key=key)
