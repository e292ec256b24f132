"""Digests of all who want one a day, made when a day has passed; in how much memory."""

import time
from datetime import timedelta

import psutil

from benchmarks.notification.addressing import PUBLISH
from benchmarks.notification.crowd import Sizes, settle, subscribe, world_of
from benchmarks.report.figures import Figure, Part
from benchmarks.servers import Servers
from services.notification.commands import MakeDigests
from tests.unit.notification.world import PUBLISHED

FACTS = 3  # that each is told in their digest
MOST_S, MOST_GROWTH = 60, 1.2
MEBIBYTE = 1024**2


def digests(servers: Servers, sizes: Sizes) -> Part:
    """Seconds from the first to the last; memory at its most against what a tenth of them took."""
    world = world_of(servers, "digests")
    subscribe(world, sizes.subscribers, cadence="daily")
    for _ in range(FACTS):
        world.hear(PUBLISH, PUBLISHED)
    settle(world)
    world.clock.instant += timedelta(days=2)
    made, memory, began = 0, [], time.perf_counter()
    while some := world.do(MakeDigests()):
        made += some
        memory.append((made, psutil.Process().memory_info().rss / MEBIBYTE))
    took = time.perf_counter() - began
    [row] = world.rows(
        "select count(*) as many from delivery d join fact f on f.id = d.fact_id where f.category = 'digest'"
    )
    if row["many"] != sizes.subscribers:
        raise SystemExit(f"{row['many']} digests were made.")
    world.runtime.close()
    early = max(size for count, size in memory if count <= max(sizes.subscribers // 10, memory[0][0]))
    most = max(size for _, size in memory)
    what = f"digests of {sizes.subscribers:,} people, {FACTS} facts each"
    figures = [
        Figure(what, [took], "s", most=MOST_S),
        Figure("memory while they are made", [most], "MB", "with a tenth made", [early], most=MOST_GROWTH),
    ]
    return Part("digests", figures)
