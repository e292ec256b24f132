"""One line for each event that flows. Attributes alone: what an event holds may be somebody's."""

import json
import threading
from collections.abc import Callable
from typing import Any

from amqp.exceptions import AMQPError
from kombu import Connection

from shared.messaging.topology import EXCHANGES

KEEPS = 10_000
PAUSE_S = 1.0
PREFIX = "ro.parteneriat."


class Tap(threading.Thread):
    """Hears all exchanges through a queue that ends with its connection.

    Args:
        url: the broker, as an operator's account.
        hear: called with each message's body and the short name of its exchange.
    """

    def __init__(self, url: str, hear: Callable[[bytes | str, str], None]) -> None:
        super().__init__(name="tap", daemon=True)
        self._url = url
        self._hear = hear
        self.listening = threading.Event()
        self._stop_asked = threading.Event()

    def run(self) -> None:
        """Listen until told to stop; a broker that is away for a while costs lines, nothing else."""
        while not self._stop_asked.is_set():
            try:
                with Connection(self._url, connect_timeout=5) as connection:
                    self._listen(connection)
            except (OSError, AMQPError):
                self._stop_asked.wait(PAUSE_S)

    def stop(self) -> None:
        """End the thread."""
        self._stop_asked.set()
        self.join()

    def _listen(self, connection: Connection) -> None:
        channel: Any = connection.channel()
        arguments = {"x-max-length": KEEPS}
        queue = channel.queue_declare("", exclusive=True, auto_delete=True, arguments=arguments).queue
        for exchange in EXCHANGES.values():
            channel.queue_bind(queue, exchange=exchange, routing_key="#")
        channel.basic_consume(queue, no_ack=True, callback=self._pass_on)
        self.listening.set()
        while not self._stop_asked.is_set():
            try:
                connection.drain_events(timeout=PAUSE_S)
            except TimeoutError:
                continue

    def _pass_on(self, message: Any) -> None:
        self._hear(message.body, message.delivery_info["exchange"].rpartition(".")[2])


def line(body: bytes | str, exchange: str) -> str:
    """An event in a line: time, type, subject, id, and through which exchange it came."""
    try:
        event = json.loads(body)
        kind = event["type"].removeprefix(PREFIX)
        return f"{event['time'][11:19]}  {kind:<48} {event['subject']}  {event['id']}  ({exchange})"
    except (ValueError, KeyError, TypeError):
        return f"          something that is no event came through {exchange}"
