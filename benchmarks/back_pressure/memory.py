"""The memory of a relay that finds a million events waiting, against the same relay with few."""

import time
from dataclasses import dataclass, field

import psutil

from benchmarks.plumbing.stage import Stage, stage
from benchmarks.servers import Servers
from operations.local.processes import Child

FEW = 20_000
LONGEST_S = 60.0
SAMPLE_S = 0.25
PUBLISHED = "select published from stream_state where stream = 'public'"


@dataclass
class Memory:
    """Megabytes resident, by second, once with few and once with many events waiting."""

    many: int
    with_few: list[tuple[float, float]] = field(default_factory=list)
    with_many: list[tuple[float, float]] = field(default_factory=list)

    def highest(self) -> tuple[float, float]:
        """The largest of each."""
        return max(size for _, size in self.with_few), max(size for _, size in self.with_many)


def memory(servers: Servers, many: int) -> Memory:
    """A relay for each; what is sampled is its work, for a minute at most."""
    found = Memory(many)
    for name, waiting, sizes in (("few", FEW, found.with_few), ("many", many, found.with_many)):
        place = stage(servers, f"waiting_{name}")
        place.fill(waiting)
        environment = {"DATABASE_URL": place.database_url, "AMQP_URL": place.amqp_url}
        relay = servers.start(f"relay-{name}", ["python", "-m", "tests.sample", "relay"], **environment)
        _sample(relay, place, waiting, sizes)
        relay.stop()
    return found


def _sample(relay: Child, place: Stage, waiting: int, sizes: list[tuple[float, float]]) -> None:
    began, process = time.monotonic(), psutil.Process(relay.pid)
    while (now := time.monotonic() - began) < LONGEST_S and relay.running():
        sizes.append((now, process.memory_info().rss / 1e6))
        if place.scalar(PUBLISHED) >= waiting:
            return
        time.sleep(SAMPLE_S)
