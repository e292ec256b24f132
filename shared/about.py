"""What a process says of itself when it is asked for its metrics, beside what it has counted."""

from collections.abc import Callable, Iterator
from functools import cache

from prometheus_client import Gauge, Metric
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine
from sqlalchemy.pool import QueuePool

from shared import VERSION
from shared.progress import Progress


@cache
def number(name: str) -> Gauge:
    """What one service alone can tell, such as `notification_deliveries_oldest_s`; seconds are spelt out."""
    spelt = f"{name.removesuffix('_s')}_seconds" if name.endswith("_s") else name
    return Gauge(f"parteneriat_{spelt}", "A number of this service's own")


class Build(Collector):
    """Which version of the code this is."""

    def collect(self) -> Iterator[Metric]:
        """One metric, whose value is always 1."""
        yield InfoMetricFamily("parteneriat_build", "The version that runs", {"version": VERSION})


class Started(Collector):
    """Where several processes count together: when the first of them started, in seconds since 1970."""

    def __init__(self, at: float) -> None:
        self._at = at

    def collect(self) -> Iterator[Metric]:
        """Named as the Prometheus library names it for a process that is alone."""
        yield GaugeMetricFamily(
            "process_start_time_seconds", "Start time since the epoch in seconds.", self._at
        )


class Parts(Collector):
    """How the threads of a worker get on, and how many of its database connections are taken.

    Args:
        parts: gives the progress of the threads.
        engine: the worker's.
    """

    def __init__(self, parts: Callable[[], list[Progress]], engine: Engine) -> None:
        self._parts = parts
        self._engine = engine

    def collect(self) -> Iterator[Metric]:
        """As it is now."""
        ages = GaugeMetricFamily(
            "parteneriat_thread_age_seconds", "Time since a thread last turned", labels=["thread"]
        )
        for part in self._parts():
            ages.add_metric([part.name], part.age)
        yield ages
        pool = self._engine.pool
        if isinstance(pool, QueuePool):
            yield GaugeMetricFamily(
                "parteneriat_database_connections_used", "Connections taken", pool.checkedout()
            )
            yield GaugeMetricFamily("parteneriat_database_connections", "Connections at most", pool.size())
