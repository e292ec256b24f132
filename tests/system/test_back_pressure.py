"""The broker goes away under a stream of recommendations: what is right is asked here, not how fast."""

import pytest

from benchmarks.back_pressure.outage import outage
from benchmarks.servers import servers


@pytest.mark.amqp
def test_nobody_notices_that_the_broker_is_away() -> None:
    """Every recommendation is accepted, and all events arrive in order once the broker is back."""
    with servers() as running:
        gone = outage(running, seconds=6, rate=5)
    assert len([one for one in gone.sent if gone.down <= one.at < gone.up]) > 10
    assert all(one.accepted for one in gone.sent)
    assert max(waiting for _, waiting in gone.backlog()) > 10
    assert {stream: max(heard) for stream, heard in gone.order.items()} == {
        "parteneriat.events": len(gone.sent) + 1,  # the consultation was published too
        "parteneriat.internal": len(gone.sent),
    }
    assert (gone.lost(), gone.out_of_order()) == (0, 0)
