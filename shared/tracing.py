"""Traces, where an OTLP endpoint is set; without one nothing is imported, and a span costs a look at None.

What is carried along is `shared.context.traceparent` alone: a span has its parent from there and stands
there itself while it lasts. So events, mails and calls to other services take it along by themselves.
Attributes hold names, types and ids of events, never what people wrote or who they are; of an error only its
class is kept.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Literal, Protocol, Self

if TYPE_CHECKING:
    from shared.messaging.envelope import Envelope
    from shared.messaging.sequencer import Sequenced
    from shared.messaging.subscription import Message
    from shared.otlp import Tracer

ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
Kind = Literal["server", "client", "producer", "consumer"]
Attributes = Mapping[str, str | int]

_tracer: "Tracer | None" = None


class Span(Protocol):
    """A piece of work that is under way."""

    def rename(self, name: str) -> None:
        """What it is turned out later than when it began."""
        ...

    def note(self, attributes: Attributes) -> None:
        """More about it, by the names of OpenTelemetry's semantic conventions where it has one."""
        ...

    def fail(self, reason: str) -> None:
        """It went wrong; `reason` is the name of a class or a code, never a text."""
        ...


class NoSpan:
    """What stands for a span where nothing is traced."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def rename(self, name: str) -> None:
        """Nothing."""

    def note(self, attributes: Attributes) -> None:
        """Nothing."""

    def fail(self, reason: str) -> None:
        """Nothing."""


NO_SPAN = NoSpan()


def start(service: str, process: str) -> None:
    """Trace this process if the environment names an endpoint; to be called after any fork.

    Args:
        service: its name.
        process: `web` or `worker`.
    """
    global _tracer  # noqa: PLW0603 - one a process, as the endpoint is
    if _tracer is None and any(os.environ.get(name) for name in ENDPOINTS):
        from shared.otlp import Tracer  # noqa: PLC0415 - takes a seventh of a second and 12 MB

        _tracer = Tracer(service, process)


def stop() -> None:
    """Send what is left, for a short while, and trace no more."""
    global _tracer  # noqa: PLW0603
    if _tracer:
        _tracer.close()
        _tracer = None


def span(name: str, kind: Kind, attributes: Attributes | None = None) -> AbstractContextManager[Span]:
    """The work of a block. An error that leaves the block makes the span a failed one."""
    return _tracer.span(name, kind, attributes) if _tracer else NO_SPAN


def current() -> Span:
    """The span that is under way here."""
    return _tracer.current() if _tracer else NO_SPAN


def handling(queue: str, envelope: "Envelope") -> AbstractContextManager[Span]:
    """The work of a block that gives a message its effect."""
    return _tracer.handling(queue, envelope) if _tracer else NO_SPAN


def handling_together(queue: str, messages: "Sequence[Message]") -> AbstractContextManager[object]:
    """The same for messages that take effect at once, each in its own trace."""
    return _tracer.handling_together(queue, messages) if _tracer else NO_SPAN


def published(events: "Iterable[Sequenced]", begun_ns: int) -> None:
    """That these events were published, each in the trace to which it belongs.

    Args:
        events: what the broker has confirmed just now.
        begun_ns: when it was given to the broker, in nanoseconds since 1970.
    """
    if _tracer:
        _tracer.published(events, begun_ns)
