"""The broker in trouble while commands go on: each is accepted, and each has its effect in the end."""

import httpx
import pytest
from kombu import Connection

from shared.messaging import dead_rooms
from shared.testing.waiting import eventually
from tests.faults.brokers import Broker
from tests.faults.conftest import Holds
from tests.faults.flow import Flow
from tests.sample.service import sample

PAUSE_S = 0.1  # between two commands, so that their number measures time
NO_CONFIRM_S = 17  # longer than the relay waits for confirms
TOO_MUCH, ENOUGH = "1000000GB", "50MB"  # of free disk


@pytest.fixture
def living(flow: Flow) -> Flow:
    """All parts at work, with commands under way."""
    flow.begin()
    flow.ask(50, PAUSE_S)
    return flow


def test_broker_stopped_for_10_s(living: Flow, faulty: Broker, holds: Holds) -> None:
    """It goes down in order and stays away for ten seconds."""
    faulty.stop()
    living.meanwhile(10, PAUSE_S)
    faulty.start()
    holds(living.settle())


def test_broker_restarted(living: Flow, faulty: Broker, holds: Holds) -> None:
    """It goes down and comes up at once."""
    faulty.stop()
    faulty.start()
    holds(living.settle())


def test_broker_frozen(living: Flow, faulty: Broker, holds: Holds) -> None:
    """It stands still with open connections, for longer than the relay waits for a confirm."""
    faulty.freeze()
    try:
        living.meanwhile(NO_CONFIRM_S, PAUSE_S)
    finally:
        faulty.thaw()
    holds(living.settle())


def test_broker_wiped(living: Flow, faulty: Broker, holds: Holds, amqp_url: str) -> None:
    """It loses all its data; the topology is made anew, and `events replay --since` mends it."""
    living.end("consumers")  # so that there is something to lose
    living.meanwhile(2, PAUSE_S)
    eventually(lambda: published(living) == living.asked, within=60)
    faulty.stop()
    faulty.wipe()
    faulty.start()
    faulty.management.make(amqp_url.rpartition("/")[2])
    living.operator("topology", "apply")
    living.start("consumers")
    assert living.compare().lost > 0
    living.operator("events", "replay", "--since", "1h", "--yes")
    holds(living.settle())


def test_disk_full(living: Flow, faulty: Broker, holds: Holds) -> None:
    """Its alarm blocks publishers for longer than the relay waits for a confirm; then there is room again."""
    faulty.control("set_disk_free_limit", TOO_MUCH)
    try:
        eventually(lambda: _alarmed(faulty), within=30)
        living.meanwhile(NO_CONFIRM_S, PAUSE_S)
    finally:
        faulty.control("set_disk_free_limit", ENOUGH)
    holds(living.settle())


def test_consumer_cancelled(flow: Flow, holds: Holds, amqp_url: str) -> None:
    """Its queue is deleted under it and made anew; it consumes again, or ends and is started anew."""
    flow.begin()
    flow.ask(50)
    flow.arrived()
    consumers = flow.running["consumers"]
    with Connection(amqp_url) as connection:
        connection.channel().queue_delete("sample.counts")
    eventually(lambda: "ConsumerCancelled" in consumers.log.read_text(encoding="utf-8"), within=60)
    flow.operator("topology", "apply")
    before = flow.compare().effects
    flow.ask(50)
    flow.supervise("consumers", before)
    holds(flow.settle())


def test_unreadable(flow: Flow, holds: Holds, amqp_url: str) -> None:
    """What nobody can read goes to the dead-letter room; what comes before and after it has its effect."""
    flow.begin()
    with Connection(amqp_url) as connection:
        for body in (b"{", b"\xff\xfe", b"[]", b'{"specversion": "0.3"}'):
            flow.ask(10)
            flow.written()
            connection.Producer().publish(body, routing_key="sample.counts")
    holds(flow.settle())
    queues = [queue for queue in sample().queues if queue.ttl is None]
    # The broker moves them by itself, after the last effect if it likes; what it has not confirmed to itself
    # it moves again after three minutes (at-least-once dead lettering, settle timeout).
    eventually(lambda: len(dead_rooms.look(amqp_url, queues, back=False)) == 4, within=240)


def published(flow: Flow) -> int:
    """How many events the broker has confirmed."""
    with flow.database() as connection:
        [(position,)] = connection.execute("select published from stream_state where stream = 'public'")
    return int(position)


def _alarmed(faulty: Broker) -> bool:
    management = faulty.management
    nodes = httpx.get(f"{management.url}/api/nodes", auth=management.login, timeout=10)
    return any(node.get("disk_free_alarm") for node in nodes.raise_for_status().json())
