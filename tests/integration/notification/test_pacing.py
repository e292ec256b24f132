"""Claimed by batches: by lane and by the pace of each domain; what was not tried after all is put back."""

import threading
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from services.notification import queries
from services.notification.commands import ClaimDeliveries, NoteOutcome, NoteOutcomes
from services.notification.model import Outcome
from services.notification.model.delivery import LEASE, TOLD_SOON
from services.notification.model.pace import AT_ONCE, FIRST_REST
from services.notification.ports.composer import Outgoing
from shared.ids import new_id
from tests.unit.notification.world import NEVER, PUBLISHED, World

PUBLISH = "consultation.consultation.published"
LETTER = "registry.letter.account-exists"
TOO_MANY = Outcome("temporary-failure", 450, "4.7.1 too many")
GAP = timedelta(minutes=1) / 600
AWAY = Outcome("technical-failure", None, "ConnectionRefusedError")


def announced(world: World, *recipients: str) -> World:
    """They are owed an announcement."""
    for recipient in recipients:
        world.subscribed(recipient)
    world.hear(PUBLISH, PUBLISHED)
    return world


def many(number: int, domain: str = "example.org") -> list[str]:
    """So many recipients of one domain."""
    return [f"p{n}@{domain}" for n in range(number)]


def claim(world: World, most: int = 100) -> list[Outgoing]:
    """What a sender would get now."""
    claimed: list[Outgoing] = world.do(ClaimDeliveries(most))
    return claimed


def recipients(items: list[Outgoing]) -> list[str]:
    """Of the mails."""
    return [item.recipient for item in items]


def hurry(world: World, domain: str = "example.org") -> None:
    """It has had as many mails as may go at once."""
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql(
            "insert into pace (domain, free_at, used_at) values (%s, %s, %s) on conflict (domain)"
            " do update set free_at = excluded.free_at",
            (domain, world.clock.now(), world.clock.now()),
        )


def letter(world: World, recipient: str) -> None:
    """Somebody is owed a letter."""
    link = "http://localhost:8080/x"
    world.hear(LETTER, {"email": recipient, "name": "Ion", "language": "ro", "link": link})


def test_a_batch_has_one_lease_and_is_nobody_elses(world: World) -> None:
    """Not more than was asked for; the others are the next sender's."""
    announced(world, *many(5))
    first, second = claim(world, 3), claim(world, 3)
    assert (len(first), len(second)) == (3, 2)
    assert len({item.lease for item in first}) == 1
    assert not set(recipients(first)) & set(recipients(second))
    assert claim(world) == []


def test_who_waits_for_a_turn_is_not_claimed_before_it(world: World) -> None:
    """What goes to another domain meanwhile passes by."""
    announced(world, *many(3), "zoe@example.com")
    hurry(world)
    first = recipients(claim(world))
    assert "zoe@example.com" in first
    assert len(first) == 2
    world.clock.instant += GAP
    assert len(claim(world)) == 1
    world.clock.instant += GAP
    assert len(claim(world)) == 1


def test_a_domain_with_thousands_does_not_hide_what_stands_behind(world: World) -> None:
    """A batch in which all have to wait is not the end."""
    announced(world, *many(12), "zoe@example.com")
    hurry(world)
    claim(world, 1)
    assert recipients(claim(world, 2)) == ["zoe@example.com"]


def test_a_letter_goes_while_others_wait_for_their_turn(world: World) -> None:
    """It is not counted."""
    announced(world, *many(3))
    hurry(world)
    claim(world)
    letter(world, "ion@example.org")
    assert recipients(claim(world)) == ["ion@example.org"]


def test_too_many_slows_all_of_the_domain_and_no_other(world: World) -> None:
    """Also letters; after the rest they go."""
    announced(world, *many(2), "zoe@example.com")
    world.postbox.outcomes.append(TOO_MANY)
    world.sender().send_some(NEVER, most=1)
    letter(world, "eva@example.org")
    assert recipients(claim(world)) == ["zoe@example.com"]
    world.clock.instant += FIRST_REST + AT_ONCE
    assert {"eva@example.org", "p1@example.org"} <= set(recipients(claim(world)))


def test_the_lane_of_letters_alone(world: World) -> None:
    """What the reserved sender takes."""
    announced(world, *many(2))
    letter(world, "zoe@example.com")
    items = world.do(ClaimDeliveries(10, (TOLD_SOON,)))
    assert recipients(items) == ["zoe@example.com"]
    assert world.do(ClaimDeliveries(10, (TOLD_SOON,))) == []


def test_other_channels_have_no_domains(world: World) -> None:
    """And are claimed by themselves."""
    announced(world, *many(2))
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update delivery set channel = 'push' where recipient like 'p0%%'")
        connection.exec_driver_sql("delete from pace")
    assert len(world.do(ClaimDeliveries(10, channel="push"))) == 1
    assert world.rows("select * from pace") == []
    assert len(claim(world)) == 1


@pytest.mark.parametrize("outcome", [AWAY, None])
def test_the_rest_of_a_batch_is_put_back(world: World, outcome: Outcome | None) -> None:
    """The relay is away, or the worker is told to stop: what was not tried is due at once."""
    announced(world, *many(3))
    stop = threading.Event()
    if outcome:
        world.postbox.outcomes.append(outcome)
    else:
        stop.set()
    tried = world.sender().send_some(stop)
    assert tried == ([outcome] if outcome else [])
    waiting = [row for row in world.deliveries() if row["state"] == "created"]
    assert len(waiting) == 3 - len(tried)
    assert {row["attempts"] for row in waiting} == {0}
    said = world.rows(
        "select state, text from delivery_attempt where delivery_id = :id order by id", **waiting[0]
    )
    assert [(row["state"], row["text"]) for row in said] == [("sending", None), ("created", "not tried")]
    assert len(claim(world)) == len(waiting)


def test_a_batch_that_takes_long_is_put_back_before_its_lease_ends(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else may have begun with what is still being sent."""
    announced(world, *many(3))
    monkeypatch.setattr("services.notification.jobs.sender.BATCH_S", -1.0)
    assert world.sender().send_some(NEVER) == []
    assert {row["state"] for row in world.deliveries()} == {"created"}


def test_a_lost_lease_does_not_count(world: World) -> None:
    """One mail of a batch may be another's by now; the others are noted."""
    announced(world, *many(2))
    first, second = claim(world)
    now = world.clock.now()
    refused = Outcome("permanent-failure", 550, "no")
    world.do(
        NoteOutcomes(
            (
                NoteOutcome(first.delivery_id, new_id(), refused, now),
                NoteOutcome(second.delivery_id, second.lease, refused, now),
            )
        )
    )
    states = {row["id"]: row["state"] for row in world.deliveries()}
    assert states == {first.delivery_id: "sending", second.delivery_id: "permanent-failure"}
    world.clock.instant += LEASE
    assert recipients(claim(world)) == [first.recipient]


def test_taken_mails_are_noted_by_tens(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is killed has sent no more than that without a note of it."""
    announced(world, *many(25))
    waiting: list[int] = []

    def send(recipient: str, message: bytes, return_path: str = "") -> Outcome:
        waiting.append(len(world.rows("select from delivery where state = 'sending'")))
        return Outcome("delivered", 250, "OK")

    monkeypatch.setattr(world.postbox, "send", send)
    world.sender().send_some(NEVER)
    assert waiting == [25] * 10 + [15] * 10 + [5] * 5
    assert {row["state"] for row in world.deliveries()} == {"delivered"}


def test_operators_see_what_waits_by_lane_and_what_is_late(world: World) -> None:
    """Who waits for a turn is not late before it, and then by no more than since it was told."""
    announced(world, *many(2))
    hurry(world)
    world.clock.advance(seconds=1)
    letter(world, "ion@example.com")
    world.clock.advance(seconds=5)
    numbers = waiting_of(world)
    assert (numbers["mails_soon_waiting"], numbers["mails_in_turn_waiting"]) == (1, 2)
    assert (numbers["mails_soon_oldest_s"], numbers["mails_in_turn_oldest_s"]) == (5, 6)
    assert (numbers["deliveries_waiting"], numbers["pushes_waiting"]) == (3, 0)
    world.postbox.outcomes += [Outcome("delivered", 250, "OK"), TOO_MANY]
    world.send_all()
    numbers = waiting_of(world)
    assert (numbers["mails_soon_waiting"], numbers["domains_slowed"]) == (0, 1)


def waiting_of(world: World) -> Mapping[str, Any]:
    """The numbers that the worker measures."""
    with world.runtime.read() as session:
        return queries.waiting(session, world.clock.now())
