"""The tracer over OpenTelemetry's SDK; imported only where an endpoint is set.

Spans leave in batches from a thread of their own, and a collector that is away costs a line in the log. Where
to, how often and which share of the traces is read by the SDK from its standard variables.
"""

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import INVALID_SPAN, Span, SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from shared import VERSION
from shared.context import traceparent
from shared.messaging.events import Stream
from shared.messaging.topology import EXCHANGES
from shared.tracing import Attributes, Kind

if TYPE_CHECKING:
    from shared.messaging.envelope import Envelope
    from shared.messaging.sequencer import Sequenced
    from shared.messaging.subscription import Message

CLOSE_WITHIN_S = 3.0
EXPORTER = "opentelemetry.exporter.otlp.proto.http.trace_exporter"


class Recording:
    """A span that is kept, or, where it is not sampled, only passed on."""

    def __init__(self, span: Span) -> None:
        self._span = span

    def rename(self, name: str) -> None:
        """Give it another name."""
        self._span.update_name(name)

    def note(self, attributes: Attributes) -> None:
        """Add attributes."""
        self._span.set_attributes(attributes)

    def fail(self, reason: str) -> None:
        """Mark it as failed."""
        self._span.set_attribute("error.type", reason)
        self._span.set_status(Status(StatusCode.ERROR))

    @property
    def traceparent(self) -> str:
        """Its place, for what comes after it."""
        at = self._span.get_span_context()
        return f"00-{at.trace_id:032x}-{at.span_id:016x}-{at.trace_flags:02x}"


_current: ContextVar[Recording] = ContextVar("span", default=Recording(INVALID_SPAN))  # noqa: B039 - holds nothing


class Tracer:
    """Args:
    service: its name.
    process: `web` or `worker`.
    """

    def __init__(self, service: str, process: str) -> None:
        # Each try would be a line; what is left says that a batch was lost.
        logging.getLogger(EXPORTER).setLevel("ERROR")
        who = {
            "service.namespace": "parteneriat",
            "service.name": service,
            "service.version": VERSION,
            "parteneriat.process": process,
        }
        self._exporter = OTLPSpanExporter()
        self._provider = TracerProvider(resource=Resource.create(who), shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(self._exporter))
        self._tracer = self._provider.get_tracer("parteneriat")
        self._propagator = TraceContextTextMapPropagator()

    @contextmanager
    def span(self, name: str, kind: Kind, attributes: Attributes | None) -> Iterator[Recording]:
        """A span over the block, under what `traceparent` holds."""
        span = self._begin(name, kind, traceparent.get(), attributes)
        recording = Recording(span)
        tokens = traceparent.set(recording.traceparent), _current.set(recording)
        try:
            yield recording
        except BaseException as error:
            recording.fail(type(error).__name__)
            raise
        finally:
            traceparent.reset(tokens[0])
            _current.reset(tokens[1])
            span.end()

    def current(self) -> Recording:
        """The innermost span here."""
        return _current.get()

    @contextmanager
    def handling(self, queue: str, envelope: "Envelope") -> Iterator[Recording]:
        """The same for a message; the trace is that of the envelope."""
        with self.span(f"process {queue}", "consumer", _about("process", queue, envelope)) as recording:
            yield recording

    @contextmanager
    def handling_together(self, queue: str, messages: "Sequence[Message]") -> Iterator[None]:
        """A span for each that has a trace, all over the whole block."""
        spans = [
            self._begin(f"process {queue}", "consumer", it.traceparent, _about("process", queue, it))
            for it in (message.envelope for message in messages)
            if it.traceparent
        ]
        try:
            yield
        except BaseException as error:
            for span in spans:
                Recording(span).fail(type(error).__name__)
            raise
        finally:
            for span in spans:
                span.end()

    def published(self, events: "Iterable[Sequenced]", begun_ns: int) -> None:
        """A span for each event that has a trace, from when the broker got it until now."""
        for event in events:
            if event.traceparent:
                exchange = EXCHANGES[Stream(event.stream)]
                about = _about("send", exchange, event.envelope)
                self._begin(f"publish {exchange}", "producer", event.traceparent, about, begun_ns).end()

    def close(self) -> None:
        """Send what waits, unless the collector is away."""
        impatience = threading.Timer(CLOSE_WITHIN_S, self._exporter.shutdown)
        impatience.daemon = True
        impatience.start()
        self._provider.shutdown()
        impatience.cancel()

    def _begin(
        self,
        name: str,
        kind: Kind,
        parent: str | None,
        attributes: Attributes | None,
        begun_ns: int | None = None,
    ) -> Span:
        context = self._propagator.extract({"traceparent": parent}) if parent else Context()
        return self._tracer.start_span(name, context, SpanKind[kind.upper()], attributes, start_time=begun_ns)


def _about(operation: str, destination: str, envelope: "Envelope") -> Attributes:
    return {
        "messaging.system": "rabbitmq",
        "messaging.operation.type": operation,
        "messaging.destination.name": destination,
        "messaging.message.id": str(envelope.id),
        "cloudevents.event_type": envelope.type,
    }
