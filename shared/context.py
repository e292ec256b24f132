"""What a piece of work belongs to, carried along without being passed by hand.

`correlation_id` names the whole chain from a browser's request to the mail that it caused;
`causation_id` the message that led to this very step. Both end up in log lines and events.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import structlog

correlation_id: ContextVar[str | None] = ContextVar("correlation_id", default=None)
causation_id: ContextVar[str | None] = ContextVar("causation_id", default=None)
traceparent: ContextVar[str | None] = ContextVar("traceparent", default=None)


@contextmanager
def working_on(*, correlation: str, causation: str | None = None, trace: str | None = None) -> Iterator[None]:
    """Bind the ids for the block, and take them away after it, whatever happens."""
    tokens = (correlation_id.set(correlation), causation_id.set(causation), traceparent.set(trace))
    ids = {"correlation_id": correlation, "causation_id": causation}
    try:
        with structlog.contextvars.bound_contextvars(**{k: v for k, v in ids.items() if v}):
            yield
    finally:
        correlation_id.reset(tokens[0])
        causation_id.reset(tokens[1])
        traceparent.reset(tokens[2])
