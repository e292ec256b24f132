"""The broker is stopped and started again under a stream of recommendations; a queue of our own hears all."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import kombu
import psycopg

from benchmarks.back_pressure.submitting import Sent, Submitter
from benchmarks.servers import Servers
from benchmarks.web.town import SECRET, served, town
from services.consultation.bootstrap import SERVICE as CONSULTATION
from services.notification.bootstrap import SERVICE as NOTIFICATION
from shared.messaging import broker
from shared.messaging.envelope import Envelope
from shared.messaging.topology import EXCHANGES
from shared.testing.waiting import eventually
from tests.unit.consultation.world import PUBLIC_URL

NAME = "back_pressure"
QUEUE = "benchmark.order"
SAMPLE_S = 0.1
DRAIN_S = 600.0
SILENT_S = 3.0
NEARLY = 10  # while new events come in, some always wait
# Counting the rows ten times a second would cost more than what is measured.
STATE = "select (select last_value from outbox_id_seq), (select sum(published) from stream_state)"
LEFT = "select (select count(*) from event) - (select sum(published) from stream_state)"


@dataclass
class Outage:
    """What happened.

    Args:
        sent: every recommendation.
        down, up: when the broker went and was back, in seconds since the first recommendation.
        samples: (second, events committed, events published).
        order: the positions that the queue heard, by stream, in the order in which they came.
    """

    sent: list[Sent]
    down: float = 0.0
    up: float = 0.0
    samples: list[tuple[float, int, int]] = field(default_factory=list)
    order: dict[str, list[int]] = field(default_factory=dict)

    def backlog(self) -> list[tuple[float, float]]:
        """Events that wait, by second."""
        return [(at, said - published) for at, said, published in self.samples]

    def drain_rate(self) -> float:
        """Events a second, from the first that was published after the outage to when none waited."""
        after = [sample for sample in self.samples if sample[0] >= self.up]
        first = next(place for place, sample in enumerate(after) if sample[2] > after[0][2])
        end = next(sample for sample in after[first:] if sample[1] - sample[2] <= NEARLY)
        start = after[max(0, first - 1)]
        return (end[2] - start[2]) / max(end[0] - start[0], SAMPLE_S)

    def lost(self) -> int:
        """Positions that the queue never heard."""
        return sum(max(heard) - len(set(heard)) for heard in self.order.values())

    def doubled(self) -> int:
        """Messages that came again; an inbox recognises them."""
        return sum(len(heard) - len(set(heard)) for heard in self.order.values())

    def out_of_order(self) -> int:
        """Messages that came first after a later one."""
        return sum(_late(heard) for heard in self.order.values())


def outage(servers: Servers, *, seconds: float, rate: float) -> Outage:
    """Half of the seconds with the broker, all of them without, half of them with it again.

    Args:
        servers: whose broker is stopped.
        seconds: for which it is away.
        rate: recommendations a second.
    """
    place = town(servers, NAME)
    for service in (CONSULTATION, NOTIFICATION):
        broker.apply(servers.amqp_url, service.topology)
    _bind(servers.amqp_url)
    environment = {
        "DATABASE_URL": place.database_url,
        "AMQP_URL": servers.amqp_url,
        "PUBLIC_URL": PUBLIC_URL,
        "WEB_SECRET": SECRET,
        "WORKER_BIND": "127.0.0.1:0",
    }
    worker = servers.start("worker", ["python", "-m", "services.consultation", "worker"], **environment)
    with served(servers, place) as url:
        found = _go_through(servers, Submitter(url, place, rate), seconds)
    eventually(lambda: _none_left(place.database_url), within=DRAIN_S)
    worker.stop()
    found.order = _heard(servers.amqp_url)
    return found


def _go_through(servers: Servers, submitter: Submitter, seconds: float) -> Outage:
    found = Outage(submitter.sent)
    with submitter, _sampled(found, submitter):
        time.sleep(seconds / 2)
        found.down = submitter.now()
        servers.broker.stop()
        time.sleep(max(0.0, seconds - (submitter.now() - found.down)))
        servers.start_broker()
        found.up = submitter.now()
        time.sleep(seconds / 2)
        eventually(lambda: found.backlog()[-1][1] <= NEARLY, within=DRAIN_S)
    return found


def _none_left(database_url: str) -> bool:
    with psycopg.connect(database_url) as connection:
        [(left,)] = connection.execute(LEFT).fetchall()
    return bool(left == 0)


@contextmanager
def _sampled(found: Outage, submitter: Submitter) -> Iterator[None]:
    stop = threading.Event()

    def sample() -> None:
        with psycopg.connect(submitter.town.database_url, autocommit=True) as connection:
            while not stop.wait(SAMPLE_S):
                [(said, published)] = connection.execute(STATE).fetchall()
                found.samples.append((submitter.now(), int(said), int(published)))

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _bind(amqp_url: str) -> None:
    with kombu.Connection(amqp_url) as connection:
        queue = kombu.Queue(QUEUE, durable=True, queue_arguments={"x-queue-type": "quorum"})
        bound = queue(connection.channel())
        bound.declare()
        for exchange in set(EXCHANGES.values()):
            bound.bind_to(exchange, routing_key="#")


def _heard(amqp_url: str) -> dict[str, list[int]]:
    order: dict[str, list[int]] = defaultdict(list)

    def hear(message: Any) -> None:
        order[message.delivery_info["exchange"]].append(Envelope.from_bytes(message.body).position)

    with kombu.Connection(amqp_url) as connection, suppress(TimeoutError):
        queue = kombu.Queue(QUEUE, no_declare=True)
        with kombu.Consumer(connection.channel(), [queue], on_message=hear, no_ack=True, auto_declare=False):
            while True:
                connection.drain_events(timeout=SILENT_S)
    return dict(order)


def _late(heard: list[int]) -> int:
    highest, seen, late = 0, set(), 0
    for position in heard:
        late += position < highest and position not in seen
        seen.add(position)
        highest = max(highest, position)
    return late
