"""A consumer with inbox and one effect row, against consuming and acknowledging and nothing else."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import kombu
import psycopg
from kombu import Connection

from benchmarks.plumbing.relaying import raw as publish
from benchmarks.plumbing.stage import Stage, value
from shared.ids import new_id
from shared.messaging import metrics
from shared.messaging.consumer import BATCH, PREFETCH, Consumer
from shared.messaging.envelope import Envelope
from shared.messaging.processing import Delivery, Processor
from shared.progress import Progress
from shared.service import Runtime
from tests.sample.service import COUNTED, sample

QUEUE = "sample.counts"


def ours(stage: Stage, many: int) -> float:
    """Effects a second: what has arrived goes into one transaction, as one set."""
    publish(stage, many)
    return taken(stage, many)


def taken(stage: Stage, many: int) -> float:
    """The same for what is in the queue already."""
    runtime, stop = stage.runtime(), threading.Event()
    processor = _processor(runtime, together=True)
    consumer = Consumer(amqp_url=stage.amqp_url, processor=processor, progress=Progress("consumer"))
    thread = threading.Thread(target=consumer.run, args=(stop,))
    done = metrics.consumed.labels(QUEUE, "done")
    before = value(done)
    thread.start()
    while (at_start := value(done)) == before:  # connecting is not what is measured
        time.sleep(0.001)
    began = time.perf_counter()
    while value(done) < before + many:
        time.sleep(0.005)
    seconds = time.perf_counter() - began
    stop.set()
    thread.join()
    runtime.close()
    return (before + many - at_start) / seconds


def raw(stage: Stage, many: int) -> float:
    """Messages a second, each acknowledged, with nothing done."""
    return _consume(stage, many, lambda heard: heard[-1].ack())


def raw_multiple(stage: Stage, many: int) -> float:
    """Messages a second, acknowledged by the batch as we do it, with nothing done."""

    def acknowledge(heard: list[Any]) -> None:
        if len(heard) % BATCH == 0:
            heard[-1].ack(multiple=True)

    return _consume(stage, many, acknowledge)


def _consume(stage: Stage, many: int, acknowledge: Callable[[list[Any]], None]) -> float:
    publish(stage, many)
    heard: list[Any] = []
    with Connection(stage.amqp_url) as connection:
        consumer = kombu.Consumer(
            connection.channel(),
            [kombu.Queue(QUEUE, no_declare=True)],
            on_message=heard.append,
            prefetch_count=PREFETCH,
            auto_declare=False,
        )
        consumer.consume()
        while len(heard) < many:
            connection.drain_events()  # without a time limit, which takes longer than reading
            acknowledge(heard)
            if len(heard) == BATCH:
                began = time.perf_counter()
        return (many - BATCH) / (time.perf_counter() - began)


def ours_one_by_one(stage: Stage, many: int) -> float:
    """Effects a second with a transaction for each."""
    runtime = stage.runtime()
    processor, deliveries = _processor(runtime, together=False), [_delivery(number) for number in range(many)]
    began = time.perf_counter()
    for delivery in deliveries:
        processor.process([delivery])
    seconds = time.perf_counter() - began
    runtime.close()
    return many / seconds


def raw_one_by_one(stage: Stage, many: int) -> float:
    """Transactions a second of the same two inserts, by the driver alone."""
    now = datetime.now(UTC)
    with psycopg.connect(stage.database_url) as connection:
        began = time.perf_counter()
        for number in range(many):
            event, subject = new_id(), new_id()
            connection.execute(
                "insert into inbox (consumer, event_id, state, subject, type, position, received_at)"
                " values (%s, %s, 'done', %s, %s, %s, %s) on conflict do nothing returning event_id",
                (QUEUE, event, subject, COUNTED, number, now),
            )
            connection.execute("insert into effect values (%s, %s, %s, %s)", (event, subject, 1, number))
            connection.commit()
        return many / (time.perf_counter() - began)


def _processor(runtime: Runtime, *, together: bool) -> Processor:
    return Processor(
        QUEUE,
        ordered=False,
        subscriptions=[line for line in sample(together=together).subscriptions if line.queue == QUEUE],
        units=runtime.units,
        clock=runtime.clock,
        dependencies={},
    )


def _delivery(number: int) -> Delivery:
    envelope = Envelope(
        id=new_id(),
        source="/orasul-exemplu/sample",
        type=COUNTED,
        subject=new_id(),
        time=datetime.now(UTC),
        sequence=1,
        epoch=1,
        position=number,
        data=b'{"authority": "orasul-exemplu", "count": 1, "mood": "good"}',
    )
    return Delivery(envelope, envelope.to_bytes("http://localhost:8080"))
