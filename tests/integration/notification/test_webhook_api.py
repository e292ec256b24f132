"""Webhook endpoints by their API: what is taken, what is refused and why, what is shown only once."""

from typing import Any
from uuid import uuid4

import pytest

from shared.ids import new_id
from tests.integration.notification.calls import PREFIX, Calls
from tests.unit.notification.world import AUTHORITY, PUBLISHED

# A literal address: looking it up asks nobody.
URL = "https://1.1.1.1/hook"
BODY: dict[str, Any] = {"name": "Registratura", "url": URL, "topics": [{"kind": "all"}]}


@pytest.fixture
def owner(calls: Calls) -> dict[str, str]:
    """Somebody with an account."""
    return calls.token(calls.world.person())


def with_secret(calls: Calls, owner: dict[str, str]) -> str:
    """The path of a new endpoint that can be tested."""
    path = f"/webhooks/{calls.post('/webhooks', BODY, owner).json['id']}"
    assert calls.post(f"{path}/secrets", headers=owner).status_code == 200
    return path


def delete(calls: Calls, path: str, headers: dict[str, str]) -> Any:
    """By its own method."""
    return calls.client.delete(PREFIX + path, headers=headers)


def test_an_endpoint_from_its_beginning_to_its_end(calls: Calls, owner: dict[str, str]) -> None:
    """Named, given a secret, tested, stopped, enabled, deleted."""
    body = {**BODY, "topics": [{"kind": "authority", "value": AUTHORITY}], "types": ["consultation.act"]}
    made = calls.post("/webhooks", {**body, "with_public_key": True}, owner)
    assert (made.status_code, made.json["state"]) == (201, "unverified")
    path = f"/webhooks/{made.json['id']}"
    assert made.headers["Location"] == PREFIX + path
    first, second = (calls.post(f"{path}/secrets", headers=owner).json for _ in range(2))
    assert first["secret"].startswith("whsec_")
    assert first["public_key"].startswith("whpk_")
    assert first != second
    shown = calls.get(path, owner)
    assert first["secret"] not in shown.text
    assert shown.json["topics"] == [{"kind": "authority", "value": AUTHORITY, "name": "Orașul Exemplu"}]
    assert (shown.json["secrets"], shown.json["types"]) == (2, ["consultation.act"])
    test = calls.post(f"{path}/test", headers=owner)
    assert test.status_code == 202
    [item] = calls.get(f"{path}/deliveries", owner).json["items"]
    assert (item["id"], item["is_test"], item["state"]) == (test.json["id"], True, "waiting")
    log = calls.get(f"{path}/deliveries/{item['id']}", owner).json
    assert (log["history"], "challenge" in log["body"]) == ([], True)
    stopped = calls.post(f"{path}/disable", headers=owner)
    assert (stopped.status_code, stopped.json["state"]) == (200, "disabled")
    assert calls.post(f"{path}/disable", headers=owner).json["code"] == "endpoint-disabled-already"
    assert calls.post(f"{path}/enable", headers=owner).json["state"] == "unverified"
    assert [one["id"] for one in calls.get("/webhooks", owner).json["items"]] == [made.json["id"]]
    assert delete(calls, path, owner).status_code == 204
    assert calls.get(path, owner).json["code"] == "no-such-endpoint"
    assert calls.get("/webhooks", owner).json["items"] == []


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"url": "http://example.org/hook"}, "/url", "address-not-taken"),
        ({"url": "https://ana@1.1.1.1/"}, "/url", "address-not-taken"),
        ({"url": "https://1.1.1.1:22/"}, "/url", "address-not-taken"),
        ({"url": "javascript:alert(1)"}, "/url", "address-not-taken"),
        ({"url": "https://127.0.0.1/"}, "/url", "address-not-public"),
        ({"url": "https://[::ffff:10.0.0.1]/"}, "/url", "address-not-public"),
        ({"url": "https://169.254.169.254/latest/meta-data"}, "/url", "address-not-public"),
        ({"url": "https://localhost/"}, "/url", "address-not-public"),
        ({"types": ["consultation.nothing"]}, "/types", "unknown-event-type"),
        ({"types": ["registry.account.created"]}, "/types", "unknown-event-type"),
        ({"topics": [{"kind": "authority", "value": "nicaieri"}]}, "/topics", "unknown-source"),
    ],
)
def test_what_is_wrong_is_said(
    calls: Calls, owner: dict[str, str], change: dict[str, Any], pointer: str, code: str
) -> None:
    """At the field, with a stable code, in both languages."""
    sentences = set()
    for language in ("ro", "en"):
        answer = calls.post("/webhooks", {**BODY, **change}, {**owner, "Accept-Language": language})
        assert answer.status_code == 422
        [error] = answer.json["errors"]
        assert (error["pointer"], answer.json["code"]) == (pointer, code)
        sentences.add(error["detail"])
    assert len(sentences) == 2
    assert calls.get("/webhooks", owner).json["items"] == []


@pytest.mark.parametrize(
    "change",
    [
        {"url": None}, {"url": 5}, {"url": "https://" + "a" * 3000}, {"url": "https://exa\tmple.org"},
        {"name": ""}, {"name": "a" * 101}, {"topics": []}, {"topics": [{}]}, {"topics": "all"},
        {"topics": [{"kind": "all", "value": "x"}]}, {"topics": [{"kind": "organisation", "value": "abc"}]},
        {"topics": [{"kind": "all"}] * 21}, {"types": [5]}, {"types": ["a"] * 51}, {"with_public_key": "da"},
        {"state": "active"}, {"account_id": str(uuid4())},
    ],
)  # fmt: skip
def test_what_has_no_form_is_refused(calls: Calls, owner: dict[str, str], change: dict[str, Any]) -> None:
    """Never a failure of ours, and nobody makes an endpoint of another's or an active one."""
    answer = calls.post("/webhooks", {**BODY, **change}, owner)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


def test_a_name_that_nobody_knows_is_told_by_the_test(calls: Calls, owner: dict[str, str]) -> None:
    """Where it is named, names of the internet may not be known at all."""
    made = calls.post("/webhooks", {**BODY, "url": "https://nimeni.invalid/"}, owner)
    assert (made.status_code, made.json["state"]) == (201, "unverified")


def test_an_account_has_ten_at_most(calls: Calls, owner: dict[str, str]) -> None:
    """Each is sent each event."""
    for _ in range(10):
        assert calls.post("/webhooks", BODY, owner).status_code == 201
    answer = calls.post("/webhooks", BODY, owner)
    assert (answer.status_code, answer.json["code"]) == (409, "too-many-endpoints")
    other = calls.token(calls.world.person("ion@example.org"))
    assert calls.post("/webhooks", BODY, other).status_code == 201


def test_another_s_is_not_there(calls: Calls, owner: dict[str, str]) -> None:
    """Nor are its messages by one's own endpoint."""
    theirs = calls.post("/webhooks", BODY, calls.token(calls.world.person("ion@example.org"))).json["id"]
    own = with_secret(calls, owner)
    assert calls.get(f"/webhooks/{theirs}", owner).status_code == 404
    other_owner = calls.token(calls.world.person("eva@example.org"))
    delivery = calls.post(f"{own}/test", headers=owner).json["id"]
    mine = calls.post("/webhooks", BODY, other_owner).json["id"]
    for path in (f"/webhooks/{mine}/deliveries/{delivery}", f"/webhooks/{mine}/deliveries/{new_id()}"):
        assert calls.get(path, other_owner).json["code"] == "no-such-webhook-delivery"
        assert calls.post(f"{path}/resend", headers=other_owner).json["code"] == "no-such-webhook-delivery"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"since": "ieri"},
        {"since": "2026-01-13T08:00:00"},
        {"since": "2026-01-13T08:00:00Z", "until": "2026-01-12T08:00:00Z"},
        {"since": "0001-01-01T00:00:00+14:00"},
    ],
)
def test_a_time_that_is_none_is_refused(calls: Calls, owner: dict[str, str], body: dict[str, str]) -> None:
    """Or has no zone, or ends before it begins."""
    path = f"/webhooks/{calls.post('/webhooks', BODY, owner).json['id']}"
    assert calls.post(f"{path}/resend", body, owner).status_code == 422


def test_nothing_goes_out_unsigned(calls: Calls, owner: dict[str, str]) -> None:
    """Not even a test, before there is a secret."""
    path = f"/webhooks/{calls.post('/webhooks', BODY, owner).json['id']}"
    for act in ("test", "enable"):
        answer = calls.post(f"{path}/{act}", headers=owner)
        assert (answer.status_code, answer.json["code"]) == (409, "endpoint-without-secret")


def test_only_what_is_verified_is_sent_again(calls: Calls, owner: dict[str, str]) -> None:
    """All else would go to who never asked."""
    path = f"/webhooks/{calls.post('/webhooks', BODY, owner).json['id']}"
    calls.world.hear("consultation.consultation.published", PUBLISHED)
    answer = calls.post(f"{path}/resend", {"since": "2026-01-13T08:00:00Z"}, owner)
    assert (answer.status_code, answer.json["code"]) == (409, "endpoint-not-active")


def test_the_log_goes_by_pages(calls: Calls, owner: dict[str, str]) -> None:
    """The newest first, and by state."""
    path = with_secret(calls, owner)
    sent = [calls.post(f"{path}/test", headers=owner).json["id"] for _ in range(3)]
    page = calls.get(f"{path}/deliveries", owner, limit="2").json
    rest = calls.get(f"{path}/deliveries", owner, limit="2", cursor=page["next"]).json
    assert [one["id"] for one in page["items"] + rest["items"]] == sent[::-1]
    assert rest["next"] is None
    assert calls.get(f"{path}/deliveries", owner, state="failed").json["items"] == []
    assert calls.get(f"{path}/deliveries", owner, state="lost").status_code == 422


def test_all_public_events_can_be_wanted_and_no_other(calls: Calls) -> None:
    """By name and by what they are about, each with its sentence."""
    items = calls.get("/webhooks/types").json["items"]
    names = {one["name"] for one in items}
    assert {
        "consultation.act.adopted",
        "registry.agreement.signed",
        "notification.endpoint.disabled",
    } <= names
    assert not {name for name in names if "account" in name or "letter" in name or "submission" in name}
    assert all(one["name"].startswith(one["about"] + ".") and one["sentence"] for one in items)
