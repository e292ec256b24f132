"""Numbers about requests, for Prometheus, added up over a service's processes."""

import os
import time
from pathlib import Path

from flask import Flask, Response, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    multiprocess,
    values,
)

from shared.about import Build, Started
from shared.web.access import public

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
STARTED = time.time()  # of the parent of all processes, which imports this before it forks
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class RequestMetrics:
    """Counts requests by the route's template, never by the path, whose values have no end."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("route", "method", "status")
        self._requests = Counter("http_requests", "Requests answered.", labels, registry=self.registry)
        self._seconds = Histogram(
            "http_request_seconds",
            "Time from a request to its answer.",
            ("route", "method"),
            buckets=SECONDS,
            registry=self.registry,
        )

    def note(self, status: int, seconds: float) -> None:
        """One request was answered."""
        route = request.url_rule.rule if request.url_rule else "none"
        method = request.method if request.method in METHODS else "other"
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route, method).observe(seconds)

    def text(self) -> bytes:
        """All numbers, of all the service's processes where there are several."""
        own = CollectorRegistry()
        own.register(Build())
        own.register(Started(STARTED))
        if FOLDER not in os.environ:
            return generate_latest(self.registry) + generate_latest(own)
        multiprocess.MultiProcessCollector(own)  # type: ignore[no-untyped-call]
        return generate_latest(own)


def install_metrics(app: Flask, metrics: RequestMetrics) -> None:
    """Serve `/metrics`."""

    @app.get("/metrics")
    @public
    def read_metrics() -> Response:
        return Response(metrics.text(), content_type=CONTENT_TYPE_LATEST)


def share_between_processes(folder: Path) -> None:
    """Keep the numbers in files, so that any process can answer for all. Called before any is made.

    prometheus_client decides between memory and files when it is imported, by the environment; by now
    it has been imported, so the decision is made again here.
    """
    os.environ[FOLDER] = str(folder)
    values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]


def forget_process(pid: int) -> None:
    """A process has ended: its gauges go, its counts stay."""
    multiprocess.mark_process_dead(pid)  # type: ignore[no-untyped-call]
