"""The clerk's proof: who had to be told of what, who was, what failed and what was done about it."""

from typing import Any
from uuid import UUID

import pytest

from services.notification.model import Outcome
from shared.ids import new_id
from tests.integration.notification.calls import Calls
from tests.unit.notification.world import AUTHORITY, CONSULTATION, PUBLISHED

PUBLISH = "consultation.consultation.published"
REFUSED = Outcome("permanent-failure", 550, "no such mailbox")
LATER = Outcome("temporary-failure", 451, "try later")
PHONED = {"kind": "phoned", "on": "2026-01-13", "words": "A luat la cunoștință."}


@pytest.fixture
def fact(calls: Calls) -> str:
    """An announcement to three, of whom one was told, one was not, and one waits."""
    world = calls.world
    for name in ("ana", "ion", "eva"):
        world.subscribed(f"{name}@example.org")
    world.postbox.outcomes = [Outcome("delivered", 250, "OK"), REFUSED, LATER]
    fact_id = world.hear(PUBLISH, PUBLISHED)
    world.send_all()
    return str(fact_id)


def lines(calls: Calls, fact: str, **query: str) -> list[dict[str, Any]]:
    """Of an announcement, as its clerk sees them."""
    answer = calls.get(f"/desk/announcements/{fact}/deliveries", calls.clerk(), **query)
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json["items"]
    return found


def test_the_list_has_the_numbers(calls: Calls, fact: str) -> None:
    """Found by a part of the title, whatever its capitals; what is a pattern elsewhere is text here."""
    (item,) = calls.get("/desk/announcements", calls.clerk(), authority=AUTHORITY, q="PARC").json["items"]
    assert (item["id"], item["title"], item["what"]) == (fact, "Regulamentul de parcare", "announcement")
    assert [item[name] for name in ("told", "failed", "waiting", "in_digest")] == [1, 1, 1, 0]
    for words in ("piscină", "%", "_"):
        assert (
            calls.get("/desk/announcements", calls.clerk(), authority=AUTHORITY, q=words).json["items"] == []
        )


def test_one_says_why_messages_failed(calls: Calls, fact: str) -> None:
    """By channel, with the servers' answers."""
    found = calls.get(f"/desk/announcements/{fact}", calls.clerk()).json
    assert found["channels"] == [{"channel": "email", "told": 1, "failed": 1, "waiting": 1}]
    assert found["reasons"] == [{"reason": "550 no such mailbox", "many": 1}]
    assert found["digest"] == {"told": 0, "failed": 0, "waiting": 0}


def test_lines_are_narrowed_and_masked(calls: Calls, fact: str) -> None:
    """With the date of the request that the law counts."""
    assert len(lines(calls, fact)) == 3
    for outcome in ("told", "failed", "waiting"):
        (line,) = lines(calls, fact, outcome=outcome)
        assert "***" in line["recipient"]
        assert line["asked_at"] == "2026-01-13T09:00:00+00:00"
    first = calls.get(f"/desk/announcements/{fact}/deliveries", calls.clerk(), limit="2").json
    rest = lines(calls, fact, limit="2", cursor=first["next"])
    assert (len(first["items"]), len(rest)) == (2, 1)


def test_an_address_is_found_whole_alone(calls: Calls, fact: str) -> None:
    """Whatever its capitals; that it was asked for stands in the trail."""
    path = f"/desk/announcements/{fact}/find"
    (line,) = calls.post(path, {"email": "ANA@example.org"}, calls.clerk()).json["items"]
    assert line["recipient"] == "a***@e***.org"
    assert calls.post(path, {"email": "na@example.org"}, calls.clerk()).json == {"items": []}
    assert calls.post(path, {"email": "ana"}, calls.clerk()).status_code == 422
    taken = calls.get(f"/desk/announcements/{fact}", calls.clerk()).json["taken"]
    assert [line["deed"] for line in taken] == ["proof.searched", "proof.searched"]


def test_what_was_done_is_added(calls: Calls, fact: str) -> None:
    """To what failed alone, by the day on which it was done; shown with the clerk's name."""
    (failed,) = lines(calls, fact, outcome="failed")
    clerk = calls.token(calls.world.person("maria@example.org"), {AUTHORITY: ["clerk"]})
    path = f"/desk/deliveries/{failed['id']}/actions"
    assert calls.post(path, PHONED, clerk).status_code == 201
    assert calls.post(path, {**PHONED, "kind": "posted"}, clerk).status_code == 201
    (line,) = lines(calls, fact, outcome="failed")
    assert [(one["kind"], one["noted_by_name"]) for one in line["actions"]] == [
        ("phoned", "Ana Exemplu"),
        ("posted", "Ana Exemplu"),
    ]
    whole = calls.get(f"/desk/deliveries/{failed['id']}", clerk).json
    assert [step["state"] for step in whole["history"]] == ["sending", "permanent-failure"]
    for outcome in ("told", "waiting"):
        (other,) = lines(calls, fact, outcome=outcome)
        refused = calls.post(f"/desk/deliveries/{other['id']}/actions", PHONED, clerk)
        assert (refused.status_code, refused.json["code"]) == (409, "nothing-to-mend")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"on": "2026-01-14"}, "/on"),
        ({"on": "2026-01-12"}, "/on"),
        ({"on": "mâine"}, "/on"),
        ({"kind": "prayed"}, "/kind"),
        ({"words": "  "}, "/words"),
        ({"words": "x" * 1001}, "/words"),
        ({"admin": True}, "/admin"),
    ],
)
def test_what_is_wrong_with_an_action_is_said(
    calls: Calls, fact: str, changes: dict[str, Any], pointer: str
) -> None:
    """At its field."""
    (failed,) = lines(calls, fact, outcome="failed")
    answer = calls.post(f"/desk/deliveries/{failed['id']}/actions", {**PHONED, **changes}, calls.clerk())
    assert answer.status_code == 422
    pointers = [error["pointer"] for error in answer.json.get("errors", [])] or [answer.json.get("pointer")]
    assert pointers == [pointer]


def test_who_is_forgotten_leaves_no_words(calls: Calls, fact: str) -> None:
    """Neither the address nor what was noted about them; that something was done stays."""
    world = calls.world
    (failed,) = world.rows("select id, recipient from delivery where state = 'permanent-failure'")
    assert calls.post(f"/desk/deliveries/{failed['id']}/actions", PHONED, calls.clerk()).status_code == 201
    account = world.person(failed["recipient"])
    world.hear("registry.account.erased", {"account_id": str(account)})
    (line,) = lines(calls, fact, outcome="failed")
    assert line["recipient"] == "***"
    assert [(one["kind"], one["words"]) for one in line["actions"]] == [("phoned", None)]
    text = calls.get(f"/desk/announcements/{fact}/proof.csv", calls.clerk(), addresses="full", reason="dosar")
    assert failed["recipient"] not in text.text
    assert "erased" not in text.text


def test_others_do_not_find_it(calls: Calls, fact: str) -> None:
    """Neither clerks of elsewhere, nor what is no announcement."""
    (failed,) = lines(calls, fact, outcome="failed")
    other = calls.clerk("alta")
    for path in (f"/desk/announcements/{fact}", f"/desk/deliveries/{failed['id']}"):
        assert calls.get(path, other).status_code == 404
        assert calls.get(path, calls.token(new_id())).status_code == 403
    assert calls.get(f"/desk/announcements/{new_id()}", calls.clerk()).status_code == 404
    (letter,) = calls.world.rows("select id from fact where category = 'subscription-confirmation' limit 1")
    assert calls.get(f"/desk/announcements/{letter['id']}", calls.clerk()).status_code == 404


def test_later_news_has_its_own_proof(calls: Calls, fact: str) -> None:
    """Under the same draft, and kept as long as the announcement's."""
    extended = {
        "consultation_id": str(CONSULTATION),
        "authority": AUTHORITY,
        "title": "Regulamentul de parcare",
        "is_example": True,
        "recommendations_until": "2026-02-02T21:59:59Z",
        "reason": "Raportul a venit târziu.",
        "on": "2026-01-20",
    }
    news: UUID = calls.world.hear("consultation.consultation.extended", extended)
    query = {"authority": AUTHORITY, "consultation": str(CONSULTATION)}
    items = calls.get("/desk/announcements", calls.clerk(), **query).json["items"]
    assert [(item["id"], item["what"]) for item in items] == [(str(news), "extended"), (fact, "announcement")]
    query["category"] = "consultation-change"
    (item,) = calls.get("/desk/announcements", calls.clerk(), **query).json["items"]
    assert item["id"] == str(news)
