"""The rules of webhook endpoints and deliveries, without database and network."""

from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from standardwebhooks import Webhook

from services.notification.errors.webhooks import EndpointDisabledAlready, EndpointNotActive
from services.notification.model import WebhookDelivery, WebhookEndpoint
from services.notification.model.webhook_delivery import SCHEDULE, Attempted, pause_before
from services.notification.model.webhook_endpoint import FAILING_FOR, LONGEST_BREAK
from services.notification.model.webhook_signing import WebhookKeys
from shared.ids import new_id

NOW = datetime(2026, 1, 13, 8, 0, tzinfo=UTC)
KEY, OTHER, MESSAGE = new_id(), new_id(), new_id()
BODY = '{"title": "Parcare în „centru”"}'.encode()
KEYS = WebhookKeys("w" * 32)


def endpoint() -> WebhookEndpoint:
    """One that is active."""
    made = WebhookEndpoint.named(
        account_id=new_id(),
        name="Registratura",
        url="https://example.org",
        topics=["all"],
        types=[],
        with_public_key=False,
        now=NOW,
    )
    assert made.answer_challenge(f"da: {made.challenge}", NOW)
    return made


def attempted(status: int | None = None, retry_after: int | None = None) -> Attempted:
    """An attempt that ended so."""
    return Attempted(
        status=status,
        trouble=None if status else "connect",
        answer="",
        retry_after=retry_after,
        signature="v1,x",
        took_ms=1,
    )


def signatures(headers: dict[str, str]) -> list[tuple[str, str]]:
    """Version and value of each."""
    return [(one.split(",")[0], one.split(",")[1]) for one in headers["webhook-signature"].split(" ")]


def test_a_signature_is_what_others_make_of_the_secret() -> None:
    """By the code of the specification's authors."""
    headers = KEYS.headers(MESSAGE, NOW, BODY, [KEY], with_public_key=False)
    shown = KEYS.shown(KEY, with_public_key=False)
    assert headers["webhook-id"] == str(MESSAGE)
    assert headers["webhook-timestamp"] == str(int(NOW.timestamp()))
    assert headers["webhook-signature"] == Webhook(shown.secret).sign(str(MESSAGE), NOW, BODY.decode())
    assert (len(b64decode(shown.secret.removeprefix("whsec_"))), shown.public_key) == (32, None)


def test_a_public_key_checks_what_the_other_signs() -> None:
    """Of exactly these bytes, at this time."""
    headers = KEYS.headers(MESSAGE, NOW, BODY, [KEY], with_public_key=True)
    public = KEYS.shown(KEY, with_public_key=True).public_key
    assert public is not None
    key = Ed25519PublicKey.from_public_bytes(b64decode(public.removeprefix("whpk_")))
    assert [version for version, _ in signatures(headers)] == ["v1", "v1a"]
    signature = b64decode(signatures(headers)[1][1])
    signed = f"{MESSAGE}.{headers['webhook-timestamp']}.".encode() + BODY
    key.verify(signature, signed)
    with pytest.raises(InvalidSignature):
        key.verify(signature, signed + b" ")


def test_while_a_secret_is_replaced_both_sign() -> None:
    """Each receiver finds its own among them."""
    headers = KEYS.headers(MESSAGE, NOW, BODY, [OTHER, KEY], with_public_key=False)
    for one in (KEY, OTHER):
        theirs = Webhook(KEYS.shown(one, with_public_key=False).secret).sign(str(MESSAGE), NOW, BODY.decode())
        assert theirs in headers["webhook-signature"].split(" ")


def test_no_secret_is_like_another() -> None:
    """Of another key, of another service's secret, or of the other kind."""
    there = {KEYS.shown(one, with_public_key=True) for one in (KEY, OTHER, UUID(int=0))}
    there |= {WebhookKeys("x" * 32).shown(KEY, with_public_key=True)}
    assert len({one.secret for one in there}) == len({one.public_key for one in there}) == 4
    private = KEYS.shown(KEY, with_public_key=True)
    assert b64encode(b64decode(private.secret[6:])).decode() not in str(private.public_key)


def test_an_endpoint_is_verified_by_its_challenge_alone() -> None:
    """That somebody says 200 to everything shows nothing."""
    made = endpoint()
    made.disable(NOW)
    made.enable()
    assert not made.answer_challenge("OK", NOW)
    with pytest.raises(EndpointNotActive):
        made.require_active()
    assert made.answer_challenge(f'{{"challenge": "{made.challenge}"}}', NOW)
    made.require_active()


def test_after_three_failures_nothing_is_sent_for_a_while() -> None:
    """Longer each time, up to a quarter of an hour; one success ends it."""
    made, breaks = endpoint(), []
    for _ in range(10):
        made.fail(NOW)
        breaks.append(made.closed_until and made.closed_until - NOW)
    assert breaks[:4] == [None, None, timedelta(seconds=30), timedelta(minutes=1)]
    assert breaks[-1] == LONGEST_BREAK
    made.succeed()
    assert (made.closed_until, made.failures, made.failing_since) == (None, 0, None)


def test_five_days_of_only_failures_end_it() -> None:
    """And one success on the way begins them anew."""
    made = endpoint()
    for day in range(4):
        made.fail(NOW + timedelta(days=day))
    made.succeed()
    for attempt in range(11):
        made.fail(NOW + timedelta(days=4, hours=11 * attempt))
        assert made.is_active
    made.fail(NOW + timedelta(days=4) + FAILING_FOR)
    assert (made.state, made.reason) == ("disabled", "failing")
    assert [recorded.event.TYPE for recorded in made.take_recorded()] == ["endpoint.disabled"]


def test_few_failures_are_no_reason() -> None:
    """Of an endpoint that gets a message a week."""
    made = endpoint()
    for week in range(5):
        made.fail(NOW + timedelta(weeks=week))
    assert made.is_active


def test_what_is_stopped_cannot_be_stopped() -> None:
    """And says so."""
    made = endpoint()
    made.disable(NOW)
    with pytest.raises(EndpointDisabledAlready):
        made.disable(NOW)


def test_the_schedule_is_kept_and_ends() -> None:
    """Eleven attempts over three days, then it has failed."""
    delivery, now, pauses = WebhookDelivery.of(new_id(), MESSAGE, NOW), NOW, []
    for _ in SCHEDULE:
        pauses.append(delivery.next_at - now)
        now = delivery.next_at
        delivery.attempts += 1
        delivery.note(attempted(503), now, once=False, ends=False, spread=1.0)
    assert tuple(pauses) == SCHEDULE
    assert (delivery.state, delivery.attempts, delivery.finished_at) == ("failed", 11, now)


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_2xx_is_taken(status: int) -> None:
    """Whatever the body says."""
    delivery = WebhookDelivery.of(new_id(), MESSAGE, NOW)
    delivery.note(attempted(status), NOW, once=False, ends=False, spread=1.0)
    assert delivery.state == "delivered"


@pytest.mark.parametrize("status", [None, 101, 301, 302, 307, 400, 401, 404, 429, 500, 503])
def test_all_else_is_tried_again(status: int | None) -> None:
    """A redirect, too: who moves names the new address."""
    delivery = WebhookDelivery.of(new_id(), MESSAGE, NOW)
    delivery.attempts = 1
    delivery.note(attempted(status), NOW, once=False, ends=False, spread=1.2)
    assert (delivery.state, delivery.next_at) == ("waiting", NOW + timedelta(seconds=6))


def test_a_receiver_may_ask_for_later_but_not_for_never() -> None:
    """Retry-After, up to a day; never sooner than the schedule says."""
    assert pause_before(2, 3600, 1.0) == timedelta(hours=1)
    assert pause_before(2, 10**12, 1.0) == timedelta(hours=24)
    assert pause_before(7, 1, 1.0) == timedelta(hours=5)
