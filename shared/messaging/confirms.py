"""Publishing with confirms, many in flight at once, each counted by us.

py-amqp's own `basic_publish_confirm` takes any acknowledgement as its own and waits for each; here the
tags are kept, and a window is done when every one of its tags is.
"""

import time
from contextlib import suppress
from typing import Any
from uuid import UUID

from kombu import Connection

from shared.messaging.envelope import CONTENT_TYPE

PERSISTENT = 2


class Unconfirmed(Exception):
    """The broker did not take all of a window; the connection is no longer to be trusted."""


class ConfirmingPublisher:
    """A channel of its own on `connection`. After any exception throw the connection away.

    Args:
        connection: a kombu connection over py-amqp, used by this thread alone.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._channel = connection.channel()
        self._channel.confirm_select()
        self._channel.events["basic_ack"].add(self._on_ack)
        self._channel.events["basic_nack"].add(self._on_nack)
        self._channel.events["basic_return"].add(self._on_return)
        self._last = 0
        self._confirmed = 0
        self._out_of_turn: set[int] = set()
        self._refused: list[str] = []

    def publish(
        self, body: bytes, *, exchange: str, routing_key: str, message_id: UUID | str, **properties: Any
    ) -> int:
        """Send one message, persistent and mandatory, without waiting. Returns its number."""
        message = self._channel.prepare_message(
            body,
            content_type=CONTENT_TYPE,
            properties={"delivery_mode": PERSISTENT, "message_id": str(message_id), **properties},
        )
        self._channel.basic_publish(message, exchange=exchange, routing_key=routing_key, mandatory=True)
        self._last += 1
        return self._last

    def wait(self, seconds: float, upto: int | None = None) -> None:
        """Wait until what was published is confirmed.

        Args:
            seconds: at most so long.
            upto: number of the last message to wait for; all unless given.

        Raises:
            Unconfirmed: something was refused, had nowhere to go, or was not confirmed in time.
        """
        deadline = time.monotonic() + seconds
        last = self._last if upto is None else upto
        while self._confirmed < last and not self._refused:
            left = deadline - time.monotonic()
            if left <= 0:
                raise Unconfirmed(f"{last - self._confirmed} messages without a confirm in {seconds} s.")
            try:
                self._connection.drain_events(timeout=left)
            except TimeoutError:
                continue
        if self._refused:
            raise Unconfirmed("; ".join(self._refused[:3]))

    def keep_alive(self) -> None:
        """Answer the broker's heartbeats, and send ours; to be called while idle."""
        with suppress(TimeoutError):
            self._connection.drain_events(timeout=0.001)
        self._connection.heartbeat_check()

    def _on_ack(self, tag: int, multiple: bool) -> None:
        if multiple:
            self._confirmed = max(self._confirmed, tag)
            self._out_of_turn = {other for other in self._out_of_turn if other > tag}
        else:
            self._out_of_turn.add(tag)
        while self._confirmed + 1 in self._out_of_turn:
            self._confirmed += 1
            self._out_of_turn.discard(self._confirmed)

    def _on_nack(self, tag: int, multiple: bool) -> None:
        self._refused.append(f"the broker refused message {tag}{' and those before it' if multiple else ''}")

    def _on_return(self, error: Exception, _exchange: str, routing_key: str, message: Any) -> None:
        self._refused.append(
            f"no queue hears {routing_key} ({message.properties.get('message_id')}: {error})"
        )
