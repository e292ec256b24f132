"""Over random histories, also of a clock that jumps: each thing is in one digest, and intervals abut."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from services.notification.commands import MakeDigests
from services.notification.jobs import make_digests
from services.notification.repository import slots
from tests.unit.notification.test_digests import change, digests, own_second, publish
from tests.unit.notification.world import World

EMAIL = "ana@example.org"
ROMANIA = ZoneInfo("Europe/Bucharest")
# The weeks of the year in which a day has 23 hours, or 25, and one in which none has.
STARTS = (
    datetime(2026, 3, 25, 12, tzinfo=UTC),
    datetime(2026, 10, 21, 12, tzinfo=UTC),
    datetime(2026, 6, 1, tzinfo=UTC),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(1, 60 * 30)),  # minutes
        st.tuples(st.just("publish"), st.just(0)),
        st.tuples(st.just("run"), st.integers(1, 3)),  # so often
        st.tuples(st.just("both"), st.just(0)),  # two at once
    ),
    min_size=4,
    max_size=24,
)


@pytest.fixture
def place(make_database: Callable[..., str]) -> Iterator[World]:
    """One database for all the histories of a test."""
    world = World.over(make_database("notification"))
    world.subscribed(EMAIL)
    yield world
    world.runtime.close()


def begin(world: World, start: datetime, cadence: str, hour: int, weekday: int) -> None:
    """Nothing has been told yet, and Ana wants it so."""
    world.clock.instant = start
    for table in ("delivery_attempt", "delivery", "announcement", "digest_item", "fact", "inbox"):
        change(world, f"delete from {table}")
    change(world, "update subscription set cadence = :cadence", cadence=cadence)
    change(
        world,
        "update follower set digest_hour = :hour, digest_weekday = :day,"
        " digest_until = :at, weekly_until = :at",
        hour=hour,
        day=weekday,
        at=start,
    )


def both(world: World) -> None:
    """Two workers at the same moment."""
    threads = [threading.Thread(target=world.do, args=[MakeDigests()]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def live(world: World, steps: list[tuple[str, int]]) -> list[object]:
    """What happens, in this order; then enough time for all that waits. Returns what was published."""
    published: list[object] = []
    for what, how in steps:
        if what == "wait":
            world.clock.advance(minutes=how)
        elif what == "publish":
            published.append(publish(world))
        elif what == "run":
            for _ in range(how):
                make_digests(world.runtime.bus)
        else:
            both(world)
    world.clock.advance(days=8)
    make_digests(world.runtime.bus)
    return published


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.sampled_from(STARTS),
    cadence=st.sampled_from(["daily", "weekly"]),
    hour=st.integers(0, 23),
    weekday=st.integers(1, 7),
    steps=STEPS,
)
def test_each_thing_is_in_one_digest_and_intervals_abut(
    place: World, start: datetime, cadence: str, hour: int, weekday: int, steps: list[tuple[str, int]]
) -> None:
    """Runs that are late, doubled, or two at once."""
    begin(place, start, cadence, hour, weekday)
    published = live(place, steps)
    made = digests(place)
    assert Counter(fact for row in made for fact in row["facts"]) == Counter(published)
    end = start
    for row in made:
        assert row["since"] == end < row["until"]
        end = row["until"]
        here = end.astimezone(ROMANIA)
        assert here - timedelta(seconds=own_second(place)) in _hours(here, hour)
        assert cadence == "daily" or here.isoweekday() == weekday
        held = place.rows("select created_at from fact where id = any(:ids)", ids=row["facts"])
        assert all(row["since"] <= one["created_at"] < row["until"] for one in held)


def _hours(day: datetime, hour: int) -> tuple[datetime, ...]:
    """The hour of that day; where the clock leaps over it, the one after."""
    wanted = day.replace(hour=hour, minute=0, second=0, microsecond=0)
    return wanted, wanted + timedelta(hours=1) if _leapt(wanted) else wanted


def _leapt(wanted: datetime) -> bool:
    return wanted.astimezone(UTC).astimezone(ROMANIA).hour != wanted.hour


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, leap=st.integers(-400, 400), at=st.integers(0, 23))
def test_a_clock_that_jumps_loses_and_repeats_nothing(
    place: World, steps: list[tuple[str, int]], leap: int, at: int
) -> None:
    """A year ahead and back, or back first: once it stands where it should, all has been told once."""
    begin(place, STARTS[0], "daily", 8, 1)
    published = live(place, steps[:at])
    place.clock.advance(days=leap)
    published += live(place, steps[at:])
    place.clock.advance(days=-leap)
    published += live(place, [("publish", 0)])
    place.clock.advance(days=abs(leap))
    make_digests(place.runtime.bus)
    assert Counter(fact for row in digests(place) for fact in row["facts"]) == Counter(published)


@pytest.mark.parametrize(
    ("now", "hours", "planned"),
    [
        ("2026-01-13T21:00+02:00", (22, 7), None),
        ("2026-01-13T22:00+02:00", (22, 7), "2026-01-14T07:00+02:00"),
        ("2026-01-14T06:59+02:00", (22, 7), "2026-01-14T07:00+02:00"),
        ("2026-01-14T07:00+02:00", (22, 7), None),
        ("2026-01-14T13:30+02:00", (13, 15), "2026-01-14T15:00+02:00"),
        ("2026-01-14T15:30+02:00", (13, 15), None),
        ("2026-03-29T01:30+02:00", (0, 3), "2026-03-29T04:00+03:00"),  # three o'clock does not come
        ("2026-10-25T02:30+03:00", (0, 4), "2026-10-25T04:00+02:00"),  # it comes twice
        ("2026-01-13T23:30+02:00", None, None),
    ],
)
def test_quiet_hours_end_when_they_should(
    place: World, now: str, hours: tuple[int, int] | None, planned: str | None
) -> None:
    """Across midnight, and on the days of 23 and 25 hours."""
    first, last = hours or (None, None)
    change(place, "update follower set quiet_from = :first, quiet_until = :last", first=first, last=last)
    instant = datetime.fromisoformat(now)
    with place.runtime.read() as session:
        found = session.scalar(text(f"select {slots.PLANNED} from follower f"), slots.at(instant))
    assert found == (datetime.fromisoformat(planned) if planned else instant)
