"""From a public event to a receiver that really listens: signed, tried again, ended, sent again."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import msgspec
from standardwebhooks import Webhook

from services.notification.commands import (
    ClaimNextWebhook,
)
from services.notification.jobs.webhook_sender import send_webhooks
from services.notification.model import Topic
from services.notification.model.webhook_delivery import LEASE, SCHEDULE
from shared.ids import new_id
from shared.messaging.envelope import Envelope
from shared.progress import Progress
from shared.testing.waiting import eventually
from tests.integration.notification.receiver import Hooked, Receiver
from tests.unit.notification.world import AUTHORITY, PUBLISHED

PUBLISH = "consultation.consultation.published"


def test_an_event_arrives_as_it_was_published(hooked: Hooked, receiver: Receiver) -> None:
    """Signed so that the code of the specification's authors takes it; the event's id is the message's."""
    hooked.world.clock.instant = datetime.now(UTC)
    _, shown = hooked.verified(receiver.url())
    event_id = hooked.world.hear(PUBLISH, PUBLISHED)
    assert [one.status for one in hooked.send_all()] == [200]
    got = receiver.got[-1]
    assert Webhook(shown.secret).verify(got.body, got.headers)["id"] == str(event_id)
    assert got.headers["webhook-id"] == str(event_id)
    assert got.headers["content-type"] == "application/cloudevents+json"
    envelope = Envelope.from_bytes(got.body)
    assert (envelope.type, msgspec.json.decode(envelope.data)) == (f"ro.parteneriat.{PUBLISH}.v1", PUBLISHED)
    assert got.event["dataschema"].endswith("/schemas/consultation/consultation.published.v1.schema.json")


def test_an_event_is_sent_once_to_each_who_wants_it(hooked: Hooked, receiver: Receiver) -> None:
    """By authority, by what it is about, by the event itself; heard twice it is still one."""
    here, there = Topic("authority", AUTHORITY), Topic("authority", "alt-oras")
    wanting = {
        "/all": hooked.verified(receiver.url("/all")),
        "/authority": hooked.verified(receiver.url("/authority"), here, Topic("all")),
        "/other": hooked.verified(receiver.url("/other"), there),
        "/about": hooked.verified(receiver.url("/about"), here, types=("consultation.consultation",)),
        "/event": hooked.verified(receiver.url("/event"), types=(PUBLISH,)),
        "/acts": hooked.verified(receiver.url("/acts"), types=("consultation.act",)),
    }
    hooked.named(receiver.url("/unverified"))
    event_id = new_id()
    for _ in range(2):
        hooked.world.hear(PUBLISH, PUBLISHED, event_id)
    hooked.send_all()
    many = {path: len(receiver.events(path)) for path in [*wanting, "/unverified"]}
    assert many == {
        "/all": 1, "/authority": 1, "/other": 0, "/about": 1, "/event": 1, "/acts": 0, "/unverified": 0
    }  # fmt: skip
    assert len(hooked.world.rows("select from webhook_message where endpoint_id is null")) == 1


def test_an_organisation_can_be_followed(hooked: Hooked, receiver: Receiver) -> None:
    """Also by what becomes of its agreements, whose later events do not name it."""
    ours, theirs = new_id(), new_id()
    for one in (ours, theirs):
        named = {"organisation_id": str(one), "name": "Asociația", "authority": AUTHORITY}
        hooked.world.hear("registry.organisation.verified", {**named, "verified_on": "2026-01-13"})
    hooked.verified(receiver.url(), Topic("organisation", str(ours)))
    agreement = {
        "agreement_id": str(new_id()),
        "authority": AUTHORITY,
        "title": "Acord",
        "organisation_ids": [str(ours)],
        "signed_on": "2026-01-13",
        "from_date": "2026-01-13",
        "until_date": "2027-01-13",
    }
    hooked.world.hear("registry.agreement.signed", agreement)
    hooked.world.hear("registry.agreement.ended", {**agreement, "ended_on": "2026-02-13"})
    hooked.world.hear(
        "registry.organisation.suspended", {"organisation_id": str(theirs), "authority": AUTHORITY}
    )
    hooked.send_all()
    assert [one["type"].split(".")[-2] for one in receiver.events()] == ["signed", "ended"]


def test_what_is_not_taken_is_tried_again_by_the_schedule(hooked: Hooked, receiver: Receiver) -> None:
    """With the same id and body, a new time and so a new signature; then it is given up."""
    endpoint_id, _ = hooked.verified(receiver.url())
    receiver.says(500, b"nu acum")
    hooked.world.hear(PUBLISH, PUBLISHED)
    for pause in SCHEDULE:
        hooked.world.clock.advance(seconds=pause.total_seconds() * 1.2, minutes=16)
        hooked.send_all()
    hooked.world.clock.advance(days=2)
    assert hooked.send_all() == []
    assert hooked.deliveries(endpoint_id) == [("failed", len(SCHEDULE))]
    tried = receiver.got[1:]
    assert len(tried) == len(SCHEDULE)
    assert len({(one.headers["webhook-id"], one.body) for one in tried}) == 1
    assert len({one.headers["webhook-signature"] for one in tried}) == len(SCHEDULE)
    rows = hooked.world.rows("select status, trouble, answer, signature from webhook_attempt order by id")
    assert {(row["status"], row["answer"]) for row in rows[1:]} == {(500, "nu acum")}
    assert [row["signature"] for row in rows[1:]] == [one.headers["webhook-signature"] for one in tried]


def test_who_asks_for_later_is_asked_later(hooked: Hooked, receiver: Receiver) -> None:
    """Retry-After in seconds."""
    hooked.verified(receiver.url())
    receiver.says(429, Retry_After="7200")
    hooked.world.hear(PUBLISH, PUBLISHED)
    hooked.send_all()
    receiver.says(200)
    hooked.world.clock.advance(minutes=110)
    assert hooked.send_all() == []
    hooked.world.clock.advance(minutes=11)
    assert [one.status for one in hooked.send_all()] == [200]


def test_410_ends_it_and_the_owner_is_told(hooked: Hooked, receiver: Receiver) -> None:
    """At once, with what waits; by an event for all and a mail for one."""
    endpoint_id, _ = hooked.verified(receiver.url())
    receiver.says(410)
    for _ in range(3):
        hooked.world.hear(PUBLISH, PUBLISHED)
    hooked.send_all()
    assert hooked.state(endpoint_id) == "disabled gone"
    assert hooked.deliveries(endpoint_id) == [("failed", 1), ("cancelled", 0), ("cancelled", 0)]
    assert [said["reason"] for said in hooked.world.said("endpoint.disabled")] == ["gone"]
    hooked.world.send_all()
    [(recipient, mail)] = hooked.world.postbox.sent
    assert recipient == "ana@example.org"
    assert f"/cont/webhookuri/{endpoint_id}".encode() in mail
    hooked.world.hear(PUBLISH, PUBLISHED)
    assert hooked.send_all() == []


def test_five_days_of_failures_end_it(hooked: Hooked, receiver: Receiver) -> None:
    """A message every half a day, none of which is taken."""
    endpoint_id, _ = hooked.verified(receiver.url())
    receiver.says(302, Location="https://example.org/")
    for _ in range(10):
        hooked.world.hear(PUBLISH, PUBLISHED)
        hooked.send_all()
        assert hooked.state(endpoint_id) == "active"
        hooked.world.clock.advance(hours=12)
    hooked.send_all()
    assert hooked.state(endpoint_id) == "disabled failing"
    assert {state for state, _ in hooked.deliveries(endpoint_id)} == {"cancelled"}


def test_one_that_is_dead_slows_nobody(hooked: Hooked, receiver: Receiver) -> None:
    """After three failures its circuit is open: a hundred that wait are not even looked at."""
    dead, _ = hooked.verified(receiver.url("/dead"))
    receiver.says(503, path="/dead")
    for _ in range(100):
        hooked.world.hear(PUBLISH, PUBLISHED)
    assert len(hooked.send_all()) == 3
    hooked.verified(receiver.url("/well"))
    hooked.world.hear(PUBLISH, PUBLISHED)
    assert [one.status for one in hooked.send_all()] == [200]
    receiver.says(200, path="/dead")
    hooked.world.clock.advance(seconds=31)
    assert len(hooked.send_all()) == 101
    assert {state for state, _ in hooked.deliveries(dead)} == {"delivered"}


def test_one_endpoint_gets_two_at_once_and_no_delivery_twice(hooked: Hooked, receiver: Receiver) -> None:
    """However many senders there are; a lease that ran out is another's."""
    first, _ = hooked.verified(receiver.url("/first"))
    second, _ = hooked.verified(receiver.url("/second"))
    for _ in range(5):
        hooked.world.hear(PUBLISH, PUBLISHED)
    with ThreadPoolExecutor(6) as pool:
        claimed = [one for one in pool.map(lambda _: hooked.world.do(ClaimNextWebhook()), range(12)) if one]
    assert sorted(one.endpoint_id for one in claimed) == sorted([first, first, second, second])
    assert len({one.delivery_id for one in claimed}) == 4
    hooked.world.clock.advance(seconds=LEASE.total_seconds())
    assert len(hooked.send_all()) == 10
    assert hooked.deliveries(first)[0] == ("delivered", 2)


def test_a_late_outcome_counts_for_nothing(hooked: Hooked, receiver: Receiver) -> None:
    """Of a sender whose lease has run out meanwhile."""
    endpoint_id, _ = hooked.verified(receiver.url())
    hooked.world.hear(PUBLISH, PUBLISHED)
    hooked.world.do(ClaimNextWebhook())
    hooked.world.clock.advance(seconds=LEASE.total_seconds())
    hooked.send_all()
    assert hooked.deliveries(endpoint_id) == [("delivered", 2)]
    assert len(hooked.world.rows("select from webhook_attempt")) == 2


def test_a_sender_runs_until_it_is_told_to_stop(hooked: Hooked, receiver: Receiver) -> None:
    """As a worker runs it."""
    endpoint_id, _ = hooked.verified(receiver.url())
    given: Any = hooked.world.runtime.dependencies
    stop = threading.Event()
    named = {name: given[name] for name in ("bus", "outbound", "webhook_keys", "clock")}
    thread = threading.Thread(target=send_webhooks, args=(stop, Progress("webhooks")), kwargs=named)
    thread.start()
    hooked.world.hear(PUBLISH, PUBLISHED)
    eventually(lambda: hooked.deliveries(endpoint_id) == [("delivered", 1)])
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
