"""What owners do with their endpoints: verify, renew, ask for what was missed; and when all of it goes."""

from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook

from services.notification.commands import (
    DisableWebhook,
    EnableWebhook,
    ForgetOld,
    ResendWebhook,
    ResendWebhooks,
)
from services.notification.errors.webhooks import AddressNotPublic, EndpointNotActive
from tests.integration.notification.receiver import Hooked, Receiver
from tests.unit.hearing import envelope_of
from tests.unit.notification.world import PUBLISHED

PUBLISH = "consultation.consultation.published"


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
