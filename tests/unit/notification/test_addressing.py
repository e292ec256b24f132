"""Who is told of a fact: once, at once or by a digest, whatever they follow."""

from collections.abc import Callable

import pytest

from services.notification.model import Topic
from tests.unit.notification.world import AUTHORITY, PUBLISHED, World

ITEMS = "select f.email from digest_item i join follower f on f.id = i.follower_id order by f.email"
EMAIL = "ana@example.org"
SLOW = """
    create function take_long() returns trigger language plpgsql as
        'begin perform pg_sleep(2.5); return new; end';
    create trigger takes_long before insert on delivery for each row execute function take_long()
"""


def published(world: World) -> tuple[list[str], list[str]]:
    """Who gets a mail of a published draft, and for whom it waits for a digest."""
    world.hear("consultation.consultation.published", PUBLISHED)
    return [row["recipient"] for row in world.deliveries()], [row["email"] for row in world.rows(ITEMS)]


def change(world: World, statement: str) -> None:
    """As somebody who wants to be told otherwise."""
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_who_asked_for_a_digest_gets_no_mail_of_its_own(world: World) -> None:
    """It waits, and who is told at once is told."""
    world.subscribed(EMAIL)
    world.subscribed("ion@example.org")
    change(world, f"update subscription set cadence = 'weekly' where email = '{EMAIL}'")
    assert published(world) == (["ion@example.org"], [EMAIL])


def test_who_follows_two_ways_is_told_by_the_quicker(world: World) -> None:
    """All drafts by a weekly digest, those of one authority at once: one mail, and nothing that waits."""
    world.subscribed(EMAIL, Topic("all"))
    change(world, "update subscription set cadence = 'weekly'")
    world.subscribed(EMAIL, Topic("authority", AUTHORITY))
    assert published(world) == ([EMAIL], [])


def test_a_pause_keeps_what_happens_meanwhile(world: World) -> None:
    """Nothing is sent, nothing is lost; one that is over keeps nothing."""
    world.subscribed(EMAIL)
    world.subscribed("ion@example.org")
    change(world, f"update follower set paused_until = '2100-01-01Z' where email = '{EMAIL}'")
    change(world, "update follower set paused_until = '2001-01-01Z' where email = 'ion@example.org'")
    assert published(world) == (["ion@example.org"], [EMAIL])


def test_an_event_heard_twice_waits_once(world: World) -> None:
    """For a digest as for a mail."""
    world.subscribed(EMAIL)
    change(world, "update subscription set cadence = 'daily'")
    event_id = world.hear("consultation.consultation.published", PUBLISHED)
    world.hear("consultation.consultation.published", PUBLISHED, event_id)
    assert len(world.rows(ITEMS)) == 1


def test_an_address_has_one_row_of_how_it_is_told(world: World) -> None:
    """However many things it follows."""
    world.subscribed(EMAIL, Topic("all"))
    world.subscribed(EMAIL)
    assert [row["email"] for row in world.rows("select email from follower")] == [EMAIL]


def test_however_many_they_are_it_is_not_cut_short(
    make_database: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would end any other statement would mean here that nobody ever hears."""
    monkeypatch.setattr("shared.persistence.engine.STATEMENT_TIMEOUT_MS", 2_000)
    world = World.over(make_database("notification"))
    world.subscribed(EMAIL)
    change(world, SLOW)
    assert published(world) == ([EMAIL], [])
    world.runtime.close()
