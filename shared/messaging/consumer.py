"""The consumer: takes what has arrived on a queue into one transaction, and acknowledges after it.

It declares nothing; a missing queue is an error with a sentence. What cannot be read goes to the queue's
dead-letter room; everything else is safe in the inbox before the broker may forget it.
"""

import select
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import kombu
from amqp.exceptions import AMQPError
from kombu import Connection
from kombu.exceptions import KombuError

from shared.backoff import Backoff
from shared.logs import get_logger
from shared.messaging import metrics
from shared.messaging.broker import check
from shared.messaging.connecting import bound_waits
from shared.messaging.envelope import Envelope, Unreadable
from shared.messaging.processing import DatabaseAway, Delivery, Processor
from shared.progress import Progress

BATCH = 200
PREFETCH = 400
POLL_S = 1.0
HEARTBEAT_S = 30
CONNECT_WITHIN_S = 5
FAILURES = (AMQPError, KombuError, OSError)

log = get_logger(__name__)


class Consumer:
    """Reads one queue on a connection of its own, in one thread.

    Args:
        amqp_url: the broker, as the service's user.
        processor: gives the messages effect.
        progress: told each time the loop turns.
    """

    def __init__(self, *, amqp_url: str, processor: Processor, progress: Progress) -> None:
        self._amqp_url = amqp_url
        self._processor = processor
        self._progress = progress
        self._queue = processor.consumer
        self._arrived: deque[Any] = deque()
        self._backoff = Backoff()

    def run(self, stop: threading.Event) -> None:
        """Consume, and start over with growing pauses after each failure.

        Raises:
            Misconfigured: the queue is not there or may not be read.
        """
        while not stop.is_set():
            connection = Connection(self._amqp_url, heartbeat=HEARTBEAT_S, connect_timeout=CONNECT_WITHIN_S)
            try:
                self._consume(connection, stop)
            except FAILURES as error:
                metrics.consumer_failures.labels(self._queue).inc()
                log.warning(
                    "consumer-interrupted", queue=self._queue, error=f"{type(error).__name__}: {error}"
                )
                stop.wait(self._backoff.next())
            finally:
                connection.collect(CONNECT_WITHIN_S)

    def _consume(self, connection: Connection, stop: threading.Event) -> None:
        self._arrived.clear()
        check(connection, [self._queue])
        consumer = kombu.Consumer(
            connection.channel(),
            queues=[kombu.Queue(self._queue, no_declare=True)],
            on_message=self._arrived.append,
            prefetch_count=PREFETCH,
            auto_declare=False,
        )
        consumer.consume()
        bound_waits(connection, POLL_S)
        log.info("consumer-started", queue=self._queue)
        while not stop.is_set():
            self._progress.beat()
            self._gather(connection)
            while self._arrived and not stop.is_set():
                self._progress.beat()
                self._work(connection, stop)
        consumer.cancel()

    def _gather(self, connection: Connection) -> None:
        """Wait for a message, then take along all that is already here."""
        try:
            connection.drain_events(timeout=POLL_S)
            while len(self._arrived) < BATCH and _more_is_here(connection):
                connection.drain_events(timeout=POLL_S)
        except TimeoutError:
            pass
        connection.heartbeat_check()

    def _work(self, connection: Connection, stop: threading.Event) -> None:
        messages = [self._arrived.popleft() for _ in range(min(BATCH, len(self._arrived)))]
        deliveries = [delivery for message in messages if (delivery := self._read(message))]
        if deliveries and not self._until_written(deliveries, connection, stop):
            return
        self._acknowledge(messages)
        self._backoff.reset()

    def _acknowledge(self, messages: Sequence[Any]) -> None:
        """Let the broker forget these, in one go; what was rejected is settled already."""
        if unsettled := [message for message in messages if not message.acknowledged]:
            unsettled[-1].ack(multiple=True)

    def _read(self, message: Any) -> Delivery | None:
        body = message.body if isinstance(message.body, bytes) else str(message.body).encode()
        try:
            return Delivery(Envelope.from_bytes(body), body)
        except Unreadable as error:
            log.error("message-unreadable", queue=self._queue, error=str(error))
            metrics.consumed.labels(self._queue, "unreadable").inc()
            message.reject(requeue=False)
            return None

    def _until_written(
        self, deliveries: list[Delivery], connection: Connection, stop: threading.Event
    ) -> bool:
        """Hold the messages while the database is away: giving them back would count against them."""
        pauses = Backoff()
        while not stop.is_set():
            try:
                self._processor.process(deliveries)
                return True
            except DatabaseAway as error:
                log.warning("database-away", queue=self._queue, error=str(error))
                self._idle(connection, pauses.next(), stop)
        return False

    def _idle(self, connection: Connection, seconds: float, stop: threading.Event) -> None:
        for _ in range(int(seconds / POLL_S) + 1):
            self._progress.beat()
            if stop.wait(min(seconds, POLL_S)):
                return
            with suppress(TimeoutError):
                connection.drain_events(timeout=0.01)
            connection.heartbeat_check()


def _more_is_here(connection: Connection) -> bool:
    transport = connection.connection.transport
    # py-amqp reads ahead: what lies in its buffer does not show on the socket.
    if getattr(transport, "_read_buffer", b""):
        return True
    readable, _, _ = select.select([transport.sock], [], [], 0)
    return bool(readable)
