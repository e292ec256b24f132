"""Asking to be told, confirming, stopping."""

import pytest

from services.notification.commands import (
    AskForSubscription,
    CancelSubscription,
    ConfirmSubscription,
    ForgetOld,
)
from services.notification.errors import LinkNotValid
from services.notification.errors.topics import UnknownAuthority
from services.notification.model import Topic
from services.notification.model.secrets_of_links import StopTokens
from shared.email_addresses import EmailNotValid
from tests.unit.notification.world import AUTHORITY, World

HERE = Topic("authority", AUTHORITY)
ASK = AskForSubscription("ana@example.org", HERE, "ro")


def test_confirming_makes_the_written_request(world: World) -> None:
    """The request of art. 7 (1) has the date of the confirmation; the link may be used twice."""
    world.do(ASK)
    secret = world.newest_secret()
    world.clock.advance(hours=47)
    for _ in range(2):
        subscription = world.do(ConfirmSubscription(secret))
        assert (subscription.confirmed_at, subscription.topic) == (world.clock.now(), HERE)


def test_a_link_expires(world: World) -> None:
    """After 48 hours it confirms nothing, and the address is deleted."""
    world.do(ASK)
    secret = world.newest_secret()
    world.clock.advance(hours=48)
    with pytest.raises(LinkNotValid):
        world.do(ConfirmSubscription(secret))
    world.do(ForgetOld())
    assert world.rows("select * from subscription") == []


def test_asking_again_soon_sends_nothing(world: World) -> None:
    """Nobody can have another's mailbox filled; after a few minutes a new link replaces the old one."""
    world.do(ASK)
    old = world.newest_secret()
    world.do(ASK)
    assert len(world.deliveries("subscription-confirmation")) == 1
    world.clock.advance(minutes=5)
    world.do(AskForSubscription("ANA@example.org", HERE, "en"))
    assert len(world.deliveries("subscription-confirmation")) == 2
    with pytest.raises(LinkNotValid):
        world.do(ConfirmSubscription(old))
    world.do(ConfirmSubscription(world.newest_secret()))


def test_who_is_subscribed_is_told_so(world: World) -> None:
    """The same request again brings a letter with the way out, not a second subscription."""
    world.subscribed("ana@example.org")
    world.clock.advance(hours=1)
    world.do(ASK)
    assert len(world.deliveries("subscription-exists")) == 1
    assert len(world.rows("select * from subscription")) == 1


def test_stopping_is_for_who_has_a_mail(world: World, tokens: StopTokens) -> None:
    """The token of any mail stops its subscription, as often as it is used; others stop nothing."""
    subscription_id = world.subscribed("ana@example.org")
    token = tokens.make(subscription_id)
    for _ in range(2):
        assert world.do(CancelSubscription(token)).cancelled_at == world.clock.now()
    for bad in ("", "nonsense", "ș", token[:-4] + "AAAA", StopTokens("other" * 8).make(subscription_id)):
        with pytest.raises(LinkNotValid):
            world.do(CancelSubscription(bad))


def test_who_stopped_can_ask_again(world: World, tokens: StopTokens) -> None:
    """A new subscription begins; the one that ended stays as evidence, and its link stays dead."""
    first = world.subscribed("ana@example.org")
    world.do(CancelSubscription(tokens.make(first)))
    world.clock.advance(hours=1)
    assert world.subscribed("ana@example.org") != first
    states = world.rows("select state from subscription order by asked_at")
    assert [row["state"] for row in states] == ["cancelled", "confirmed"]


@pytest.mark.parametrize(
    "email",
    ["ana", "ana@", "@example.org", "ana@example", "a b@example.org", "ana@example.org\nBcc: x@y.org"],
)
def test_what_is_no_address_is_refused(world: World, email: str) -> None:
    """Before anything is written."""
    with pytest.raises(EmailNotValid):
        world.do(AskForSubscription(email, HERE, "ro"))


def test_an_unknown_authority_is_refused(world: World) -> None:
    """Nobody waits for news from a place that is not there."""
    with pytest.raises(UnknownAuthority):
        world.do(AskForSubscription("ana@example.org", Topic("authority", "nicaieri"), "ro"))
