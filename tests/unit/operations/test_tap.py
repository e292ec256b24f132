"""The line that is printed for an event."""

import json

from operations.local.tap import line

EVENT = {
    "type": "ro.parteneriat.registry.account.created.v1",
    "subject": "0199",
    "id": "e-1",
    "time": "2026-01-13T10:20:30.123Z",
    "data": {"email": "ana@example.org", "link": "https://example.org/confirmare?token=x"},
}


def test_a_line_shows_attributes_and_no_data() -> None:
    """What an event holds may be somebody's; the line does not know it."""
    shown = line(json.dumps(EVENT).encode(), "internal")
    assert shown.split() == ["10:20:30", "registry.account.created.v1", "0199", "e-1", "(internal)"]


def test_what_is_no_event_is_said_to_be_none() -> None:
    """A foreign message does not stop the tap."""
    assert "no event" in line(b"\xff\x00", "events")
