"""Dates as people say them."""

import pytest

from services.portal import dates

pytestmark = pytest.mark.usefixtures("in_romania")


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-01-26T21:59:59Z", "mai sunt 6 zile"),
        ("2026-01-21T21:59:59Z", "mai este o zi"),
        ("2026-01-20T21:59:59Z", "astăzi este ultima zi"),
        ("2026-02-10T21:59:59Z", "mai sunt 21 de zile"),
        ("2026-01-20T08:00:00Z", "s-a încheiat astăzi"),
        ("2026-01-19T21:59:59Z", "s-a încheiat ieri"),
        ("2026-01-17T21:59:59Z", "s-a încheiat acum 3 zile"),
    ],
)
def test_days_left_are_counted_by_the_calendar_of_romania(until: str, said: str) -> None:
    """A deadline is said in the days that people count, not in hours."""
    assert dates.days_left(until) == said


def test_a_deadline_is_said_in_full_in_romanias_time() -> None:
    """UTC of the wire becomes the day and hour on the wall."""
    assert dates.full_moment("2026-01-29T21:59:59Z") == "joi, 29 ianuarie 2026, ora 23:59"


def test_midnight_ends_the_day_before() -> None:
    """A term that ends at 24:00 is not shown as 00:00 of the next day, which people read as a day more."""
    assert dates.full_moment("2026-01-29T22:00:00Z") == "joi, 29 ianuarie 2026, ora 24:00"
    assert dates.days_left("2026-01-21T22:00:00Z") == "mai este o zi"


def test_a_deadline_is_soon_within_three_days_and_not_after_it() -> None:
    """What is over is not closing soon."""
    assert dates.is_soon("2026-01-22T21:59:59Z")
    assert not dates.is_soon("2026-01-26T21:59:59Z")
    assert not dates.is_soon("2026-01-19T21:59:59Z")
