"""The loop: connect, hear, hand over, acknowledge; and connect again when the connection is lost."""

import threading
from collections.abc import Callable

import pika
from pika.exceptions import (
    AMQPConnectionError,
    AMQPError,
    ChannelClosedByBroker,
    ProbableAccessDeniedError,
    ProbableAuthenticationError,
)

from parteneriat_subscriber.connecting import parameters_of
from parteneriat_subscriber.event import Event, Unreadable, read
from parteneriat_subscriber.memory import Memory
from parteneriat_subscriber.pauses import pauses

PREFETCH = 50
TURN_S = 0.5  # how often the loop looks whether it should stop
REFUSED = {403: "may not read", 404: "does not find"}

Handler = Callable[[Event], object]
Note = Callable[[str], object]


class NotPermitted(Exception):
    """The broker refuses this account or does not have this queue; trying again would not help."""


class _HandlerFailed(Exception):
    """Carries a handler's error past our own handling of lost connections, which may be of the same class."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class Subscriber:
    """Hears one queue.

    Each event is handed over once as long as this process runs, and acknowledged after the handler has
    returned. If the handler raises, nothing is acknowledged, the error leaves `run`, and the broker delivers
    the event again. A handler that takes longer than a minute loses the connection: hand long work on.

    Args:
        url: `amqp://` or `amqps://`, with the account that you were given.
        queue: its name.
        handler: called with each event.
        note: told in a sentence what else happens: duplicates, gaps, unreadable messages, lost connections.
        prefetch: how many unacknowledged events the broker hands out at once; 0 for all that it has.
        peek: acknowledge nothing; all goes back to the queue at the end. Each look counts as a delivery.
        wants: which events are handed over; the others are acknowledged unseen.

    Raises:
        ValueError: the address is none.
    """

    def __init__(
        self,
        url: str,
        queue: str,
        handler: Handler,
        *,
        note: Note = lambda _sentence: None,
        prefetch: int = PREFETCH,
        peek: bool = False,
        wants: Callable[[Event], bool] = lambda _event: True,
    ) -> None:
        self._parameters = parameters_of(url)
        self._queue = queue
        self._handler = handler
        self._note = note
        # When nothing is acknowledged, a limit would stop the stream after that many.
        self._prefetch = 0 if peek else prefetch
        self._peek = peek
        self._wants = wants
        self._memory = Memory()
        self._stop = threading.Event()
        self._pauses = pauses()

    def stop(self) -> None:
        """Let `run` return, from any thread or from the handler; the event in hand is still acknowledged."""
        self._stop.set()

    def run(self) -> None:
        """Hear until `stop`.

        Raises:
            NotPermitted: the broker refuses the account, or the queue.
        """
        while not self._stop.is_set():
            try:
                self._hear()
            except _HandlerFailed as failed:
                raise failed.error from failed.error.__cause__
            except (ProbableAuthenticationError, ProbableAccessDeniedError) as error:
                raise NotPermitted(f"{self._where} refuses this account.") from error
            except ChannelClosedByBroker as error:
                if error.reply_code in REFUSED:
                    what = f"This account {REFUSED[error.reply_code]} the queue {self._queue}"
                    raise NotPermitted(f"{what} at {self._where}.") from error
                self._wait(str(error))
            except (AMQPError, OSError) as error:
                self._wait(str(error) or type(error).__name__)

    @property
    def _where(self) -> str:
        return f"{self._parameters.host}:{self._parameters.port}"

    def _wait(self, why: str) -> None:
        pause = next(self._pauses)
        self._note(f"connection to {self._where} lost ({why}); again in {pause:.1f} s")
        self._stop.wait(pause)

    def _hear(self) -> None:
        with pika.BlockingConnection(self._parameters) as connection:
            channel = connection.channel()
            channel.basic_qos(prefetch_count=self._prefetch)
            for delivery, _properties, body in channel.consume(self._queue, inactivity_timeout=TURN_S):
                if delivery is not None:
                    self._pauses = pauses()
                    self._take(channel, delivery.delivery_tag, body)
                if self._stop.is_set():
                    channel.cancel()
                    return
            # The broker has ended the consumer, as when a node goes or the queue was deleted.
            raise AMQPConnectionError("the broker has ended the consumer")

    def _take(
        self, channel: pika.adapters.blocking_connection.BlockingChannel, tag: int, body: bytes
    ) -> None:
        try:
            event = read(body)
        except Unreadable as why:
            self._note(f"unreadable message {'left' if self._peek else 'rejected'}: {why}")
            if not self._peek:
                channel.basic_reject(tag, requeue=False)
            return
        if self._memory.knows(event):
            self._note(f"seen before: {event.short_type} {event.id}")
        else:
            if self._wants(event):
                self._hand_over(event)
            self._remember(event)
        if not self._peek:
            channel.basic_ack(tag)

    def _hand_over(self, event: Event) -> None:
        try:
            self._handler(event)
        except Exception as error:
            raise _HandlerFailed(error) from error

    def _remember(self, event: Event) -> None:
        if missing := self._memory.note(event):
            between = f"before position {event.position} of {event.source}"
            self._note(f"{missing} not received {between}: not meant for this queue, or lost")


def subscribe(url: str, queue: str, handler: Handler, *, note: Note = print) -> None:
    """Hand each event of the queue to the handler, for ever; see `Subscriber`.

    Raises:
        NotPermitted: the broker refuses the account, or the queue.
    """
    Subscriber(url, queue, handler, note=note).run()
