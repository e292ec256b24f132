"""Making the topology, by an operator's command, and checking it, when a worker starts."""

from collections.abc import Iterable
from typing import Any

from amqp.exceptions import AccessRefused, ChannelError, NotFound, PreconditionFailed
from kombu import Connection

from shared.messaging.errors import Misconfigured
from shared.messaging.events import Stream
from shared.messaging.topology import (
    DEAD_EXCHANGE,
    EXCHANGES,
    UNHEARD,
    UNHEARD_EVENTS,
    UNHEARD_LETTERS,
    Queue,
    Topology,
)


def apply(url: str, topology: Topology) -> None:
    """Make the exchanges and the queues, as an operator's account. What is there already stays.

    Raises:
        Misconfigured: something of that name exists with other properties, or the account may not.
    """
    with Connection(url, connect_timeout=5) as connection:
        channel = connection.channel()
        try:
            _declare_exchanges(channel)
            for queue, bindings in topology.queues.items():
                _declare_queue(channel, queue, bindings)
        except (PreconditionFailed, AccessRefused) as error:
            raise Misconfigured(f"The broker refuses the topology: {error}.") from error


def purge(url: str, topology: Topology) -> None:
    """Empty the queues, as an operator's account."""
    with Connection(url, connect_timeout=5) as connection:
        channel = connection.channel()
        for queue in topology.queues:
            channel.queue_purge(queue.name)


def check(connection: Connection, names: Iterable[str]) -> None:
    """See that the queues are there, without making any.

    Raises:
        Misconfigured: one is missing, or may not be read.
    """
    for name in names:
        channel = connection.channel()
        try:
            channel.queue_declare(queue=name, passive=True)
        except (NotFound, AccessRefused) as error:
            raise Misconfigured(
                f"The queue {name} cannot be used ({error.reply_text}); "
                "run `topology apply` with an operator's AMQP_URL."
            ) from error
        except ChannelError as error:
            raise Misconfigured(f"The queue {name} cannot be used: {error.reply_text}.") from error
        channel.close()


def check_at(url: str, names: Iterable[str]) -> None:
    """The same, for who has no connection yet."""
    with Connection(url, connect_timeout=5) as connection:
        check(connection, names)


def _declare_exchanges(channel: Any) -> None:
    for name, arguments in UNHEARD.items():
        channel.exchange_declare(name, type="fanout", durable=True, auto_delete=False)
        channel.queue_declare(name, durable=True, auto_delete=False, arguments=arguments)
        channel.queue_bind(name, exchange=name)
    channel.exchange_declare(DEAD_EXCHANGE, type="direct", durable=True, auto_delete=False)
    for stream, name in EXCHANGES.items():
        spare = {"alternate-exchange": UNHEARD_LETTERS if stream is Stream.LETTER else UNHEARD_EVENTS}
        channel.exchange_declare(name, type="topic", durable=True, auto_delete=False, arguments=spare)


def _declare_queue(channel: Any, queue: Queue, bindings: Iterable[tuple[str, str]]) -> None:
    if queue.longest is None:
        channel.queue_declare(queue.dead, durable=True, auto_delete=False, arguments=queue.dead_arguments())
        channel.queue_bind(queue.dead, exchange=DEAD_EXCHANGE, routing_key=queue.dead)
    channel.queue_declare(queue.name, durable=True, auto_delete=False, arguments=queue.arguments())
    for exchange, key in bindings:
        channel.queue_bind(queue.name, exchange=exchange, routing_key=key)
