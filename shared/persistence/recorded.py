"""An event that waits to be written."""

from dataclasses import dataclass, field
from uuid import UUID

from shared.context import causation_id, correlation_id, traceparent
from shared.messaging.events import Event


@dataclass(frozen=True)
class Recorded:
    """An event together with what it happened to, its number in that thing's story, and what led to it."""

    event: Event
    subject: UUID
    sequence: int
    correlation_id: str | None = field(default_factory=correlation_id.get)
    causation_id: str | None = field(default_factory=causation_id.get)
    traceparent: str | None = field(default_factory=traceparent.get)
