"""How fast mail goes to a domain: so many a minute in turn, none while it says that there are too many."""

from datetime import UTC, datetime, timedelta

import pytest

from services.notification.model import Outcome, Pace
from services.notification.model.delivery import State
from services.notification.model.pace import AT_ONCE, FIRST_REST, LONGEST_REST

NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
GAP = timedelta(seconds=1)


def pace() -> Pace:
    """Of a domain that had no mail for a while."""
    before = NOW - timedelta(days=1)
    return Pace(domain="example.org", free_at=before, used_at=before, slowed=0, slowed_until=None)


def in_turn(one: Pace, now: datetime = NOW, *, has_turn: bool = False) -> timedelta:
    """How long a mail of an announcement has to wait."""
    return one.turn(GAP, now, is_soon=False, has_turn=has_turn) - now


def soon(one: Pace, now: datetime = NOW) -> timedelta:
    """How long a receipt has to wait."""
    return one.turn(GAP, now, is_soon=True, has_turn=False) - now


def test_some_go_at_once_and_the_others_one_after_the_other() -> None:
    """Each has a moment of its own."""
    one = pace()
    at_once = int(AT_ONCE / GAP) + 1
    assert [in_turn(one) for _ in range(at_once)] == [timedelta()] * at_once
    assert [in_turn(one) for _ in range(3)] == [GAP, 2 * GAP, 3 * GAP]


def test_who_has_waited_goes() -> None:
    """And takes nobody else's moment."""
    one = pace()
    before = one.free_at
    assert in_turn(one, has_turn=True) == timedelta()
    assert one.free_at == before


def test_a_receipt_does_not_queue_behind_an_announcement() -> None:
    """Ten thousand may have their moments already."""
    one = pace()
    one.free_at = NOW + timedelta(hours=1)
    assert soon(one) == timedelta()


def test_a_domain_that_has_too_many_is_left_alone_by_all() -> None:
    """Receipts, too; who had a moment within the rest gets another after it."""
    one = pace()
    one.slow_down(NOW)
    assert soon(one) == FIRST_REST
    assert [in_turn(one, has_turn=True) for _ in range(2)] == [FIRST_REST, FIRST_REST + GAP]
    after = NOW + FIRST_REST
    assert soon(one, after) == timedelta()
    assert in_turn(one, after, has_turn=True) == timedelta()


def test_the_rest_doubles_as_long_as_it_is_said_again() -> None:
    """Up to an hour; and after an hour of peace it is short again."""
    one, now, rests = pace(), NOW, []
    for _ in range(9):
        one.slow_down(now)
        assert one.slowed_until is not None
        rests.append(one.slowed_until - now)
        now = one.slowed_until
    assert rests[:4] == [FIRST_REST, 2 * FIRST_REST, 4 * FIRST_REST, 8 * FIRST_REST]
    assert rests[-2:] == [LONGEST_REST] * 2
    later = now + LONGEST_REST + timedelta(seconds=1)
    one.slow_down(later)
    assert one.slowed_until == later + FIRST_REST


def test_what_was_under_way_does_not_make_the_rest_longer() -> None:
    """Fifty mails of a batch may hear the same."""
    one = pace()
    one.slow_down(NOW)
    one.slow_down(NOW + timedelta(seconds=5))
    assert one.slowed_until == NOW + FIRST_REST


def test_a_clock_that_was_set_back_keeps_nobody_waiting() -> None:
    """Neither in turn nor after a rest that began in a time that is yet to come."""
    ahead = NOW + timedelta(days=1)
    one = pace()
    in_turn(one, ahead)
    assert in_turn(one) == timedelta()
    one.slow_down(ahead)
    assert soon(one) == FIRST_REST


@pytest.mark.parametrize(
    ("state", "code", "text", "too_many"),
    [
        ("temporary-failure", 421, "4.7.0 try again later, closing connection", True),
        ("temporary-failure", 450, "4.7.1 Error: too many mails", True),
        ("temporary-failure", 451, "Rate limit exceeded", True),
        ("temporary-failure", 452, "4.5.3 too many recipients", True),
        ("temporary-failure", 451, "4.7.1 Greylisting in action, come back later", False),
        ("temporary-failure", 452, "4.2.2 mailbox full", False),
        ("temporary-failure", 450, "4.2.0 mailbox busy", False),
        ("permanent-failure", 550, "5.7.1 too many", False),
        ("technical-failure", 421, "4.7.0 too many connections", False),
    ],
)
def test_what_says_too_many(state: State, code: int, text: str, too_many: bool) -> None:
    """Not what concerns one mailbox, not greylisting, and not what the relay says of us."""
    assert Outcome(state, code, text).is_too_many == too_many
