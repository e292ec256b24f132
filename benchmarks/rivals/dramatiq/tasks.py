"""dramatiq: acknowledged after the work, enqueued with confirms; one process of several threads."""

import os
import sys

import dramatiq
from dramatiq.brokers.rabbitmq import RabbitmqBroker

from benchmarks.rivals.job import AMQP_URL, PREFETCH, THREADS, keep, messages

os.environ["dramatiq_queue_prefetch"] = str(PREFETCH)  # noqa: SIM112 - so it is called
dramatiq.set_broker(RabbitmqBroker(url=AMQP_URL, confirm_delivery=True))


@dramatiq.actor(queue_name="rival.dramatiq")
def effect(event_id: str, mood: str) -> None:
    """One row."""
    keep(event_id, mood)


if __name__ == "__main__":
    if sys.argv[1] == "publish":
        for message in messages(int(sys.argv[2])):
            effect.send(**message)
    else:
        command = ["-m", "dramatiq", "--processes", "1", "--threads", str(THREADS), __spec__.name]
        os.execv(sys.executable, [sys.executable, *command])  # noqa: S606
