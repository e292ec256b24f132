"""The example of an event: a whole message, always the same."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from shared.messaging.envelope import Envelope
from shared.messaging.events import Event

PUBLIC_URL = "https://example.org"
AT = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
ID = UUID("01990000-0000-7000-8000-0000000000e1")
SUBJECT = UUID("01990000-0000-7000-8000-0000000000e2")
CORRELATION = "01990000-0000-7000-8000-0000000000e3"


def example_of(event: type[Event], service: str) -> dict[str, Any]:
    """A whole CloudEvent around the class's EXAMPLE.

    Raises:
        TypeError: EXAMPLE does not fit the class.
    """
    said = event(**event.EXAMPLE)
    envelope = Envelope(
        id=ID,
        source=f"/{getattr(said, 'authority', 'common')}/{service}",
        type=event.wire_name(service),
        subject=_subject(event, said),
        time=AT,
        sequence=1,
        epoch=1,
        position=1,
        correlation_id=CORRELATION,
        causation_id=None,
        data=msgspec.json.encode(said),
    )
    message: dict[str, Any] = msgspec.json.decode(envelope.to_bytes(PUBLIC_URL))
    return message


def _subject(event: type[Event], said: Event) -> UUID:
    """The aggregate's id where the data repeats it."""
    aggregate = event.TYPE.partition(".")[0]
    value = getattr(said, f"{aggregate.replace('-', '_')}_id", SUBJECT)
    return value if isinstance(value, UUID) else SUBJECT
