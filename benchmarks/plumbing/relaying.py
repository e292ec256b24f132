"""The relay, with sequencing and marking, against publishing the same bytes with confirms alone."""

import threading
import time
from datetime import UTC, datetime
from uuid import UUID

from kombu import Connection

from benchmarks.plumbing.stage import MOOD, Stage, value
from shared.ids import new_id
from shared.messaging import metrics
from shared.messaging.confirms import ConfirmingPublisher
from shared.messaging.envelope import Envelope
from shared.messaging.relay import CONFIRM_WITHIN_S, IN_FLIGHT, WINDOW, Relay
from shared.progress import Progress
from tests.sample.service import COUNTED


def ours(stage: Stage, many: int) -> float:
    """Events a second, from the commit that fills the outbox to the last mark; the relay waits for it."""
    stop, progress = threading.Event(), Progress("relay")
    relay = Relay(
        database_url=stage.database_url,
        amqp_url=stage.amqp_url,
        public_url="http://localhost:8080",
        progress=progress,
    )
    thread = threading.Thread(target=relay.run, args=(stop,))
    before = value(metrics.published)
    thread.start()
    stage.fill(many)
    began = time.perf_counter()
    while value(metrics.published) < before + many:
        time.sleep(0.005)
    seconds = time.perf_counter() - began
    stop.set()
    thread.join()
    return many / seconds


def raw(stage: Stage, many: int) -> float:
    """Messages a second: the same bytes, properties and windows, by the same publisher, and nothing else."""
    data = f'{{"authority":"orasul-exemplu","count":1,"mood":"{MOOD}"}}'.encode()
    with Connection(stage.amqp_url) as connection:
        publisher = ConfirmingPublisher(connection)
        made = [(id_, _body(id_, data)) for id_ in (new_id() for _ in range(many))]
        began = time.perf_counter()
        for number, (message_id, body) in enumerate(made, start=1):
            publisher.publish(
                body,
                exchange="parteneriat.events",
                routing_key="orasul-exemplu.sample.thing.counted.v1",
                message_id=message_id,
                type=COUNTED,
                timestamp=1,
                app_id="sample",
            )
            if number % WINDOW == 0:
                publisher.wait(CONFIRM_WITHIN_S, upto=number - (IN_FLIGHT - 1) * WINDOW)
        publisher.wait(CONFIRM_WITHIN_S)
        return many / (time.perf_counter() - began)


def _body(id_: UUID, data: bytes) -> bytes:
    return Envelope(
        id=id_,
        source="/orasul-exemplu/sample",
        type=COUNTED,
        subject=new_id(),
        time=datetime.now(UTC),
        sequence=1,
        epoch=1,
        position=1,
        data=data,
    ).to_bytes("http://localhost:8080")
