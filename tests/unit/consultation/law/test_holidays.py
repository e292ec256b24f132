"""Working days, held against an independent computation and the gathered list of 2016 to 2030."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.consultation.model.law.holidays import Calendar, holidays
from tests.every_service import ROOT
from tests.unit.consultation.law.independent import is_off, orthodox_easter

GATHERED = ROOT.parent / "shared" / "data" / "holidays_ro.json"
BEFORE = date(2016, 1, 1)
DAYS = st.dates(BEFORE, date(2030, 12, 31))


def test_every_day_of_fifteen_years_is_a_working_day_or_not_as_computed_in_another_way() -> None:
    """2016 to 2030, each day."""
    calendar = Calendar()
    days = [BEFORE + timedelta(days=n) for n in range((date(2030, 12, 31) - BEFORE).days + 1)]
    assert [day for day in days if calendar.is_working(day) is is_off(day)] == []


@pytest.mark.skipif(
    not GATHERED.exists(), reason="the folder with gathered data does not stand beside the checkout"
)
def test_the_holidays_are_those_that_were_gathered_with_their_names() -> None:
    """2016 to 2030, by date and name."""
    for year, listed in json.loads(GATHERED.read_text(encoding="utf-8")).items():
        ours = {(day, name) for day, told in holidays(int(year)).items() for name in told.ro.split("; ")}
        assert ours == {(date.fromisoformat(one["date"]), one["name"]) for one in listed}


@given(st.integers(2003, 2099))
def test_easter_is_the_orthodox_one(year: int) -> None:
    """Easter Monday is off in every year; in the years from 2018 so is the Friday before."""
    easter, calendar = orthodox_easter(year), Calendar()
    assert (
        holidays(year)[easter].en.startswith("Easter Sunday") or "Easter Sunday" in holidays(year)[easter].en
    )
    assert not calendar.is_working(easter + timedelta(days=1))
    assert (holidays(year).get(easter - timedelta(days=2)) is not None) >= (year >= 2018)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2008-08-15", True), ("2009-08-17", True), ("2011-08-15", False),  # the Dormition since 2009
        ("2011-11-30", True), ("2012-11-30", False),
        ("2008-06-16", True), ("2009-06-08", False),  # Whit Monday since 2009
        ("2016-01-25", True), ("2017-01-24", False), ("2018-01-24", False),
        ("2016-06-01", True), ("2017-06-01", False),
        ("2017-04-14", True), ("2018-04-06", False),  # Good Friday since 2018
        ("2023-01-06", True), ("2025-01-06", False), ("2025-01-07", False),
        ("2024-02-29", True),
    ],
)  # fmt: skip
def test_a_holiday_is_one_from_its_year_on(day: str, works: bool) -> None:
    """Each was added by a law, and older notices are counted without it."""
    assert Calendar().is_working(date.fromisoformat(day)) is works


def test_two_holidays_on_one_day_are_both_named() -> None:
    """1 June 2026 is Whit Monday and Children's Day."""
    assert Calendar().why_off(date(2026, 6, 1)) == (
        "Rusalii (a doua zi); Ziua Copilului",
        "Whit Monday; Children's Day",
    )


@given(DAYS, st.sets(DAYS, max_size=5))
def test_the_governments_days_off_are_off_and_take_nothing_else_away(day: date, extra: set[date]) -> None:
    """A day off by decision is no working day; every other day is what it was."""
    with_extra = Calendar(frozenset(extra))
    assert with_extra.is_working(day) is (Calendar().is_working(day) and day not in extra)


@given(DAYS)
def test_the_next_working_day_has_none_between(day: date) -> None:
    """What is skipped on the way is off."""
    after = Calendar().after(day)
    between = [day + timedelta(days=n) for n in range(1, (after - day).days)]
    assert after > day
    assert not is_off(after)
    assert all(map(is_off, between))
