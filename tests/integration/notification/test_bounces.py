"""Mails that come back: evidence, addresses that are left alone, and how their owners undo that."""

from datetime import timedelta
from typing import Any

import pytest

from services.notification.commands import AskForSubscription, ConfirmSubscription, FreeOwnAddress, NoteBounce
from services.notification.model import Topic
from services.notification.model.bounce import BELIEVED_FOR, Bounce
from services.notification.repository.suppressions import MOST_EVIDENCE
from shared.ids import new_id
from tests.integration.notification.calls import Calls
from tests.unit.notification.world import AUTHORITY, PUBLISHED, Postbox, World

PUBLISH = "consultation.consultation.published"
HARD = Bounce("hard", "5.1.1", 550, "550 5.1.1 unknown")
SOFT = Bounce("soft", "4.4.1", 451, "451 4.4.1 no answer")
TOPIC = Topic("authority", AUTHORITY)
ANA = "Ana@example.org"


@pytest.fixture
def told(world: World) -> World:
    """Ana was told of a draft: the server has the mail."""
    world.subscribed(ANA)
    world.hear(PUBLISH, PUBLISHED)
    world.send_all()
    return world


def newest(world: World, category: str = "announcement") -> Any:
    """The last delivery of a category."""
    return world.deliveries(category)[-1]


def test_a_hard_bounce_fails_what_was_delivered_and_silences_the_address(told: World) -> None:
    """With the evidence of both; what comes next is recorded as failed, and never tried."""
    row = newest(told)
    assert row["state"] == "delivered"
    assert told.do(NoteBounce(row["id"], HARD))
    evidence = told.rows(
        "select state, code, text from delivery_attempt where delivery_id = :id order by id", id=row["id"]
    )
    assert [(one["state"], one["code"]) for one in evidence] == [
        ("sending", None),
        ("delivered", 250),
        ("permanent-failure", 550),
    ]
    assert newest(told)["reason"] == "returned: 550 5.1.1 unknown"
    assert [said["reason"] for said in told.said("delivery.failed")] == ["returned: 550 5.1.1 unknown"]
    told.hear(PUBLISH, PUBLISHED)
    assert told.send_all() == []
    held = newest(told)
    assert (held["state"], held["reason"], held["attempts"]) == ("permanent-failure", "suppressed", 0)


def test_the_same_report_twice_is_one(told: World) -> None:
    """Mail servers repeat what they did not hear answered."""
    row = newest(told)
    assert told.do(NoteBounce(row["id"], HARD))
    assert not told.do(NoteBounce(row["id"], HARD))
    assert len(told.said("delivery.failed")) == 1


def test_a_soft_bounce_is_noted_and_changes_nothing(told: World) -> None:
    """And not without end."""
    row = newest(told)
    for _ in range(MOST_EVIDENCE + 5):
        told.do(NoteBounce(row["id"], SOFT))
    assert newest(told)["state"] == "delivered"
    (count,) = told.rows("select count(*) from delivery_attempt where delivery_id = :id", id=row["id"])
    assert count["count"] == MOST_EVIDENCE
    told.hear(PUBLISH, PUBLISHED)
    assert [outcome.state for outcome in told.send_all()] == ["delivered"]


def test_what_speaks_of_us_fails_the_mail_alone(told: World) -> None:
    """5.7.1: a policy against this mail; the address stays."""
    told.do(NoteBounce(newest(told)["id"], Bounce("hard", "5.7.1", 550, "policy")))
    assert newest(told)["state"] == "permanent-failure"
    told.hear(PUBLISH, PUBLISHED)
    assert [outcome.state for outcome in told.send_all()] == ["delivered"]


def test_what_waits_for_the_address_ends_too(told: World) -> None:
    """Also what the law obliges; its text goes, as whenever something ends."""
    row = newest(told)
    told.hear(
        "registry.letter.account-exists",
        {"email": ANA, "name": "Ana", "language": "ro", "link": "http://localhost:8080/x"},
    )
    told.do(NoteBounce(row["id"], HARD))
    (letter,) = told.deliveries("account-exists")
    assert (letter["reason"], letter["data"]) == ("suppressed", None)
    told.hear(
        "registry.letter.account-exists",
        {"email": "ana@EXAMPLE.org", "name": "Ana", "language": "ro", "link": "http://localhost:8080/x"},
    )
    assert [(one["reason"], one["data"]) for one in told.deliveries("account-exists")] == [
        ("suppressed", None)
    ] * 2
    assert told.send_all() == []


def test_old_unknown_and_erased_deliveries_are_not_touched(told: World) -> None:
    """A report after a month proves nothing any more."""
    row = newest(told)
    assert not told.do(NoteBounce(new_id(), HARD))
    assert not told.do(NoteBounce(row["id"], Bounce("unknown")))
    told.clock.instant += BELIEVED_FOR + timedelta(seconds=1)
    assert not told.do(NoteBounce(row["id"], HARD))
    assert newest(told)["state"] == "delivered"


def test_asking_again_sends_one_letter_that_frees_the_address(told: World) -> None:
    """Though the subscription runs: its holder shows that mails arrive, and is told from then on."""
    told.do(NoteBounce(newest(told)["id"], HARD))
    told.clock.advance(minutes=10)
    told.do(AskForSubscription("ana@example.org", TOPIC, "ro"))
    secret, told.postbox = told.newest_secret(), Postbox()
    told.send_all()
    ((recipient, mail),) = told.postbox.sent
    assert recipient == ANA
    assert b"text/plain" in mail
    told.clock.advance(hours=1)
    told.do(AskForSubscription("ana@example.org", TOPIC, "ro"))
    assert told.send_all() == []  # one a day
    told.do(ConfirmSubscription(secret))
    assert told.rows("select * from suppression") == []
    told.hear(PUBLISH, PUBLISHED)
    assert [outcome.state for outcome in told.send_all()] == ["delivered"]


def test_a_letter_that_comes_back_does_not_free(told: World) -> None:
    """It stays as it was; tomorrow there may be another letter."""
    told.do(NoteBounce(newest(told)["id"], HARD))
    told.clock.advance(minutes=10)
    told.do(AskForSubscription(ANA, TOPIC, "ro"))
    told.send_all()
    told.do(NoteBounce(newest(told, "subscription-confirmation")["id"], HARD))
    told.hear(PUBLISH, PUBLISHED)
    assert told.send_all() == []
    told.clock.advance(hours=24)
    told.do(AskForSubscription(ANA, TOPIC, "ro"))
    assert [outcome.state for outcome in told.send_all()] == ["delivered"]


def test_a_link_that_has_expired_frees_nothing(told: World) -> None:
    """The subscription was confirmed before, so the link still answers; no more than that."""
    told.do(NoteBounce(newest(told)["id"], HARD))
    told.clock.advance(minutes=10)
    told.do(AskForSubscription(ANA, TOPIC, "ro"))
    told.clock.advance(hours=49)
    told.do(ConfirmSubscription(told.newest_secret()))
    assert len(told.rows("select * from suppression")) == 1


def test_the_account_page_frees_its_address(calls: Calls) -> None:
    """It shows since when and why; nobody frees another's."""
    world = calls.world
    ana, ion = world.person("ana@example.org"), world.person("ion@example.org")
    world.subscribed(ANA)
    world.hear(PUBLISH, PUBLISHED)
    world.send_all()
    assert calls.get("/suppressions/mine", calls.token(ana)).json == {"suppression": None}
    world.do(NoteBounce(newest(world)["id"], HARD))
    shown = calls.get("/suppressions/mine", calls.token(ana)).json["suppression"]
    assert (shown["code"], shown["reason"]) == ("5.1.1", "550 5.1.1 unknown")
    assert (
        calls.client.delete("/api/notification/v1/suppressions/mine", headers=calls.token(ion)).status_code
        == 200
    )
    assert calls.get("/suppressions/mine", calls.token(ana)).json["suppression"]
    for _ in range(2):
        freed = calls.client.delete("/api/notification/v1/suppressions/mine", headers=calls.token(ana))
        assert (freed.status_code, freed.json) == (200, {"suppression": None})
    assert (
        calls.client.delete(
            "/api/notification/v1/suppressions/mine", headers=calls.token(new_id())
        ).status_code
        == 409
    )
    assert not world.do(FreeOwnAddress(ana))


def test_the_delivery_tells_the_clerk(calls: Calls) -> None:
    """Of the authority whose announcement came back: what the server said, and when."""
    world = calls.world
    world.subscribed(ANA)
    world.hear(PUBLISH, PUBLISHED)
    world.send_all()
    world.do(NoteBounce(newest(world)["id"], HARD))
    shown = calls.get(f"/deliveries/{newest(world)['id']}", calls.clerk()).json
    assert shown["state"] == "permanent-failure"
    assert [one["state"] for one in shown["history"]] == ["sending", "delivered", "permanent-failure"]
    assert "5.1.1" in shown["history"][-1]["text"]


def test_the_proof_says_who_was_not_told_and_why(calls: Calls) -> None:
    """In words: a mail that came back, and one that was not even tried."""
    world = calls.world
    world.subscribed(ANA)
    first = world.hear(PUBLISH, PUBLISHED)
    world.send_all()
    world.do(NoteBounce(newest(world)["id"], HARD))
    second = world.hear(PUBLISH, PUBLISHED)
    for fact, says in (
        (first, "mesaj întors: 550 5.1.1 unknown"),
        (second, "nu i s-a scris: adresa a refuzat un mesaj dinainte"),
    ):
        proof = calls.get(f"/desk/announcements/{fact}/proof.csv", calls.clerk())
        assert says in proof.data.decode("utf-8-sig")


def test_an_erased_person_leaves_no_suppression(told: World) -> None:
    """Neither with an account nor without; a late report brings nothing back."""
    row = newest(told)
    told.do(NoteBounce(row["id"], HARD))
    account = told.person("ana@example.org")
    told.hear("registry.account.erased", {"account_id": str(account)})
    assert told.rows("select * from suppression") == []
    assert not told.do(NoteBounce(row["id"], HARD))
    assert told.rows("select * from suppression") == []
