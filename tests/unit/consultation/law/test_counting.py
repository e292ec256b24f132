"""Terms by three rules of counting, held against an independent computation."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.consultation.model.law.counting import CountRule, by_each, calendar_days, working_days
from services.consultation.model.law.holidays import Calendar
from tests.unit.consultation.law.independent import DAY, is_off, nth_working_day, working_between

CIVIL, EXCLUDED, COUNTED = CountRule
DAYS = st.dates(date(2016, 1, 1), date(2030, 12, 31))
NUMBERS = st.integers(1, 60)
RULES = st.sampled_from(CountRule)


@pytest.mark.parametrize(
    ("rule", "ten", "thirty", "earliest"),
    [
        (CIVIL, "2026-01-26", "2026-02-24", "2026-02-25"),
        (EXCLUDED, "2026-01-23", "2026-02-24", "2026-02-25"),
        (COUNTED, "2026-01-23", "2026-02-23", "2026-02-24"),
    ],
)
def test_the_notice_of_ploiesti(rule: CountRule, ten: str, thirty: str, earliest: str) -> None:
    """13 January 2026, by each rule."""
    notice = date(2026, 1, 13)
    submitted = working_days(notice, 30, rule, Calendar())
    assert calendar_days(notice, 10, rule, Calendar()).due.isoformat() == ten
    assert (submitted.due.isoformat(), submitted.earliest.isoformat()) == (thirty, earliest)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-05-19", "2026-06-02"),  # the end on Saturday 30 May rolls over Pentecost and 1 June
        ("2026-05-20", "2026-06-02"),  # on Pentecost Sunday
        ("2026-05-21", "2026-06-02"),  # on Whit Monday, which is Children's Day too
        ("2026-05-22", "2026-06-02"),  # on a working day: nothing rolls
        ("2025-11-19", "2025-12-02"),  # on Sunday 30 November, before a holiday on Monday
        ("2024-02-18", "2024-02-29"),  # the leap day is a day
        ("2023-02-18", "2023-03-01"),
        ("2025-12-14", "2025-12-29"),  # Christmas, then a weekend
        ("2023-12-22", "2024-01-03"),  # New Year and its second day
    ],
)
def test_the_civil_code_rolls_an_end_forward_never_back(start: str, due: str) -> None:
    """Ten days from a day, where the end is off."""
    found = calendar_days(date.fromisoformat(start), 10, CIVIL, Calendar())
    assert found.due.isoformat() == due
    assert len(found.skipped) == (found.due - date.fromisoformat(start)).days - 11


@given(DAYS, NUMBERS)
def test_calendar_days(start: date, number: int) -> None:
    """Day plus days; by the Civil Code one more, rolled to a working day over days that are off."""
    for rule in (EXCLUDED, COUNTED):
        found = calendar_days(start, number, rule, Calendar())
        assert (found.due, found.earliest, found.skipped) == (
            start + DAY * number, start + DAY * (number + 1), (),
        )  # fmt: skip
    civil = calendar_days(start, number, CIVIL, Calendar())
    end = start + DAY * (number + 1)
    assert civil.due == next(end + DAY * n for n in range(20) if not is_off(end + DAY * n))
    assert [skipped.date for skipped in civil.skipped] == [
        end + DAY * n for n in range((civil.due - end).days)
    ]


@given(DAYS, NUMBERS)
def test_working_days(start: date, number: int) -> None:
    """As many working days as asked, the last among them; who counts the first is there one sooner."""
    for rule in (CIVIL, EXCLUDED):
        found = working_days(start, number, rule, Calendar())
        assert found.due == nth_working_day(start, number)
        assert found.earliest == nth_working_day(start, number + 1)
    counted = working_days(start, number, COUNTED, Calendar())
    assert counted.due == nth_working_day(start - DAY, number)
    assert counted.earliest == nth_working_day(start - DAY, number + 1)


@given(DAYS, NUMBERS, RULES)
def test_what_was_skipped_and_what_was_counted_is_all_there_is(
    start: date, number: int, rule: CountRule
) -> None:
    """Each day of the term either counts or is skipped with a reason."""
    found = working_days(start, number, rule, Calendar())
    first = start if rule is COUNTED else start + DAY
    assert working_between(first, found.due) == number
    assert len(found.skipped) == (found.due - first).days + 1 - number
    assert all(is_off(skipped.date) and skipped.why.ro and skipped.why.en for skipped in found.skipped)


@given(DAYS, NUMBERS)
def test_the_civil_code_is_never_shorter_than_the_others(start: date, number: int) -> None:
    """Whoever keeps to the default keeps to all three."""
    for unit in ("calendar-days", "working-days"):
        civil, *others = by_each(start, number, unit, Calendar())  # type: ignore[arg-type]
        assert all(other.due <= civil.due and other.earliest <= civil.earliest for other in others)


@given(DAYS, NUMBERS, RULES)
def test_a_later_notice_never_ends_sooner(start: date, number: int, rule: CountRule) -> None:
    """Nobody gains by waiting."""
    for count in (calendar_days, working_days):
        assert count(start, number, rule, Calendar()).due <= count(start + DAY, number, rule, Calendar()).due


@given(DAYS, st.integers(0, 30))
def test_a_day_off_by_the_government_lengthens_a_term_of_working_days(start: date, after: int) -> None:
    """By one working day where it falls inside, by none where it was off anyway."""
    extra = start + DAY * (after + 1)
    plain = working_days(start, 30, EXCLUDED, Calendar()).due
    found = working_days(start, 30, EXCLUDED, Calendar(frozenset({extra}))).due
    assert found == (plain if is_off(extra) or extra > plain else nth_working_day(start, 31))


def test_a_notice_on_a_day_off_counted_with_its_first_day() -> None:
    """Saturday does not count, so the first that does is Monday, as for the others."""
    saturday = date(2026, 1, 17)
    assert (
        working_days(saturday, 30, COUNTED, Calendar()).due
        == working_days(saturday, 30, EXCLUDED, Calendar()).due
    )
    assert working_days(saturday, 1, COUNTED, Calendar()).due == saturday + timedelta(days=2)
