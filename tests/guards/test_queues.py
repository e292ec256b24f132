"""Every queue belongs to one service, is heard by it, and has a dead-letter room."""

from collections import Counter
from typing import Any

import pytest

from shared.messaging.topology import DEAD_EXCHANGE
from shared.service import Service
from tests.every_service import services

SERVICES = services()


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_every_queue_has_a_consumer(service: Service) -> None:
    """Each is declared by name and heard through, and nothing is heard through another's."""
    declared = [queue.name for queue in service.queues]
    assert sorted(declared) == sorted({line.queue for line in service.subscriptions})
    assert all(name.startswith(f"{service.name}.") for name in declared)
    assert len(service.topology.queues) == len(declared)


@pytest.mark.parametrize(
    "queue",
    [row for service in SERVICES.values() for row in service.topology.as_json()],
    ids=lambda row: row["queue"],
)
def test_every_queue_has_a_dead_letter_room(queue: dict[str, Any]) -> None:
    """A queue whose messages must not be lost sends what fails to a room of its own name."""
    arguments = queue["arguments"]
    assert arguments["x-queue-type"] == "quorum"
    assert arguments["x-dead-letter-exchange"] == DEAD_EXCHANGE
    assert arguments["x-dead-letter-routing-key"] == f"{queue['queue']}.dead"
    assert arguments["x-dead-letter-strategy"] == "at-least-once"
    assert queue["bindings"]


def test_no_queue_has_two_owners() -> None:
    """Two services on one queue would each get half."""
    names = Counter(queue.name for service in SERVICES.values() for queue in service.queues)
    assert [name for name, times in names.items() if times > 1] == []


def test_what_holds_a_secret_does_not_wait_for_ever() -> None:
    """A queue that hears letters has a time to live, and hears nothing else."""
    for service in SERVICES.values():
        letters = {line.queue for line in service.subscriptions if line.stream == "letter"}
        others = {line.queue for line in service.subscriptions if line.stream != "letter"}
        assert letters.isdisjoint(others)
        assert all(queue.ttl for queue in service.queues if queue.name in letters)
