"""Organisations that are followed: begun, told of, ended."""

from typing import Any
from uuid import UUID

import pytest

from services.notification.commands import (
    AskForSubscription,
    ConfirmSubscription,
    EndFollow,
    Follow,
    ForgetOld,
)
from services.notification.errors import AccountNotKnownYet, LinkNotValid, NoSuchFollow
from services.notification.errors.topics import UnknownOrganisation
from services.notification.model import Topic
from services.notification.model.known import organisation
from shared.ids import new_id
from tests.unit.notification.world import AUTHORITY, CONSULTATION, NEVER, World

ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")
OTHER = UUID("01990000-0000-7000-8000-000000000004")
AGREEMENT = {"agreement_id": "01990000-0000-7000-8000-000000000021", "authority": AUTHORITY}
TOPIC = Topic.organisation(ORGANISATION)
NAME = "Asociația Exemplu"
SUSPENDED = {
    "organisation_id": str(ORGANISATION),
    "authority": AUTHORITY,
    "name": NAME,
    "suspended_on": "2026-01-13",
    "state": "suspended",
}
SIGNED = {
    **AGREEMENT,
    "title": "Acord (exemplu)",
    "organisation_ids": [str(ORGANISATION), str(OTHER)],
    "signed_on": "2026-01-13",
    "from_date": "2026-02-01",
    "until_date": None,
}

REGISTERED = {
    "consultation_id": str(CONSULTATION),
    "authority": AUTHORITY,
    "register_number": "12/2026",
    "article": "2",
    "organisation_name": NAME,
    "received_at": "2026-01-13T09:00:00Z",
}


@pytest.fixture(autouse=True)
def _known(world: World) -> None:
    world.know(organisation, organisation_id=ORGANISATION, name=NAME)
    world.know(organisation, organisation_id=OTHER, name="Fundația Exemplu")


def told(world: World, category: str) -> list[tuple[str, str]]:
    """To whom mails of a category go, and in which language."""
    return sorted((row["recipient"], row["language"]) for row in world.deliveries(category))


def test_followers_of_an_organisation_are_told_and_nobody_else(world: World) -> None:
    """Who follows another, an authority or all authorities hears nothing of it."""
    world.subscribed("ana@example.org", TOPIC)
    world.subscribed("ion@example.org", TOPIC, "en")
    world.subscribed("eva@example.org", Topic.organisation(OTHER))
    world.subscribed("dan@example.org")
    world.subscribed("all@example.org", Topic("all"))
    world.hear("registry.organisation.suspended", SUSPENDED)
    assert told(world, "organisation-news") == [("ana@example.org", "ro"), ("ion@example.org", "en")]
    assert {outcome.state for outcome in world.send_all()} == {"delivered"}
    assert all(b"List-Unsubscribe" in sent for _, sent in world.postbox.sent)


def test_the_words_stay_until_all_are_told(world: World) -> None:
    """What is told to many is public, and the first mail does not take the words from the second."""
    for name in ("ana", "ion"):
        world.subscribed(f"{name}@example.org", TOPIC)
    world.hear("registry.organisation.suspended", SUSPENDED)
    assert [outcome.state for outcome in world.send_all()] == ["delivered", "delivered"]


def test_one_mail_for_an_agreement_of_two_that_one_follows(world: World) -> None:
    """Signed, and ended, which names no party: the agreement is known by then."""
    for one in (ORGANISATION, OTHER):
        world.subscribed("ana@example.org", Topic.organisation(one))
    world.hear("registry.agreement.signed", SIGNED)
    world.hear("registry.agreement.ended", {**AGREEMENT, "state": "ended", "ended_on": "2028-01-31"})
    assert told(world, "agreement-news") == [("ana@example.org", "ro")] * 2
    assert [outcome.state for outcome in world.send_all()] == ["delivered"] * 2


def test_the_same_event_twice_is_one_mail(world: World) -> None:
    """Also when the inbox has been forgotten in between."""
    world.subscribed("ana@example.org", TOPIC)
    said = world.hear("registry.organisation.suspended", SUSPENDED)
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("delete from inbox")
    world.hear("registry.organisation.suspended", SUSPENDED, said)
    assert len(world.deliveries("organisation-news")) == 1


def test_what_nobody_follows_leaves_no_trace(world: World) -> None:
    """No fact is kept that nobody is told of."""
    world.hear("registry.organisation.suspended", SUSPENDED)
    assert world.rows("select * from fact") == []


@pytest.mark.parametrize(
    ("event", "more"),
    [
        ("verified", {"authority": AUTHORITY, "verified_on": "2026-01-13"}),
        ("restored", {"authority": AUTHORITY, "restored_on": "2026-01-13"}),
        ("struck-off", {"authority": AUTHORITY, "struck_off_on": "2026-01-13"}),
        ("dissolved", {"dissolved_on": "2026-01-13"}),
        ("merged", {"merged_on": "2026-01-13", "merged_into": str(OTHER), "merged_into_name": "Fundația"}),
    ],
)
def test_each_change_becomes_a_mail(world: World, event: str, more: dict[str, Any]) -> None:
    """Whatever becomes of an organisation publicly."""
    world.subscribed("ana@example.org", TOPIC)
    world.hear(f"registry.organisation.{event}", {**SUSPENDED, **more})
    assert [outcome.state for outcome in world.send_all()] == ["delivered"]


def test_a_recommendation_in_its_name_is_told_and_a_persons_own_is_not(world: World) -> None:
    """Who follows an organisation learns nothing of what its people say for themselves."""
    world.subscribed("ana@example.org", TOPIC)
    for sender in (str(ORGANISATION), None):
        world.hear(
            "consultation.recommendation.registered",
            {**REGISTERED, "recommendation_id": str(new_id()), "on_behalf_of": sender},
        )
    assert [outcome.state for outcome in world.send_all()] == ["delivered"]
    (row,) = world.rows("select authority, consultation_id from fact where category = 'recommendation-news'")
    assert (row["authority"], row["consultation_id"]) == (AUTHORITY, CONSULTATION)


def test_only_what_is_public_can_be_followed(world: World) -> None:
    """An organisation that nobody has verified is not told from one that does not exist."""
    for command in (
        AskForSubscription("ana@example.org", Topic.organisation(new_id()), "ro"),
        Follow(account_id=world.person(), topic=Topic.organisation(new_id()), language="ro"),
    ):
        with pytest.raises(UnknownOrganisation):
            world.do(command)


def test_who_has_an_account_follows_without_a_letter(world: World) -> None:
    """The address was confirmed when the account was made; twice is as good as once."""
    follow = Follow(account_id=world.person(), topic=TOPIC, language="en")
    assert world.do(follow).confirmed_at == world.clock.now()
    assert world.do(follow).is_confirmed
    assert world.rows("select * from delivery") == []
    world.hear("registry.organisation.suspended", SUSPENDED)
    assert told(world, "organisation-news") == [("ana@example.org", "en")]


def test_a_letter_that_still_waits_is_overtaken(world: World) -> None:
    """Asked for as a visitor and then with the account: one subscription, also after the link has expired."""
    world.do(AskForSubscription("ana@example.org", TOPIC, "ro"))
    secret = world.newest_secret()
    world.clock.advance(hours=49)
    world.do(Follow(account_id=world.person(), topic=TOPIC, language="ro"))
    assert [row["state"] for row in world.rows("select state from subscription")] == ["confirmed"]
    with pytest.raises(LinkNotValid):
        world.do(ConfirmSubscription(secret))


def test_an_account_not_heard_of_yet_is_told_so(world: World) -> None:
    """Its address comes by message, a moment later."""
    with pytest.raises(AccountNotKnownYet):
        world.do(Follow(account_id=new_id(), topic=TOPIC, language="ro"))


def test_only_the_holder_of_the_address_ends_it(world: World) -> None:
    """Another's subscription is as good as none; one's own may be ended twice."""
    subscription = world.subscribed("ana@example.org", TOPIC)
    ana, ion = world.person("Ana@example.org"), world.person("ion@example.org")
    with pytest.raises(NoSuchFollow):
        world.do(EndFollow(account_id=ion, subscription_id=subscription))
    for _ in range(2):
        world.do(EndFollow(account_id=ana, subscription_id=subscription))
    world.hear("registry.organisation.suspended", SUSPENDED)
    assert world.deliveries("organisation-news") == []


def test_a_fact_goes_with_its_last_delivery(world: World) -> None:
    """Of two that were told at different times, the later keeps the fact a while longer."""
    for name in ("ana", "ion"):
        world.subscribed(f"{name}@example.org", TOPIC)
    world.hear("registry.organisation.suspended", SUSPENDED)
    world.sender().send_some(NEVER, most=1)
    world.clock.advance(hours=24)
    world.send_all()
    for days, left in ((29, 1), (1, 0)):
        world.clock.advance(days=days)
        world.do(ForgetOld())
        rows = world.rows("select count(*) as many from fact where category = 'organisation-news'")
        assert rows[0]["many"] == left
