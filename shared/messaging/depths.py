"""How much waits in a service's queues, asked of the broker now and then, for its metrics."""

import threading

from shared.logs import get_logger
from shared.messaging import broker, metrics
from shared.messaging.errors import BrokerAway, Misconfigured
from shared.messaging.topology import Topology
from shared.progress import Progress

EVERY_S = 15.0
GAUGES = (metrics.queue_messages, metrics.queue_consumers, metrics.queue_dead)

log = get_logger(__name__)


class Depths:
    """Args:
    amqp_url: the broker, as the service's user.
    topology: whose queues to ask for.
    progress: told each time the loop turns.
    """

    def __init__(self, *, amqp_url: str, topology: Topology, progress: Progress) -> None:
        self._amqp_url = amqp_url
        self._topology = topology
        self._progress = progress

    def run(self, stop: threading.Event) -> None:
        """Ask until told to stop. What is not known is not shown."""
        while not stop.is_set():
            self._progress.beat()
            try:
                self.look()
            except (BrokerAway, Misconfigured) as error:
                log.warning("depths-unknown", error=str(error))
                for gauge in GAUGES:
                    gauge.clear()
            stop.wait(EVERY_S)

    def look(self) -> None:
        """Ask once.

        Raises:
            BrokerAway
            Misconfigured: a queue is missing.
        """
        for queue, waiting in broker.look(self._amqp_url, self._topology).items():
            metrics.queue_messages.labels(queue).set(waiting.depth)
            metrics.queue_consumers.labels(queue).set(waiting.consumers)
            metrics.queue_dead.labels(queue).set(waiting.dead_room)
