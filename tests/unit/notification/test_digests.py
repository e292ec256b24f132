"""Digests: each of an interval, made however late, doubled or at once, with nothing lost or told twice."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import RowMapping, text

from services.notification.commands import CancelSubscription, MakeDigests
from services.notification.jobs import make_digests
from services.notification.model import Topic
from services.notification.model.known import organisation
from services.notification.model.secrets_of_links import StopTokens
from shared.ids import new_id
from tests.unit.notification.letters import parts
from tests.unit.notification.test_sheets import read
from tests.unit.notification.world import AUTHORITY, PUBLISHED, World

EMAIL = "ana@example.org"
ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")
SUSPENDED = {
    "organisation_id": str(ORGANISATION),
    "authority": AUTHORITY,
    "name": "Asociația Exemplu",
    "suspended_on": "2026-01-13",
    "state": "suspended",
}


def change(world: World, statement: str, **given: Any) -> None:
    """As somebody who wants to be told otherwise."""
    with world.runtime.engine.begin() as connection:
        connection.execute(text(statement), given)


def publish(world: World, **changes: Any) -> UUID:
    """A draft of its own."""
    return world.hear(
        "consultation.consultation.published", {**PUBLISHED, "consultation_id": str(new_id()), **changes}
    )


def digests(world: World) -> Sequence[RowMapping]:
    """Those that were made, oldest first."""
    return world.rows("""
        select f.data ->> 'cadence' as cadence, d.recipient, d.next_at,
               cast(f.data ->> 'since' as timestamptz) as since,
               cast(f.data ->> 'until' as timestamptz) as until,
               (select array_agg(i.fact_id order by i.id) from digest_item i
                where i.digest_id = f.id) as facts
        from fact f join delivery d on d.fact_id = f.id where f.category = 'digest' order by f.id
    """)


def own_second(world: World, email: str = EMAIL) -> int:
    """At which second of the hour somebody is told."""
    (row,) = world.rows("select id from follower where email = :email", email=email)
    return int(str(row["id"])[-4:], 16) % 3600


@pytest.fixture
def daily(world: World) -> World:
    """Ana hears of one authority by a digest at eight, in Bucharest."""
    world.subscribed(EMAIL)
    change(world, "update subscription set cadence = 'daily'")
    return world


def test_nothing_comes_before_its_time_and_all_comes_then(daily: World) -> None:
    """What was published between two digests is in the second, which begins where the first ended."""
    first = publish(daily)
    daily.clock.instant = datetime(2026, 1, 14, 5, 59, tzinfo=UTC)
    make_digests(daily.runtime.bus)
    assert digests(daily) == []
    daily.clock.advance(minutes=61)
    make_digests(daily.runtime.bus)
    second = publish(daily)
    daily.clock.advance(days=1)
    make_digests(daily.runtime.bus)
    made = digests(daily)
    assert [row["facts"] for row in made] == [[first], [second]]
    assert made[1]["since"] == made[0]["until"]
    at = made[0]["until"]
    assert (at.hour, at.minute * 60 + at.second) == (6, own_second(daily))


def test_an_empty_digest_is_not_sent(daily: World) -> None:
    """A week in which nothing happens."""
    for _ in range(7):
        daily.clock.advance(days=1)
        make_digests(daily.runtime.bus)
    assert digests(daily) == []


def test_a_late_run_makes_one_digest_of_what_two_would_have_held(daily: World) -> None:
    """The machine was off for days: nothing is lost, and who reads it gets one mail."""
    facts = [publish(daily)]
    daily.clock.advance(days=1)
    facts.append(publish(daily))
    daily.clock.advance(days=3)
    make_digests(daily.runtime.bus)
    assert [row["facts"] for row in digests(daily)] == [facts]


def test_each_cadence_has_a_digest_of_its_own(daily: World) -> None:
    """What is followed by the week waits for its day, whatever comes by the day."""
    daily.know(organisation, organisation_id=ORGANISATION, name="Asociația Exemplu")
    daily.subscribed(EMAIL, Topic.organisation(ORGANISATION))
    change(daily, "update subscription set cadence = 'weekly' where topic_key like 'organisation:%'")
    published = publish(daily)
    suspended = daily.hear("registry.organisation.suspended", SUSPENDED)
    for _ in range(8):
        daily.clock.advance(days=1)
        make_digests(daily.runtime.bus)
    made = digests(daily)
    assert [(row["cadence"], row["facts"]) for row in made] == [
        ("daily", [published]),
        ("weekly", [suspended]),
    ]
    assert made[1]["until"].isoweekday() == 1


def test_two_runs_at_once_make_one(daily: World) -> None:
    """The second passes by whom the first holds, and finds nothing afterwards."""
    publish(daily)
    daily.clock.advance(days=1)
    bus = daily.runtime.bus
    with daily.runtime.engine.connect() as other, other.begin():
        other.execute(text("select from follower for no key update"))
        assert bus.do(MakeDigests()) == 0
    assert bus.do(MakeDigests()) == 1
    assert bus.do(MakeDigests()) == 0
    assert len(digests(daily)) == 1


def test_the_mail_groups_and_sorts_and_ends(daily: World) -> None:
    """What ends soonest comes first; each has its date and one link; more than thirty are counted."""
    for number in range(33):
        title = f"Proiectul {number}"
        publish(daily, title=title, recommendations_until=f"2026-02-{28 - number % 20:02}T21:59:59Z")
    daily.clock.advance(days=1)
    make_digests(daily.runtime.bus)
    daily.send_all()
    ((_, raw),) = [sent for sent in daily.postbox.sent if b"Rezumatul" in sent[1] or b"digest" in sent[1]]
    message = read(raw)
    plain, _ = parts(message)
    assert str(message["Subject"]) == "Rezumatul zilei: 33 de noutăți"
    assert plain.count("Proiect în consultare: ") == 30
    assert "Orașul Exemplu\n-----" in plain
    assert "Și încă 3 noutăți." in plain
    assert plain.index("Proiectul 19") < plain.index("Proiectul 18") < plain.index("Proiectul 17")
    assert "luni, 9 februarie 2026, ora 23:59 · mai sunt 26 de zile" in plain
    assert len(raw) < 100 * 1024


def test_stopping_a_digest_stops_all_that_one_chose(daily: World, tokens: StopTokens) -> None:
    """Its link is of the follower; what waits is told no more, and twice is as good as once."""
    daily.subscribed(EMAIL, Topic("all"))
    change(daily, "update subscription set cadence = 'weekly' where topic_key = 'all'")
    publish(daily)
    (follower,) = daily.rows("select id from follower")
    for _ in range(2):
        assert daily.do(CancelSubscription(tokens.make(follower["id"]))) is None
    daily.clock.advance(days=1)
    make_digests(daily.runtime.bus)
    publish(daily)
    assert digests(daily) == []
    assert len(daily.deliveries()) == 0


def test_what_is_stopped_is_not_told_by_the_next_digest(daily: World, tokens: StopTokens) -> None:
    """The rest is."""
    daily.know(organisation, organisation_id=ORGANISATION, name="Asociația Exemplu")
    daily.subscribed(EMAIL, Topic.organisation(ORGANISATION))
    change(daily, "update subscription set cadence = 'daily'")
    published = publish(daily)
    daily.hear("registry.organisation.suspended", SUSPENDED)
    (row,) = daily.rows("select id from subscription where topic_key like 'organisation:%'")
    daily.do(CancelSubscription(tokens.make(row["id"])))
    daily.clock.advance(days=1)
    make_digests(daily.runtime.bus)
    assert [row["facts"] for row in digests(daily)] == [[published]]
