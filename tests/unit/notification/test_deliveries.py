"""How an attempt's outcome changes a delivery, without a database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.notification.events import DeliveryFailed
from services.notification.model import Delivery, Outcome
from services.notification.model.delivery import LONGEST_PAUSE, TRIED_FOR, State, pause_after
from shared.ids import new_id

NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
LEASE = new_id()


def claimed(deadline: datetime | None = None) -> Delivery:
    """A delivery that is being sent under `LEASE`."""
    made = Delivery.to_person(
        fact_id=new_id(), recipient="ana@example.org", language="ro", deadline=deadline, now=NOW
    )
    made.state, made.attempts, made.lease, made.leased_until = "sending", 1, LEASE, NOW + timedelta(minutes=5)
    return made


def note(delivery: Delivery, state: State, *, lease: UUID = LEASE, now: datetime = NOW) -> bool:
    """Note an outcome; tells whether it counted."""
    outcome = Outcome(state, 250, "as the server said")
    return delivery.note(outcome, lease=lease, category="receipt", now=now, spread=1.0) is not None


@pytest.mark.parametrize(
    ("state", "over", "failures"),
    [
        ("delivered", True, 0),
        ("permanent-failure", True, 1),
        ("temporary-failure", False, 0),
        ("technical-failure", False, 0),
    ],
)
def test_what_ends_a_delivery(state: State, over: bool, failures: int) -> None:
    """Taken or refused for good is the end; everything else is tried again, and says nothing yet."""
    delivery = claimed()
    assert note(delivery, state)
    assert (delivery.state, delivery.finished_at is not None) == (state, over)
    said = [recorded.event for recorded in delivery.take_recorded()]
    assert [type(event) for event in said] == [DeliveryFailed] * failures


def test_after_three_days_it_ends() -> None:
    """The last trouble is the final state, and is said."""
    delivery = claimed()
    assert note(delivery, "temporary-failure", now=NOW + TRIED_FOR)
    assert (delivery.state, delivery.finished_at) == ("temporary-failure", NOW + TRIED_FOR)
    assert len(delivery.take_recorded()) == 1


def test_a_letter_is_tried_no_longer_than_its_link_works() -> None:
    """A link that expired helps nobody."""
    delivery = claimed(deadline=NOW + timedelta(seconds=30))
    note(delivery, "temporary-failure")
    assert delivery.finished_at == NOW


def test_who_lost_the_lease_is_not_believed_but_for_success() -> None:
    """Another may be sending by now; but what the server has taken nobody should send again."""
    delivery, other = claimed(), new_id()
    assert not note(delivery, "permanent-failure", lease=other)
    assert delivery.state == "sending"
    assert note(delivery, "delivered", lease=other)
    assert not note(delivery, "temporary-failure")
    assert delivery.state == "delivered"


def test_pauses_grow() -> None:
    """From a minute, doubling, to four hours; within three days there are enough tries."""
    pauses = [pause_after(attempt, 1.0) for attempt in range(1, 40)]
    assert pauses[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert max(pauses) == LONGEST_PAUSE
    assert sum(pauses[:20], timedelta()) < TRIED_FOR
