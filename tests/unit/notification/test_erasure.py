"""A person is forgotten: what they follow stops, the evidence stays without them."""

from typing import Any

from services.notification.model import Outcome
from tests.everything import tables_that_hold
from tests.unit.notification.world import AUTHORITY, CONSULTATION, PUBLISHED, World

EMAIL = "zenobia.canar@example.org"
RECEIVED: dict[str, Any] = {
    "recommendation_id": "01990000-0000-7000-8000-000000000012",
    "consultation_id": str(CONSULTATION),
    "authority": AUTHORITY,
    "register_number": "12/2026",
    "article": "2",
    "consultation_title": "Regulamentul de parcare",
    "received_at": "2026-01-13T08:00:00Z",
    "fingerprint": "0" * 64,
}


def test_nothing_of_the_person_is_left_and_the_evidence_stays(world: World) -> None:
    """Subscriptions, addresses, what the mail server said of them; that something was sent stays counted."""
    account_id = world.person(EMAIL)
    world.subscribed(EMAIL)
    world.hear("registry.letter.password-reset", letter())
    world.hear("consultation.consultation.published", PUBLISHED)
    world.hear("consultation.submission.received", {**RECEIVED, "account_id": str(account_id)})
    world.postbox.outcomes.append(Outcome("permanent-failure", 550, "no such mailbox"))
    world.send_all()
    assert tables_that_hold(world.runtime.engine, EMAIL) == {
        "account",
        "delivery",
        "follower",
        "subscription",
    }
    before = world.rows("select state, count(*) from delivery group by state order by state")
    world.hear("registry.account.erased", {"account_id": str(account_id)})
    assert tables_that_hold(world.runtime.engine, EMAIL, "no such mailbox") == set()
    assert world.rows("select state, count(*) from delivery group by state order by state") == before
    [subscription] = world.rows("select state, confirmed_at from subscription")
    assert (subscription["state"], subscription["confirmed_at"] is None) == ("cancelled", False)
    assert world.said("erasure.done") == [{"account_id": str(account_id)}]


def test_what_waited_to_be_sent_is_not_sent(world: World) -> None:
    """Neither what was owed nor what comes to be owed later."""
    account_id = world.person(EMAIL)
    world.subscribed(EMAIL)
    world.hear("consultation.submission.received", {**RECEIVED, "account_id": str(account_id)})
    world.hear("registry.account.erased", {"account_id": str(account_id)})
    world.hear("consultation.submission.answered", answered(account_id))
    world.hear("consultation.consultation.published", PUBLISHED)
    assert world.send_all() == []
    assert world.rows("select from inbox where state <> 'done'") == []


def test_what_went_to_a_former_address_goes_too(world: World) -> None:
    """A receipt is known by the person, not only by the address."""
    account_id = world.person(EMAIL)
    world.hear("consultation.submission.received", {**RECEIVED, "account_id": str(account_id)})
    world.send_all()
    changed = {"account_id": str(account_id), "email": "nou@example.org", "name": "Ana", "language": "ro"}
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update account set sequence = 0")
    world.hear("registry.account.changed", changed)
    world.hear("registry.account.erased", {"account_id": str(account_id)})
    assert tables_that_hold(world.runtime.engine, EMAIL, "nou@example.org") == set()


def test_others_stay_as_they_are(world: World) -> None:
    """Their subscriptions and deliveries."""
    account_id = world.person(EMAIL)
    world.subscribed("ion@example.org")
    world.hear("consultation.consultation.published", PUBLISHED)
    world.hear("registry.account.erased", {"account_id": str(account_id)})
    assert [outcome.state for outcome in world.send_all()] == ["delivered"]
    assert world.postbox.sent[0][0] == "ion@example.org"


def test_an_older_word_of_the_person_does_not_bring_them_back(world: World) -> None:
    """What overtook the erasure is older than it."""
    account_id = world.person(EMAIL)
    world.hear("registry.account.erased", {"account_id": str(account_id)})
    late = {"account_id": str(account_id), "email": EMAIL, "name": "Ana", "language": "ro"}
    world.hear("registry.account.changed", late)
    assert tables_that_hold(world.runtime.engine, EMAIL) == set()


def letter() -> dict[str, Any]:
    """One with a link."""
    return {
        "email": EMAIL,
        "name": "Zenobia",
        "language": "ro",
        "link": "http://localhost:8080/parola/noua?token=x",
        "expires_at": "2027-01-13T08:00:00Z",
    }


def answered(account_id: Any) -> dict[str, Any]:
    """An answer to a recommendation."""
    return {**RECEIVED, "account_id": str(account_id), "verdict": "partly", "reason": "Se preia."}
