"""Events of other services, heard by a service's own consumers as in its worker."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from shared.ids import new_id
from shared.messaging.envelope import Envelope
from shared.messaging.processing import Delivery, Processor
from shared.service import Runtime
from shared.testing.hand_clock import HandClock


def envelope_of(
    event: str,
    data: dict[str, Any],
    time: datetime = HandClock.instant,
    event_id: UUID | None = None,
    sequence: int = 1,
) -> Envelope:
    """An event of another service, such as `registry.account.created`."""
    return Envelope(
        id=event_id or new_id(),
        source="/common/tests",
        type=f"ro.parteneriat.{event}.v1",
        subject=new_id(),
        time=time,
        sequence=sequence,
        epoch=1,
        position=1,
        correlation_id="the-request-that-began-it",
        data=msgspec.json.encode(data),
    )


def hear(runtime: Runtime, envelope: Envelope) -> None:
    """Have each queue that wants it process it."""
    lines = runtime.service.subscriptions
    for queue in dict.fromkeys(line.queue for line in lines if line.type == envelope.type):
        processor = Processor(
            queue,
            ordered=False,
            subscriptions=[line for line in lines if line.queue == queue],
            units=runtime.units,
            clock=runtime.clock,
            dependencies=runtime.dependencies,
        )
        processor.process([Delivery(envelope, envelope.to_bytes(runtime.settings.public_url))])
