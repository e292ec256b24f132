"""The press list: who is told that a draft was published, by one act of a clerk."""

from typing import Any

import pytest

from shared.ids import new_id
from tests.integration.notification.calls import Calls
from tests.unit.notification.world import AUTHORITY, CONSULTATION, PUBLISHED

PUBLISH = "consultation.consultation.published"
OUTLET = {
    "authority": AUTHORITY,
    "outlet": "Ziarul Exemplu",
    "email": "Redactia@Ziar.example.org",
    "agreed_how": "Au cerut prin e-mail la 12 ianuarie.",
}
NOTICE = {"authority": AUTHORITY, "consultation_id": str(CONSULTATION)}
EXTENDED = {
    "consultation_id": str(CONSULTATION),
    "authority": AUTHORITY,
    "title": "Regulamentul de parcare",
    "is_example": True,
    "recommendations_until": "2026-02-02T21:59:59Z",
    "reason": "Raportul a venit târziu.",
    "on": "2026-01-20",
}


@pytest.fixture
def clerk(calls: Calls) -> dict[str, str]:
    """A clerk whose name is known."""
    return calls.token(calls.world.person("maria@example.org"), {AUTHORITY: ["clerk"]})


def test_a_list_is_kept(calls: Calls, clerk: dict[str, str]) -> None:
    """Added with how they agreed; taken off with why, and then without the address."""
    made = calls.post("/desk/press", OUTLET, clerk)
    assert made.status_code == 201
    again = calls.post("/desk/press", {**OUTLET, "email": "redactia@ziar.example.org"}, clerk)
    assert (again.status_code, again.json["code"]) == (409, "listed-already")
    (line,) = calls.get("/desk/press", clerk, authority=AUTHORITY).json["items"]
    assert (line["email"], line["added_by_name"]) == ("Redactia@ziar.example.org", "Ana Exemplu")
    path = f"/desk/press/{line['id']}/remove"
    assert calls.post(path, {"reason": "Nu mai apare."}, clerk).status_code == 200
    assert calls.post(path, {"reason": "Nu mai apare."}, clerk).json["code"] == "no-longer-listed"
    (line,) = calls.get("/desk/press", clerk, authority=AUTHORITY).json["items"]
    assert (line["email"], line["removed_why"]) == ("", "Nu mai apare.")
    assert calls.post("/desk/press", OUTLET, clerk).status_code == 201
    noted = calls.world.rows("select deed, details from audit order by id")
    assert [row["deed"] for row in noted] == ["press.added", "press.removed", "press.added"]
    assert "ziar.example.org" not in str([row["details"] for row in noted])


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"email": "nobody"}, "/email"),
        ({"email": "a@b.ro\nBcc: x@y.ro"}, "/email"),
        ({"outlet": ""}, "/outlet"),
        ({"outlet": "x" * 201}, "/outlet"),
        ({"agreed_how": "da"}, "/agreed_how"),
        ({"language": "fr"}, "/language"),
        ({"admin": True}, "/admin"),
    ],
)
def test_what_is_wrong_is_said(
    calls: Calls, clerk: dict[str, str], changes: dict[str, Any], pointer: str
) -> None:
    """At its field."""
    answer = calls.post("/desk/press", {**OUTLET, **changes}, clerk)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


def test_a_notice_goes_to_all_on_the_list_once(calls: Calls, clerk: dict[str, str]) -> None:
    """With a proof of its own; a second time is said, and needs a word."""
    world = calls.world
    assert calls.post("/desk/press-notices", NOTICE, clerk).json["code"] == "nothing-published"
    world.hear(PUBLISH, PUBLISHED)
    assert calls.post("/desk/press-notices", NOTICE, clerk).json["code"] == "nobody-listed"
    assert world.rows("select * from fact where category = 'press-notice'") == []
    for email, language in (("unu@example.org", "ro"), ("two@example.org", "en")):
        calls.post("/desk/press", {**OUTLET, "email": email, "language": language}, clerk)
    made = calls.post("/desk/press-notices", NOTICE, clerk)
    assert (made.status_code, made.json["recipients"]) == (201, 2)
    world.send_all()
    sent = {recipient: message.decode() for recipient, message in world.postbox.sent}
    assert set(sent) == {"unu@example.org", "two@example.org"}
    assert "Content-Language: en" in sent["two@example.org"]
    proof = calls.get(f"/desk/announcements/{made.json['id']}", clerk).json
    assert (proof["category"], proof["channels"][0]["told"]) == ("press-notice", 2)
    twice = calls.post("/desk/press-notices", NOTICE, clerk)
    assert (twice.status_code, twice.json["code"]) == (409, "press-told-already")
    assert "13.01.2026, 11:00" in twice.json["detail"]
    assert calls.post("/desk/press-notices", {**NOTICE, "again": True}, clerk).status_code == 201
    query = {"authority": AUTHORITY, "consultation": str(CONSULTATION)}
    items = calls.get("/desk/press-notices", clerk, **query).json["items"]
    assert [(item["recipients"], item["sent_by_name"]) for item in items] == [(2, "Ana Exemplu")] * 2


def test_the_press_is_told_the_longer_term(calls: Calls, clerk: dict[str, str]) -> None:
    """Not the one that is not true any more."""
    calls.world.hear(PUBLISH, PUBLISHED)
    calls.world.hear("consultation.consultation.extended", EXTENDED)
    calls.post("/desk/press", OUTLET, clerk)
    assert calls.post("/desk/press-notices", NOTICE, clerk).status_code == 201
    (row,) = calls.world.rows("select data from fact where category = 'press-notice'")
    assert row["data"]["recommendations_until"].startswith("2026-02-02T21:59:59")


def test_who_is_forgotten_is_on_no_list(calls: Calls, clerk: dict[str, str]) -> None:
    """A journalist who erases their account is not written to any more."""
    calls.world.hear(PUBLISH, PUBLISHED)
    calls.post("/desk/press", {**OUTLET, "email": "jurnalist@example.org"}, clerk)
    account = calls.world.person("Jurnalist@example.org")
    calls.world.hear("registry.account.erased", {"account_id": str(account)})
    (line,) = calls.get("/desk/press", clerk, authority=AUTHORITY).json["items"]
    assert (line["email"], line["removed_at"] is not None) == ("", True)
    assert calls.post("/desk/press-notices", NOTICE, clerk).json["code"] == "nobody-listed"


def test_others_neither_see_nor_send(calls: Calls, clerk: dict[str, str]) -> None:
    """Each authority has its own list."""
    contact = calls.post("/desk/press", OUTLET, clerk).json["id"]
    other = calls.clerk("alta")
    assert calls.get("/desk/press", other, authority=AUTHORITY).status_code == 403
    assert calls.post("/desk/press-notices", NOTICE, other).status_code == 403
    assert calls.post(f"/desk/press/{contact}/remove", {"reason": "De ce nu."}, other).status_code == 404
    assert calls.post(f"/desk/press/{new_id()}/remove", {"reason": "De ce nu."}, clerk).status_code == 404
