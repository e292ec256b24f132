"""How somebody wants to be told: pauses, quiet hours, bursts; what waits already comes accordingly."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from services.notification.commands import EndFollow
from services.notification.commands.wishes import ChangeCadence, ChangeWishes, EndAllFollows
from services.notification.errors import LinkNotValid, NoSuchFollow
from services.notification.errors.following import PauseNotValid, QuietHoursNotValid
from services.notification.jobs import keep_quiet, make_digests
from services.notification.model import Outcome, Topic
from services.notification.model.follower import Wishes
from services.notification.model.secrets_of_links import StopTokens
from tests.unit.notification.test_digests import change, digests, publish
from tests.unit.notification.world import World

EMAIL = "ana@example.org"


@pytest.fixture
def chosen(world: World) -> UUID:
    """Ana follows one authority."""
    return world.subscribed(EMAIL)


@pytest.fixture
def token(world: World, chosen: UUID, tokens: StopTokens) -> str:
    """Of the link in a mail that she got."""
    return tokens.make_page(chosen, world.clock.now())


def want(world: World, token: str, **wishes: Any) -> None:
    """As Ana, by the page."""
    world.do(ChangeWishes(token=token, wishes=Wishes(**{"language": "ro", **wishes})))


def waiting(world: World) -> list[tuple[datetime, str]]:
    """Mails of announcements and digests that wait."""
    rows = world.rows("""
        select d.next_at, f.category from delivery d join fact f on f.id = d.fact_id
        where d.finished_at is null order by d.id
    """)
    return [(row["next_at"], row["category"]) for row in rows]


def at(text: str) -> datetime:
    """An instant."""
    return datetime.fromisoformat(text).astimezone(UTC)


def test_quiet_hours_move_what_was_chosen_to_their_end(world: World, token: str) -> None:
    """Across midnight; what the law owes is sent at once."""
    want(world, token, quiet_from=22, quiet_until=7)
    world.clock.instant = at("2026-01-13T23:00+02:00")
    publish(world)
    assert waiting(world) == [(at("2026-01-14T07:00+02:00"), "announcement")]
    assert world.send_all() == []
    world.clock.instant = at("2026-01-14T07:00+02:00")
    assert len(world.send_all()) == 1


def test_what_is_tried_again_does_not_come_in_the_night(world: World, token: str) -> None:
    """The mail server said later, and later is night."""
    want(world, token, quiet_from=22, quiet_until=7)
    world.clock.instant = at("2026-01-13T21:59+02:00")
    publish(world)
    world.postbox.outcomes = [Outcome("temporary-failure", 451, "later")]
    world.send_all()
    world.clock.advance(minutes=5)
    keep_quiet(world.runtime.bus)
    assert waiting(world) == [(at("2026-01-14T07:00+02:00"), "announcement")]
    world.clock.instant = at("2026-01-14T07:01+02:00")
    keep_quiet(world.runtime.bus)
    assert len(world.send_all()) == 1


def test_the_sixth_mail_within_an_hour_waits_for_the_next_with_the_rest(world: World, chosen: UUID) -> None:
    """Five come at once, twenty as one; an hour later it begins anew."""
    facts = [publish(world) for _ in range(25)]
    assert len(world.send_all()) == 5
    world.clock.advance(minutes=65)
    make_digests(world.runtime.bus)
    assert [(row["cadence"], row["facts"]) for row in digests(world)] == [("held", facts[5:])]
    world.send_all()
    publish(world)
    assert len(world.send_all()) == 1


def test_what_one_wakes_up_to_is_counted_too(world: World, token: str) -> None:
    """A night of thirty drafts is five mails and a digest."""
    want(world, token, quiet_from=22, quiet_until=7)
    world.clock.instant = at("2026-01-13T22:30+02:00")
    for _ in range(10):
        for _ in range(3):
            publish(world)
        world.clock.advance(minutes=45)
    world.clock.instant = at("2026-01-14T07:01+02:00")
    make_digests(world.runtime.bus)
    assert len(world.send_all()) == 6


def test_a_pause_ends_with_one_digest_of_all_that_happened(world: World, token: str) -> None:
    """Also of what waited to be sent when it began."""
    facts = [publish(world)]
    want(world, token, paused_until=date(2026, 1, 20), digest_hour=10)
    facts.append(publish(world))
    world.clock.advance(days=3)
    facts.append(publish(world))
    make_digests(world.runtime.bus)
    assert world.send_all() == []
    world.clock.instant = at("2026-01-20T11:00+02:00")
    make_digests(world.runtime.bus)
    assert [row["facts"] for row in digests(world)] == [facts]
    publish(world)
    assert len(world.send_all()) == 2


def test_a_pause_may_drop_what_happens_in_it(world: World, token: str) -> None:
    """What waited before it is told all the same."""
    change(world, "update subscription set cadence = 'daily'")
    before = publish(world)
    want(world, token, paused_until=date(2026, 1, 20), pause_drops=True)
    publish(world)
    world.clock.advance(days=8)
    make_digests(world.runtime.bus)
    assert [row["facts"] for row in digests(world)] == [[before]]


def test_a_pause_that_is_ended_early_lets_all_come_at_once(world: World, token: str) -> None:
    """One digest, at the next look."""
    want(world, token, paused_until=date(2026, 2, 20))
    fact = publish(world)
    world.clock.advance(days=1)
    want(world, token)
    make_digests(world.runtime.bus)
    assert [row["facts"] for row in digests(world)] == [[fact]]


def test_another_hour_is_another_time_for_what_waits(world: World, token: str) -> None:
    """Of the day and of the week."""
    change(world, "update subscription set cadence = 'weekly'")
    fact = publish(world)  # on a Tuesday
    want(world, token, digest_hour=20, digest_weekday=3)
    world.clock.instant = at("2026-01-14T21:00+02:00")
    make_digests(world.runtime.bus)
    assert [(row["cadence"], row["facts"]) for row in digests(world)] == [("weekly", [fact])]


@pytest.mark.parametrize(("cadence", "later"), [("immediate", {"minutes": 1}), ("daily", {"days": 1})])
def test_what_waited_for_another_cadence_comes_soon(
    world: World, chosen: UUID, token: str, cadence: Any, later: dict[str, float]
) -> None:
    """By the next daily hour, or at once, and once."""
    change(world, "update subscription set cadence = 'weekly'")
    fact = publish(world)
    for _ in range(2):
        world.do(ChangeCadence(token=token, subscription_id=chosen, cadence=cadence))
    world.clock.advance(**later)
    make_digests(world.runtime.bus)
    assert [row["facts"] for row in digests(world)] == [[fact]]


@pytest.mark.parametrize(
    "wishes",
    [
        {"quiet_from": 22},
        {"quiet_until": 7},
        {"quiet_from": 7, "quiet_until": 7},
        {"paused_until": date(2026, 1, 12)},
        {"paused_until": date(2026, 1, 13)},  # its hour is over
        {"paused_until": date(2027, 1, 20)},
        {"paused_until": date.max},
        {"paused_until": date.min},
    ],
)
def test_what_cannot_be_wanted_changes_nothing(world: World, token: str, wishes: dict[str, Any]) -> None:
    """A pause of yesterday, one of more than a year, half of the quiet hours."""
    before = world.rows("select * from follower")
    with pytest.raises((PauseNotValid, QuietHoursNotValid)):
        want(world, token, language="en", **wishes)
    assert world.rows("select * from follower") == before


def test_an_account_and_a_link_open_the_same_list(world: World, chosen: UUID, token: str) -> None:
    """Another's is closed to both."""
    world.do(ChangeWishes(account_id=world.person("Ana@example.org"), wishes=Wishes(language="en")))
    assert [row["language"] for row in world.rows("select language from subscription")] == ["en"]
    with pytest.raises(NoSuchFollow):
        world.do(
            ChangeCadence(account_id=world.person("ion@example.org"), subscription_id=chosen, cadence="daily")
        )
    others = world.subscribed("eva@example.org")
    with pytest.raises(NoSuchFollow):
        world.do(EndFollow(token=token, subscription_id=others))
    world.do(EndAllFollows(token=token))
    rows = world.rows("select email from subscription where state = 'confirmed'")
    assert [row["email"] for row in rows] == ["eva@example.org"]


def test_a_link_ends_and_is_of_this_page_alone(
    world: World, chosen: UUID, token: str, tokens: StopTokens
) -> None:
    """Thirty days; neither does the link that stops open it, nor this one stop by itself."""
    assert tokens.read(token) is None
    assert tokens.read_page(tokens.make(chosen), world.clock.now()) is None
    assert tokens.read_page(token[:-4] + "AAAA", world.clock.now()) is None
    assert tokens.read_page("ș" * 72, world.clock.now()) is None
    world.clock.advance(days=29, hours=23)
    want(world, token)
    world.clock.advance(hours=1)
    with pytest.raises(LinkNotValid):
        want(world, token)


def test_what_is_stopped_still_opens_the_rest(world: World, chosen: UUID, token: str) -> None:
    """The mail whose own subject was stopped is as good a key to the others."""
    world.subscribed(EMAIL, Topic("all"))
    world.do(EndFollow(token=token, subscription_id=chosen))
    want(world, token, language="en")
    rows = world.rows("select language from subscription where state = 'confirmed'")
    assert [row["language"] for row in rows] == ["en"]
