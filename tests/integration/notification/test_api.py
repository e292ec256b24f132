"""The API: who may see and do what."""

from typing import Any

import pytest

from services.notification.model.known import organisation
from services.notification.model.secrets_of_links import StopTokens
from shared.ids import new_id
from tests.integration.notification.calls import PREFIX, Calls
from tests.proofs import solved
from tests.unit.notification.world import AUTHORITY, CONSULTATION, NEVER, PUBLISHED

NOBODY = "01990000-0000-7000-8000-0000000000ff"
PUBLISH = "consultation.consultation.published"
TOPIC = {"kind": "authority", "value": AUTHORITY}
ONE_CLICK = f"{PREFIX}/subscriptions/one-click"


def test_asking_tells_nothing(calls: Calls) -> None:
    """Known or not, the answer is the same; a letter goes out."""
    calls.world.subscribed("ana@example.org")
    answers = [calls.ask(email) for email in ("ana@example.org", "new@example.org")]
    assert [(answer.status_code, answer.json) for answer in answers] == [(202, {}), (202, {})]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"email": "nobody"}, "/email"),
        ({"topic": {"kind": "authority"}}, "/topic/value"),
        ({"topic": {"kind": "all", "value": AUTHORITY}}, "/topic/value"),
        ({"topic": {"kind": "authority", "value": "nicaieri"}}, "/topic/value"),
        ({"topic": {"kind": "weather"}}, "/topic/kind"),
        ({"topic": {"kind": "organisation"}}, "/topic/value"),
        ({"topic": {"kind": "organisation", "value": AUTHORITY}}, "/topic/value"),
        ({"topic": {"kind": "organisation", "value": NOBODY}}, "/topic/value"),
        ({"topic": {"kind": "consultation", "value": NOBODY}}, "/topic/value"),
        ({"topic": {"kind": "consultation", "value": "1"}}, "/topic/value"),
        ({"topic": {"kind": "field", "value": "weather"}}, "/topic/value"),
        ({"topic": {"kind": "locality", "value": "130534"}}, "/topic/value"),
        ({"topic": {"kind": "locality", "value": "99999999999999999999"}}, "/topic/value"),
        ({"topic": {"kind": "phrase", "value": "de la"}}, "/topic/value"),
        ({"topic": {"kind": "phrase", "value": "?"}}, "/topic/value"),
        ({"topic": {"kind": "phrase", "value": "unu doi trei patru cinci sase sapte"}}, "/topic/value"),
        ({"topic": {"kind": "phrase"}}, "/topic/value"),
        ({"language": "fr"}, "/language"),
        ({"admin": True}, "/admin"),
    ],
)
def test_what_is_wrong_is_said(calls: Calls, changes: dict[str, Any], pointer: str) -> None:
    """At the field that it is wrong with."""
    answer = calls.ask(**changes)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


def test_asking_is_limited(calls: Calls) -> None:
    """Ten times an hour for an address, whatever its capitals; others are not held up by that."""
    codes = [calls.ask(email).status_code for email in ["ana@example.org", "ANA@example.org"] * 6]
    assert codes == [202] * 10 + [429] * 2
    assert calls.ask("ion@example.org").status_code == 202


def test_who_has_worked_is_let_through_when_others_are_not(calls: Calls) -> None:
    """Without work thirty an hour from a network; a solution helps once, and a made-up one never."""
    codes = [calls.ask(f"p{number}@example.org").status_code for number in range(31)]
    assert codes == [202] * 30 + [429]
    challenge = calls.get("/proof-of-work").json
    assert set(challenge) == {"algorithm", "challenge", "maxnumber", "salt", "signature"}
    proof = solved(calls.world.runtime)
    for shown, status in ((proof, 202), (proof, 429), ("x", 429)):
        body = {"email": f"{status}@example.org", "topic": TOPIC}
        answer = calls.post("/subscriptions", body, {"X-Proof-Of-Work": shown})
        assert answer.status_code == status


def test_who_is_signed_in_needs_no_work(calls: Calls) -> None:
    """Their account was made by somebody who did."""
    person = calls.token(calls.world.person())
    codes = [calls.post("/follows/mine", {"topic": TOPIC}, person).status_code for _ in range(31)]
    assert codes == [201] * 31


def test_confirm_and_cancel(calls: Calls) -> None:
    """With the tokens of the mails; anything else is refused in the same words."""
    calls.ask()
    confirmed = calls.post("/subscriptions/confirm", {"token": calls.world.newest_secret()})
    assert confirmed.status_code == 200
    assert confirmed.json == {"topic": TOPIC, "confirmed_at": "2026-01-13T09:00:00+00:00"}
    (row,) = calls.world.rows("select id from subscription")
    cancelled = calls.post("/subscriptions/cancel", {"token": StopTokens("w" * 32).make(row["id"])})
    assert (cancelled.status_code, cancelled.json["topic"]) == (200, TOPIC)
    for path in ("/subscriptions/confirm", "/subscriptions/cancel"):
        refused = calls.post(path, {"token": "nonsense"})
        assert (refused.status_code, refused.json["code"]) == (409, "link-not-valid")


def test_one_click(calls: Calls) -> None:
    """A mail program stops by POST; GET only leads to the page with the button."""
    token = StopTokens("w" * 32).make(calls.world.subscribed("ana@example.org"))
    shown = calls.client.get(ONE_CLICK, query_string={"token": token})
    assert shown.status_code == 303
    assert (
        shown.headers["Location"]
        == f"http://localhost:8080/abonamente/oprire?token={token.replace('=', '%3D')}"
    )
    assert calls.world.rows("select state from subscription")[0]["state"] == "confirmed"
    form = {"List-Unsubscribe": "One-Click"}
    stopped = calls.client.post(ONE_CLICK, query_string={"token": token}, data=form)
    assert stopped.status_code == 200
    assert calls.world.rows("select state from subscription")[0]["state"] == "cancelled"


def test_numbers_are_for_all(calls: Calls) -> None:
    """How many were told, and nobody's address."""
    calls.world.subscribed("ana@example.org")
    calls.world.subscribed("ion@example.org")
    calls.world.hear(PUBLISH, PUBLISHED)
    calls.world.sender().send_some(NEVER, most=1)
    (item,) = calls.get("/announcements", consultation=str(CONSULTATION)).json["items"]
    assert (item["recipients"], item["told"], item["failed"], item["waiting"]) == (2, 1, 0, 1)
    assert calls.get("/announcements", consultation=str(new_id())).json == {"items": []}


def test_deliveries_are_for_the_clerks_of_their_authority(calls: Calls) -> None:
    """Masked, page by page, with the evidence; not for other people, nor for clerks of elsewhere."""
    for name in ("ana", "ion", "eva"):
        calls.world.subscribed(f"{name}@example.org")
    calls.world.hear(PUBLISH, PUBLISHED)
    calls.world.send_all()
    seen: list[dict[str, Any]] = []
    query = {"authority": AUTHORITY, "consultation": str(CONSULTATION), "limit": "2"}
    page = calls.get("/deliveries", calls.clerk(), **query).json
    seen += page["items"]
    query["cursor"] = page["next"]
    seen += calls.get("/deliveries", calls.clerk(), **query).json["items"]
    del query["cursor"]
    assert sorted(item["recipient"] for item in seen) == ["a***@e***.org", "e***@e***.org", "i***@e***.org"]
    assert {(item["state"], item["reason"]) for item in seen} == {("delivered", "250 OK")}
    path = f"/deliveries/{seen[0]['id']}"
    history = calls.get(path, calls.clerk()).json["history"]
    assert [step["state"] for step in history] == ["sending", "delivered"]
    assert calls.get("/deliveries", {}, **query).status_code == 401
    assert calls.get("/deliveries", calls.token(new_id()), **query).status_code == 403
    assert calls.get("/deliveries", calls.clerk("alta"), **query).status_code == 403
    assert calls.get(path, calls.clerk("alta")).status_code == 404


def test_letters_are_no_authoritys(calls: Calls) -> None:
    """No clerk sees who asked for a password."""
    calls.ask()
    (row,) = calls.world.deliveries("subscription-confirmation")
    assert calls.get(f"/deliveries/{row['id']}", calls.clerk()).status_code == 404


def test_people_see_what_they_follow(calls: Calls) -> None:
    """By the address of their account, whatever its capitals; a stranger's list is empty."""
    calls.world.subscribed("Ana@example.org")
    account_id = calls.world.person("ana@example.org")
    (item,) = calls.get("/follows/mine", calls.token(account_id)).json["items"]
    assert (item["topic"], item["authority_name"]) == (TOPIC, "Orașul Exemplu")
    assert calls.get("/follows/mine", calls.token(new_id())).json == {"items": []}
    assert calls.get("/follows/mine").status_code == 401


def test_people_follow_and_end_it_in_their_list(calls: Calls) -> None:
    """With the organisation's name; sent twice under one key it is one, and ended it is gone."""
    organisation_id = new_id()
    calls.world.know(organisation, organisation_id=organisation_id, name="Asociația Exemplu")
    person = calls.token(calls.world.person())
    body = {"topic": {"kind": "organisation", "value": str(organisation_id)}}
    key = {"Idempotency-Key": str(new_id())}
    made = [calls.post("/follows/mine", body, {**person, **key}) for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201]
    (item,) = calls.get("/follows/mine", person).json["items"]
    assert item["id"] == made[0].json["id"] == made[1].json["id"]
    assert item["topic"] == {"kind": "organisation", "value": str(organisation_id)}
    assert (item["organisation_name"], item["authority_name"]) == ("Asociația Exemplu", None)
    path = f"{PREFIX}/follows/mine/{item['id']}"
    assert calls.client.delete(path, headers=calls.token(new_id())).status_code == 404
    assert calls.client.delete(path, headers=person).status_code == 200
    assert calls.get("/follows/mine", person).json == {"items": []}


def test_what_one_follows_is_named(calls: Calls) -> None:
    """A draft by its title, a place by its name; which of them is the written request of the law is said."""
    world, account = calls.world, calls.world.person()
    world.hear(PUBLISH, PUBLISHED)
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update authority set locality_siruta = 7, locality_name = 'Câmpina'")
    for topic in (
        {"kind": "all"},
        {"kind": "consultation", "value": str(CONSULTATION)},
        {"kind": "locality", "value": "7"},
        {"kind": "phrase", "value": "Parcări, de reședință"},
    ):
        assert calls.post("/follows/mine", {"topic": topic}, calls.token(account)).status_code == 201
    items = calls.get("/follows/mine", calls.token(account)).json["items"]
    named = [
        (
            item["topic"]["value"],
            item["consultation_title"],
            item["locality_name"],
            item["is_written_request"],
        )
        for item in items
    ]
    assert named == [
        (None, None, None, True),
        (str(CONSULTATION), "Regulamentul de parcare", None, False),
        ("7", None, "Câmpina", False),
        ("parcari resedinta", None, None, False),
    ]
