"""From deliveries to mails in a real mail server, in good weather and bad."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from services.notification.commands import ClaimDeliveries, FinishNextAnnouncement, GiveUpNextOverdue
from services.notification.jobs.sender import send_due
from services.notification.model.delivery import LEASE
from services.notification.ports.relay import SmtpRelay
from services.notification.ports.relay_address import RelayAddress
from shared.progress import Progress
from shared.testing.mailbox import Mailbox
from shared.testing.waiting import eventually
from tests.integration.notification.conftest import SENDER
from tests.integration.notification.weather import Behaviour, cut_off, hang, serve
from tests.unit.notification.world import NEVER, PUBLISHED, World

PUBLISH = "consultation.consultation.published"
Relays = Callable[[], SmtpRelay]


def states(world: World) -> list[tuple[str, int | None]]:
    """The evidence, oldest first."""
    rows = world.rows("""
        select e.state, e.code from delivery_attempt e join delivery d on d.id = e.delivery_id
        join fact f on f.id = d.fact_id where f.category = 'announcement' order by e.id
    """)
    return [(row["state"], row["code"]) for row in rows]


@pytest.fixture
def announced(world: World) -> World:
    """One subscriber is owed an announcement."""
    world.subscribed("ana@example.org")
    world.hear(PUBLISH, PUBLISHED)
    return world


def test_a_mail_arrives(announced: World, make_relay: Relays, mailbox: Mailbox) -> None:
    """As it was composed, and the evidence says so."""
    announced.send_all(make_relay())
    (mail,) = mailbox.to("ana@example.org")
    assert mail["Subject"] == "Proiect în consultare: Regulamentul de parcare"
    assert mail["From"] == "Parteneriat <noreply@example.org>"
    (row,) = announced.deliveries()
    assert mail["Message-ID"] == f"<{row['id']}@example.org>"
    assert states(announced) == [("sending", None), ("delivered", 250)]


def test_later_means_later(announced: World, make_relay: Relays, mailbox: Mailbox) -> None:
    """A server that says 451 is asked again after a pause, over the same connection, and takes it then."""
    mailbox.refusals.append("451 <ana@example.org> greylisted")
    relay = make_relay()
    assert [outcome.state for outcome in announced.send_all(relay)] == ["temporary-failure"]
    (row,) = announced.deliveries()
    assert row["reason"] == "451 <a***@e***.org> greylisted"
    assert announced.send_all(relay) == []
    announced.clock.advance(minutes=2)
    assert [outcome.state for outcome in announced.send_all(relay)] == ["delivered"]
    assert states(announced) == [
        ("sending", None),
        ("temporary-failure", 451),
        ("sending", None),
        ("delivered", 250),
    ]
    assert len(mailbox.to("ana@example.org")) == 1


def test_never_means_never(announced: World, make_relay: Relays, mailbox: Mailbox) -> None:
    """A server that says 550 is not asked again; it is said, and counted."""
    mailbox.refusals.append("550 no such mailbox")
    announced.send_all(make_relay())
    announced.clock.advance(hours=5)
    assert announced.send_all(make_relay()) == []
    assert announced.said("delivery.failed")[0]["reason"] == "550 no such mailbox"
    announced.do(FinishNextAnnouncement())
    assert [(one["told"], one["failed"]) for one in announced.said("announcement.delivered")] == [(0, 1)]


@pytest.mark.parametrize("behaviour", [hang, cut_off])
def test_a_relay_in_trouble_costs_a_try(announced: World, behaviour: Behaviour) -> None:
    """Hanging or gone in the middle: bounded in time, nobody's fault, and tried again."""
    with serve(behaviour) as port:
        relay = SmtpRelay(RelayAddress.parse(f"smtp://127.0.0.1:{port}"), SENDER, answer_s=0.3)
        (outcome,) = announced.send_all(relay)
        relay.close()
    assert outcome.state == "technical-failure"
    (row,) = announced.deliveries()
    assert row["finished_at"] is None
    announced.clock.advance(minutes=2)
    assert len(announced.send_all()) == 1


def test_a_relay_that_is_not_there_costs_a_try(announced: World) -> None:
    """The same; after three days it is given up as our failure."""
    relay = SmtpRelay(RelayAddress.parse("smtp://127.0.0.1:9"), SENDER)
    tries = 0
    while (row := announced.deliveries()[0])["finished_at"] is None:
        tries += len(announced.send_all(relay))
        announced.clock.advance(hours=4, minutes=50)
        announced.do(GiveUpNextOverdue())
    assert row["state"] == "technical-failure"
    assert 10 < tries < 40
    assert "ConnectionRefusedError" in row["reason"]


def test_a_connection_that_was_lost_while_idle_is_replaced(
    announced: World, make_relay: Relays, mailbox: Mailbox
) -> None:
    """What a server closes between two mails costs no try."""
    relay = make_relay()
    announced.send_all(relay)
    assert relay._smtp is not None
    assert relay._smtp.sock is not None
    relay._smtp.sock.shutdown(2)
    announced.hear(PUBLISH, PUBLISHED)
    assert [outcome.state for outcome in announced.send_all(relay)] == ["delivered"]
    assert len(mailbox.received) == 2


def test_two_senders_send_each_mail_once(world: World, make_relay: Relays, mailbox: Mailbox) -> None:
    """Threads of a worker, or workers, never have the same message."""
    for number in range(12):
        world.subscribed(f"p{number}@example.org")
    world.hear(PUBLISH, PUBLISHED)
    mailbox.delay = 0.01
    stop, dependencies = threading.Event(), world.runtime.dependencies
    given: Any = {name: dependencies[name] for name in ("bus", "composer", "clock")}
    threads = [
        threading.Thread(
            target=send_due, args=(stop, Progress(f"sender-{n}")), kwargs={**given, "make_relay": make_relay}
        )
        for n in range(2)
    ]
    for thread in threads:
        thread.start()
    eventually(lambda: all(row["finished_at"] for row in world.deliveries()))
    stop.set()
    for thread in threads:
        thread.join(5)
    assert sorted(mailbox.recipients) == sorted(f"p{number}@example.org" for number in range(12))


def test_a_sender_that_died_is_replaced(announced: World) -> None:
    """Its lease runs out; the mail goes out with the same Message-ID, whether or not it went before."""
    (claimed,) = announced.do(ClaimDeliveries())
    assert announced.send_all() == []
    announced.clock.instant += LEASE
    announced.send_all()
    assert f"Message-ID: <{claimed.delivery_id}@example.org>".encode() in announced.postbox.sent[0][1]


def test_one_bad_mail_harms_only_itself(announced: World) -> None:
    """A mail that cannot be made is our failure, at once and for good; the next one is sent."""
    (broken,) = announced.do(ClaimDeliveries())
    with announced.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update fact set data = '{}' where category = 'announcement'")
    announced.clock.instant += LEASE
    announced.hear(PUBLISH, PUBLISHED)
    assert {outcome.state for outcome in announced.send_all()} == {"technical-failure", "delivered"}
    (row,) = announced.rows("select finished_at, reason from delivery where id = :id", id=broken.delivery_id)
    assert row["reason"] == "not made: UndefinedError"


def test_a_receipt_does_not_wait_behind_an_announcement(announced: World) -> None:
    """What concerns one person goes first."""
    announced.hear(
        "registry.letter.account-exists",
        {"email": "ion@example.org", "name": "Ion", "language": "ro", "link": "http://localhost:8080/x"},
    )
    announced.sender().send_some(NEVER, most=1)
    assert announced.postbox.sent[0][0] == "ion@example.org"
