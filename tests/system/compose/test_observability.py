"""The overlay for metrics: Prometheus finds every replica by the name of its service."""

from collections import Counter
from collections.abc import Iterator

import httpx
import pytest

from operations.local.ports import free_port
from shared.testing.waiting import eventually
from tests.system.compose.stack import SCALE, Stack

FILES = ("docker-compose.yml", "deploy/observability/compose.yml")
FOUND_WITHIN_S = 60.0


@pytest.fixture
def overlaid(stack: Stack) -> Iterator[Stack]:
    """With the overlay, and without it again after the test."""
    stack.files = FILES
    yield stack
    stack("rm", "--stop", "--force", "prometheus")
    stack.files = ()
    stack.up()


def test_every_replica_is_scraped(overlaid: Stack) -> None:
    """Those of a scaled web and of a scaled worker are all there, and up."""
    port = free_port()
    overlaid.up("--no-deps", "prometheus", *SCALE, PROMETHEUS_PORT=str(port))

    def up() -> Counter[str]:
        try:
            answer = httpx.get(
                f"http://localhost:{port}/api/v1/query", params={"query": "up == 1"}, timeout=10
            )
            found = [one["metric"] for one in answer.raise_for_status().json()["data"]["result"]]
        except httpx.HTTPError:  # it is still opening
            return Counter()
        return Counter(f"{one['service']}-{one['job']}" for one in found)

    eventually(lambda: up() == SCALE, within=FOUND_WITHIN_S)
