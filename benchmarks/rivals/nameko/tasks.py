"""nameko: events through a durable queue, acknowledged after the work, published with confirms.

Its green threads wait for PostgreSQL one after the other, as the driver knows nothing of eventlet: so they
share one connection.
"""

import sys

import eventlet

eventlet.monkey_patch()

import psycopg  # noqa: E402 - what follows must find everything patched
from kombu import Exchange, Queue  # noqa: E402
from nameko.amqp.publish import Publisher  # noqa: E402
from nameko.constants import PERSISTENT  # noqa: E402
from nameko.messaging import consume  # noqa: E402
from nameko.runners import ServiceRunner  # noqa: E402

from benchmarks.rivals.job import AMQP_URL, DATABASE_URL, KEEP, PREFETCH, messages  # noqa: E402

EXCHANGE = Exchange("rival.nameko", type="topic", durable=True, delivery_mode=PERSISTENT)
QUEUE = Queue("rival.nameko", exchange=EXCHANGE, routing_key="#", durable=True)


class Effects:
    """One row for each message."""

    name = "rival"

    @consume(QUEUE, requeue_on_error=True)
    def effect(self, message: dict[str, str]) -> None:
        """One row."""
        with connection.transaction():
            connection.execute(KEEP, (message["event_id"], len(message["mood"])))


def publish(many: int) -> None:
    """Send, each with its confirm."""
    publisher = Publisher(AMQP_URL, exchange=EXCHANGE, declare=[QUEUE], serializer="json", mandatory=True)
    for message in messages(many):
        publisher.publish(message)


if __name__ == "__main__":
    if sys.argv[1] == "publish":
        publish(int(sys.argv[2]))
    else:
        connection = psycopg.connect(DATABASE_URL)
        runner = ServiceRunner({"AMQP_URI": AMQP_URL, "max_workers": PREFETCH})
        runner.add_service(Effects)
        runner.start()
        runner.wait()
