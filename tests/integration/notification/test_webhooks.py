"""From a public event to a receiver that really listens: signed, tried again, ended, sent again."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from standardwebhooks import Webhook

from services.notification.bootstrap import SERVICE
from services.notification.commands import (
    ClaimNextWebhook,
    DisableWebhook,
    EnableWebhook,
    ForgetOld,
    ResendWebhook,
    ResendWebhooks,
)
from services.notification.errors.webhooks import AddressNotPublic, EndpointNotActive
from services.notification.model import Topic
from services.notification.model.known import authority as known_authority
from services.notification.model.webhook_delivery import LEASE, SCHEDULE
from shared.ids import new_id
from shared.messaging.envelope import Envelope
from shared.service import Runtime
from shared.testing.hand_clock import HandClock
from tests.certificates import Authority, make_authority
from tests.integration.notification.receiver import Hooked, Receiver, receiving
from tests.unit.notification.world import AUTHORITY, PUBLISHED, World, envelope_of, settings

PUBLISH = "consultation.consultation.published"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Vouches for localhost."""
    return make_authority(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.fixture
def receiver(authority: Authority) -> Iterator[Receiver]:
    """Somebody's own system."""
    with receiving(authority) as receiver:
        yield receiver


@pytest.fixture
def hooked(make_database: Callable[..., str], authority: Authority) -> Iterator[Hooked]:
    """A service that may reach this machine, and somebody with an account."""
    clock = HandClock()
    open_here = settings(make_database("notification")).with_changes(
        outbound_loopback=True, outbound_ca_file=str(authority.ca_file)
    )
    runtime = Runtime(SERVICE, open_here, process="test", connections=8, clock=clock)
    world = World(runtime, clock)
    world.know(known_authority, slug=AUTHORITY, name="Orașul Exemplu", is_example=True)
    world.know(known_authority, slug="alt-oras", name="Alt Oraș", is_example=True)
    yield Hooked(world, world.person())
    runtime.close()


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


def test_a_secret_is_renewed_with_overlap(hooked: Hooked, receiver: Receiver) -> None:
    """The one before signs too, for a day."""
    hooked.world.clock.instant = datetime.now(UTC)
    endpoint_id, old = hooked.verified(receiver.url(), with_key=True)
    new = hooked.secret(endpoint_id)
    assert new != old
    hooked.world.hear(PUBLISH, PUBLISHED)
    hooked.send_all()
    got = receiver.got[-1]
    for shown in (old, new):
        Webhook(shown.secret).verify(got.body, got.headers)
    signatures = got.headers["webhook-signature"].split(" ")
    assert [one.partition(",")[0] for one in signatures] == ["v1", "v1", "v1a", "v1a"]
    hooked.world.clock.advance(hours=24)
    hooked.world.hear(PUBLISH, PUBLISHED)
    hooked.send_all()
    assert len(receiver.got[-1].headers["webhook-signature"].split(" ")) == 2


def test_nothing_but_the_challenge_verifies(hooked: Hooked, receiver: Receiver) -> None:
    """A server that says 200 to everything never asked for anything."""
    endpoint_id = hooked.named(receiver.url())
    hooked.secret(endpoint_id)
    receiver.says(200, b"OK")
    hooked.test(endpoint_id)
    hooked.send_all()
    assert hooked.state(endpoint_id) == "unverified"
    assert [row["trouble"] for row in hooked.world.rows("select trouble from webhook_delivery")] == [
        "challenge"
    ]
    receiver.answers.clear()
    hooked.test(endpoint_id)
    hooked.send_all()
    assert hooked.state(endpoint_id) == "active"


def test_what_was_missed_is_asked_for(hooked: Hooked, receiver: Receiver) -> None:
    """One, a range, all since; with the ids that they had, in their order, and none while it is stopped."""
    endpoint_id, _ = hooked.verified(receiver.url(), types=("consultation.consultation",))
    ids, begun = [], hooked.world.clock.now()
    own = {"account_id": hooked.account_id, "endpoint_id": endpoint_id}
    for number in range(4):
        if number == 2:
            hooked.world.do(DisableWebhook(**own))
        ids.append(str(hooked.world.hear(PUBLISH, PUBLISHED)))
        hooked.send_all()
        hooked.world.clock.advance(hours=1)
    with pytest.raises(EndpointNotActive):
        hooked.world.do(ResendWebhooks(**own, since=begun, until=None))
    hooked.world.do(EnableWebhook(**own))
    hooked.send_all()
    assert [one["id"] for one in receiver.events()] == ids[:2]
    hooked.world.do(ResendWebhooks(**own, since=begun + timedelta(minutes=30), until=None))
    hooked.send_all()
    assert [one["id"] for one in receiver.events()][2:] == ids[1:]
    until = begun + timedelta(minutes=30)
    assert hooked.world.do(ResendWebhooks(**own, since=begun, until=until)).messages == 1
    hooked.send_all()
    [row] = hooked.world.rows("select id from webhook_delivery where message_id = :id", id=ids[3])
    hooked.world.do(ResendWebhook(**own, delivery_id=row["id"]))
    hooked.send_all()
    assert [one["id"] for one in receiver.events()][-2:] == [ids[0], ids[3]]


def test_messages_are_kept_for_a_stated_time(hooked: Hooked, receiver: Receiver) -> None:
    """Then message, deliveries and log go; a replay of what is older brings nothing."""
    hooked.verified(receiver.url())
    hooked.world.hear(PUBLISH, PUBLISHED)
    hooked.send_all()
    old = hooked.world.clock.now()
    hooked.world.clock.advance(days=31)
    hooked.world.do(ForgetOld())
    for table in ("webhook_message", "webhook_delivery", "webhook_attempt"):
        assert hooked.world.rows(f"select from {table}") == []
    event = envelope_of(PUBLISH, PUBLISHED, old)
    hooked.hear_anew(event)
    assert hooked.world.rows("select from webhook_message") == []


def test_who_is_erased_leaves_no_endpoint(hooked: Hooked, receiver: Receiver) -> None:
    """Nor secrets, messages of tests, or a log."""
    hooked.verified(receiver.url())
    hooked.world.hear("registry.account.erased", {"account_id": str(hooked.account_id)})
    for table in (
        "webhook_endpoint",
        "webhook_key",
        "webhook_delivery",
        "webhook_message",
        "webhook_attempt",
    ):
        assert hooked.world.rows(f"select from {table}") == []


def test_an_inside_address_is_refused_when_it_is_named(hooked: Hooked) -> None:
    """And at each attempt, for a name may lead elsewhere by then: see tests/unit/web."""
    with pytest.raises(AddressNotPublic):
        hooked.named("https://169.254.169.254/latest/meta-data")


def test_who_does_not_listen_is_told_by_a_class(hooked: Hooked, receiver: Receiver) -> None:
    """And by nothing finer, in the log that its owner sees."""
    endpoint_id, _ = hooked.verified(receiver.url())
    with hooked.world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update webhook_endpoint set url = 'https://localhost:9/'")
    hooked.world.hear(PUBLISH, PUBLISHED)
    assert [(one.status, one.trouble) for one in hooked.send_all()] == [(None, "connect")]
    assert hooked.deliveries(endpoint_id) == [("waiting", 1)]
