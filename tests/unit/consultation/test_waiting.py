"""Where an authority looks first: what waits, until somebody has looked, or until its time is over."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import text

from services.consultation.commands.moderation import ShowRecommendation
from services.consultation.commands.settings import ChangeSettings
from services.consultation.errors.moderation import NotWaiting
from services.consultation.jobs import show_waiting
from services.consultation.model.authority_settings import Choices
from services.consultation.model.law import Calendar
from services.consultation.model.waiting import shown_at_last
from shared.errors import NotAllowed
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World


def looks_first(world: World) -> None:
    """The authority chooses to."""
    world.do(ChangeSettings(CLERK, AUTHORITY, 0, Choices(moderated_before=True)))


def waits(world: World) -> list[bool]:
    """Of each recommendation, by number, whether the public does not read it yet."""
    with world.runtime.read() as session:
        query = "select held_until is not null from recommendation order by register_number"
        return list(session.scalars(text(query)))


def let_through(world: World, recommendation_id: UUID, where: frozenset[str] = CLERK_OF) -> None:
    """Somebody has looked."""
    world.do(ShowRecommendation(recommendation_id, CLERK, where))


@pytest.mark.parametrize(
    ("received", "shown"),
    [
        (datetime(2026, 1, 13, 9, tzinfo=UTC), datetime(2026, 1, 15, 22, tzinfo=UTC)),
        (datetime(2026, 1, 16, 9, tzinfo=UTC), datetime(2026, 1, 20, 22, tzinfo=UTC)),
        (datetime(2026, 3, 27, 21, 59, 59, tzinfo=UTC), datetime(2026, 3, 31, 21, tzinfo=UTC)),
        (datetime(2026, 3, 27, 22, 0, 0, tzinfo=UTC), datetime(2026, 3, 31, 21, tzinfo=UTC)),
    ],
)
def test_two_working_days_at_most(received: datetime, shown: datetime) -> None:
    """By Romania's days, with weekends and the change of clocks."""
    assert shown_at_last(received, Calendar()) == shown


def test_the_governments_days_off_count_as_no_working_days() -> None:
    """14 January given off."""
    received = datetime(2026, 1, 13, 9, tzinfo=UTC)
    calendar = Calendar(frozenset({date(2026, 1, 14)}))
    assert shown_at_last(received, calendar) == datetime(2026, 1, 16, 22, tzinfo=UTC)


def test_nothing_waits_unless_chosen(world: World) -> None:
    """And what came in before goes on being read; number and receipt never wait."""
    consultation, ana = world.published(), world.person()
    world.sent(consultation.id, ana)
    looks_first(world)
    receipt = world.sent(consultation.id, ana)
    world.entered(consultation.id)  # a clerk has seen what a clerk enters
    assert (receipt.register_number, waits(world)) == ("2/2026", [False, True, False])


def test_somebody_looks_once(world: World) -> None:
    """It is noted who; another authority's may not."""
    looks_first(world)
    recommendation = world.sent(world.published().id, world.person()).id
    with pytest.raises(NotAllowed):
        let_through(world, recommendation, frozenset({"alt-oras"}))
    let_through(world, recommendation)
    with pytest.raises(NotWaiting):
        let_through(world, recommendation)
    with world.runtime.read() as session:
        deeds = session.execute(text("select deed, actor_id from audit where subject_type <> 'authority'"))
        assert [tuple(deed) for deed in deeds] == [("recommendation.let-through", CLERK)]


def test_what_is_moderated_does_not_wait_any_more(world: World) -> None:
    """Somebody has looked at it."""
    looks_first(world)
    world.moderated(world.sent(world.published().id, world.person()).id, "riverani")
    assert waits(world) == [False]


def test_what_nobody_looks_at_is_shown_by_itself(world: World) -> None:
    """As the second working day ends, not an instant before; it is noted that nobody did."""
    looks_first(world)
    consultation, ana = world.published(), world.person()
    world.sent(consultation.id, ana)
    world.clock.instant = datetime(2026, 1, 14, 9, tzinfo=UTC)
    world.sent(consultation.id, ana)
    found = []
    for instant in (
        datetime(2026, 1, 15, 21, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 1, 15, 22, 0, 0, tzinfo=UTC),
        datetime(2026, 1, 16, 22, 0, 0, tzinfo=UTC),
    ):
        world.clock.instant = instant
        show_waiting(world.runtime.bus)
        found.append(waits(world))
    assert found == [[True, True], [False, True], [False, False]]
    with world.runtime.read() as session:
        noted = session.scalars(text("select deed from audit where actor_id is null")).all()
    assert noted == ["recommendation.shown-by-itself"] * 2
