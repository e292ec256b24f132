"""A collector of traces for tests: it takes spans as any would (OTLP over HTTP), and keeps them."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from google.protobuf.json_format import MessageToDict
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from operations.local.ports import LOOPBACK


@dataclass(frozen=True)
class Collected:
    """A span as it arrived; `whole` is all of it as JSON, `parent` the id of the span above, or empty."""

    service: str
    process: str
    name: str
    trace: str
    id: str
    parent: str
    attributes: dict[str, Any]
    failed: bool
    whole: str


@dataclass
class Collector:
    """What has arrived; `url` is where spans are to be sent."""

    url: str = ""
    spans: list[Collected] = field(default_factory=list)

    def of(self, trace: str) -> list[Collected]:
        """The spans of one trace."""
        return [span for span in list(self.spans) if span.trace == trace]

    def take(self, body: bytes) -> None:
        """Decode a request and keep its spans."""
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            who = _plain(resource.resource)
            for scope in resource.scope_spans:
                self.spans.extend(_collected(who, span) for span in scope.spans)


@contextmanager
def collecting() -> Iterator[Collector]:
    """A collector on loopback while the block lasts."""
    collector = Collector()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            collector.take(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200 if self.path == "/v1/traces" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """A line for each batch helps nobody."""

    server = ThreadingHTTPServer((LOOPBACK, 0), Handler)
    collector.url = f"http://{LOOPBACK}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield collector
    server.shutdown()
    server.server_close()


def _collected(who: dict[str, Any], span: Any) -> Collected:
    return Collected(
        service=who["service.name"],
        process=who["parteneriat.process"],
        name=span.name,
        trace=span.trace_id.hex(),
        id=span.span_id.hex(),
        parent=span.parent_span_id.hex(),
        attributes=_plain(span),
        failed=span.status.code == span.status.STATUS_CODE_ERROR,
        whole=json.dumps([who, MessageToDict(span)], ensure_ascii=False),
    )


def _plain(of: Any) -> dict[str, Any]:
    """Attributes as a plain mapping."""
    return {pair.key: getattr(pair.value, pair.value.WhichOneof("value")) for pair in of.attributes}
