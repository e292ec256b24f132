"""The relay: takes committed events in order to the broker, confirmed, again after any failure.

While the confirms of a full window come in, the next is sequenced, read and sent. A crash between any
two steps repeats what was in flight, which the consumers' inboxes recognise.
"""

import threading
import time
from collections import deque
from typing import NamedTuple

import psycopg
from amqp.exceptions import AMQPError
from kombu import Connection
from kombu.exceptions import KombuError

from shared import tracing
from shared.backoff import Backoff
from shared.logs import get_logger
from shared.messaging import metrics
from shared.messaging.confirms import ConfirmingPublisher, Unconfirmed
from shared.messaging.events import Stream
from shared.messaging.sequencer import Sequenced, Sequencer
from shared.messaging.topology import EXCHANGES
from shared.persistence.engine import KEEPALIVE
from shared.progress import Progress

WINDOW = 500  # events that are sequenced, read and marked together
IN_FLIGHT = 2  # windows that wait for their confirms
CONFIRM_WITHIN_S = 15.0  # a broker that is short of disk takes nothing more, and says so by silence
HEARTBEAT_S = 30
CONNECT_WITHIN_S = 5
HOT_POLL_S = 0.004  # while there is work, an event waits this long at most
HOT_FOR_S = 0.3
COLD_POLL_S = 1.0  # a notification wakes it earlier; the poll is what is relied on
FAILURES = (psycopg.Error, AMQPError, KombuError, OSError, Unconfirmed)

log = get_logger(__name__)


class Sent(NamedTuple):
    """A window that was given to the broker: its events, the number of the last, and since when."""

    window: list[Sequenced]
    last: int
    begun_ns: int


class Relay:
    """Runs until told to stop; any number may run, the holder of the lock works.

    Args:
        database_url: of the service's database.
        amqp_url: the broker, as the service's user.
        public_url: where schemas are served; it goes into each envelope.
        progress: told each time the loop turns.
    """

    def __init__(self, *, database_url: str, amqp_url: str, public_url: str, progress: Progress) -> None:
        self._database_url = database_url
        self._amqp_url = amqp_url
        self._public_url = public_url
        self._progress = progress
        self._backoff = Backoff()

    def run(self, stop: threading.Event) -> None:
        """Relay, and start over with growing pauses after each failure."""
        while not stop.is_set():
            try:
                self._connect_and_pump(stop)
            except FAILURES as error:
                metrics.relay_failures.inc()
                log.warning("relay-interrupted", error=f"{type(error).__name__}: {error}")
                stop.wait(self._backoff.next())

    def _connect_and_pump(self, stop: threading.Event) -> None:
        with psycopg.connect(
            self._database_url,
            autocommit=True,
            connect_timeout=CONNECT_WITHIN_S,
            application_name="relay",
            options="-c timezone=UTC -c jit=off",
            **KEEPALIVE,
        ) as database:
            sequencer = Sequencer(database)
            while not sequencer.acquire():
                self._progress.beat()
                if stop.wait(COLD_POLL_S):
                    return
            sequencer.listen()
            broker = Connection(
                self._amqp_url,
                heartbeat=HEARTBEAT_S,
                connect_timeout=CONNECT_WITHIN_S,
                transport_options={"write_timeout": CONFIRM_WITHIN_S},
            )
            try:
                publisher = ConfirmingPublisher(broker)
                with metrics.relay_leads.track_inprogress():
                    self._pump(sequencer, publisher, stop)
            finally:
                broker.collect(CONNECT_WITHIN_S)

    def _pump(self, sequencer: Sequencer, publisher: ConfirmingPublisher, stop: threading.Event) -> None:
        behind = sequencer.published()
        busy_until = 0.0
        log.info("relay-started", **{str(stream): position for stream, position in behind.items()})
        while not stop.is_set():
            self._progress.beat()
            if self._drain(sequencer, publisher, behind, stop):
                self._backoff.reset()
                busy_until = time.monotonic() + HOT_FOR_S
            if time.monotonic() < busy_until:
                stop.wait(HOT_POLL_S)
            else:
                sequencer.sleep(COLD_POLL_S)
                publisher.keep_alive()

    def _drain(
        self,
        sequencer: Sequencer,
        publisher: ConfirmingPublisher,
        behind: dict[Stream, int],
        stop: threading.Event,
    ) -> bool:
        window = _next(sequencer, behind)
        worked = bool(window)
        sent: deque[Sent] = deque()
        while window:
            sent.append(self._publish(publisher, window))
            # What is less than a full window gains nothing from the next, and would wait for it.
            more = len(window) >= WINDOW and not stop.is_set()
            window = _next(sequencer, behind) if more else []
            while len(sent) >= (IN_FLIGHT if window else 1):
                self._settle(sequencer, publisher, sent.popleft())
        return worked

    def _publish(self, publisher: ConfirmingPublisher, window: list[Sequenced]) -> Sent:
        begun_ns, last = time.time_ns(), 0
        for event in window:
            last = publisher.publish(
                event.envelope.to_bytes(self._public_url),
                exchange=EXCHANGES[Stream(event.stream)],
                routing_key=event.routing_key,
                **event.properties,
            )
        return Sent(window, last, begun_ns)

    def _settle(self, sequencer: Sequencer, publisher: ConfirmingPublisher, sent: Sent) -> None:
        publisher.wait(CONFIRM_WITHIN_S, upto=sent.last)
        sequencer.mark(sent.window)
        metrics.published.inc(len(sent.window))
        tracing.published(sent.window, sent.begun_ns)
        self._progress.beat()


def _next(sequencer: Sequencer, behind: dict[Stream, int]) -> list[Sequenced]:
    """What was sequenced and not confirmed before this start comes first; then `behind` is empty."""
    if behind:
        window = sequencer.read(behind, WINDOW)
        behind.update({event.stream: event.position for event in window})
        if window:
            return window
        behind.clear()
    return sequencer.sequence(WINDOW)
