"""Reading a message as an outsider."""

from datetime import UTC, datetime

import pytest

from parteneriat_subscriber.event import LARGEST, Unreadable, read
from tests.unit.subscriber.wire import WHOLE, body


def test_a_whole_event_is_read() -> None:
    """All attributes are there, the time is an instant, and who and what can be asked for shortly."""
    event = read(body())
    assert event.time == datetime(2026, 1, 13, 9, tzinfo=UTC)
    assert (event.authority, event.short_type) == ("oras-exemplu", "consultation.consultation.published.v1")
    assert event.data == WHOLE["data"]


def test_what_we_do_not_know_is_kept() -> None:
    """An attribute that a later version adds does no harm and stays in `raw`."""
    assert read(body(later="new")).raw["later"] == "new"


def test_the_trace_is_given() -> None:
    """Who traces can go on with it; an event of which none is known has none."""
    trace = f"00-{'a' * 32}-{'b' * 16}-01"
    assert read(body(traceparent=trace)).traceparent == trace
    assert read(body()).traceparent is None


@pytest.mark.parametrize(
    "broken",
    [
        b"\xff\xfe",
        b"{",
        b"[]",
        b"{}",
        body(specversion="0.3"),
        body(id=""),
        body(subject=None),
        body(time="yesterday"),
        body(time="2026-01-13T09:00:00"),
        body(position=True),
        body(sequence="1"),
        body(data=[]),
        b" " * (LARGEST + 1),
    ],
)
def test_what_is_no_event_is_unreadable(broken: bytes) -> None:
    """Every kind of damage is one kind of error, with a reason."""
    with pytest.raises(Unreadable, match=r"\w"):
        read(broken)
