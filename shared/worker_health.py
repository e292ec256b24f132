"""The worker's small HTTP port: is it well, and what does it count."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    disable_created_metrics,
    generate_latest,
)
from sqlalchemy import Engine

from shared.about import Build, Parts
from shared.progress import Progress

disable_created_metrics()  # type: ignore[no-untyped-call]  # for each counter a series that tells nothing


@contextmanager
def serve_health(bind: str, parts: Callable[[], list[Progress]], engine: Engine) -> Iterator[int]:
    """Answer `/health/live`, `/health/ready` and `/metrics` while the block lasts.

    Args:
        bind: `host:port`; port 0 takes any.
        parts: gives the progress of the worker's threads.
        engine: the worker's.

    Yields:
        The port.
    """
    host, _, port = bind.rpartition(":")
    server = ThreadingHTTPServer((host, int(port)), _handler(parts, _numbers(parts, engine)))
    thread = threading.Thread(target=server.serve_forever, name="health", daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def _numbers(parts: Callable[[], list[Progress]], engine: Engine) -> Callable[[], bytes]:
    own = CollectorRegistry()
    own.register(Build())
    own.register(Parts(parts, engine))
    return lambda: generate_latest(REGISTRY) + generate_latest(own)


def _handler(
    parts: Callable[[], list[Progress]], numbers: Callable[[], bytes]
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/health/live":
                self._answer(200, "application/json", b'{"status": "ok"}')
            elif self.path == "/health/ready":
                checks = {part.name: part.healthy for part in parts()}
                body = json.dumps({"status": "ok" if all(checks.values()) else "stuck", "checks": checks})
                self._answer(200 if all(checks.values()) else 503, "application/json", body.encode())
            elif self.path == "/metrics":
                self._answer(200, CONTENT_TYPE_LATEST, numbers())
            else:
                self._answer(404, "application/json", b'{"status": "not found"}')

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Probes every few seconds are not worth a line."""

    return Handler
