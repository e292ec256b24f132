"""One's own list over HTTP: with an account, or by the link of any mail; and what is refused."""

from typing import Any
from uuid import UUID

import pytest

from services.notification.jobs import finish_announcements
from services.notification.model.secrets_of_links import StopTokens
from shared.ids import new_id
from tests.integration.notification.calls import PREFIX, Calls
from tests.unit.notification.world import CONSULTATION, PUBLISHED

EMAIL = "ana@example.org"
WISHES = {
    "language": "en",
    "digest_hour": 19,
    "digest_weekday": 5,
    "quiet_from": 22,
    "quiet_until": 7,
    "paused_until": "2026-02-01",
    "pause_drops": True,
}
WRONG = [
    ({"digest_hour": 25}, "/digest_hour"),
    ({"digest_hour": "8"}, "/digest_hour"),
    ({"digest_weekday": 0}, "/digest_weekday"),
    ({"language": "fr"}, "/language"),
    ({"quiet_until": None}, "/quiet_until"),
    ({"quiet_from": 7}, "/quiet_until"),
    ({"paused_until": "2026-01-12"}, "/paused_until"),
    ({"paused_until": "2027-01-20"}, "/paused_until"),
    ({"paused_until": "9999-12-31"}, "/paused_until"),
    ({"paused_until": "mâine"}, "/paused_until"),
    ({"pause_drops": 1}, "/pause_drops"),
    ({"unknown": 1}, "/unknown"),
]


@pytest.fixture
def chosen(calls: Calls) -> UUID:
    """Ana follows one authority, without an account."""
    return calls.world.subscribed(EMAIL)


@pytest.fixture
def link(calls: Calls, chosen: UUID) -> dict[str, str]:
    """What the link of her mail brings."""
    return {"token": StopTokens("w" * 32).make_page(chosen, calls.world.clock.now())}


def test_a_link_opens_the_list_and_changes_it(calls: Calls, chosen: UUID, link: dict[str, str]) -> None:
    """The address is masked, for the mail may have been passed on."""
    opened = calls.post("/follows/by-link", link).json
    assert opened["email"] == "a***@e***.org"
    assert opened["wishes"]["digest_hour"] == 8
    (item,) = opened["items"]
    assert (item["id"], item["cadence"]) == (str(chosen), "immediate")
    changed = calls.post("/follows/by-link/wishes", {**link, **WISHES}).json
    assert changed["wishes"] == WISHES
    calls.post(f"/follows/by-link/{chosen}/cadence", {**link, "cadence": "weekly"})
    assert calls.post("/follows/by-link", link).json["items"][0]["cadence"] == "weekly"
    assert calls.post(f"/follows/by-link/{chosen}/end", link).status_code == 200
    assert calls.post("/follows/by-link", link).json["items"] == []
    assert calls.post("/follows/by-link/end", link).status_code == 204


def test_who_has_an_account_changes_the_same(calls: Calls, chosen: UUID) -> None:
    """By their address."""
    person = calls.token(calls.world.person(EMAIL))
    path = f"{PREFIX}/follows/mine"
    assert calls.client.put(f"{path}/wishes", json=WISHES, headers=person).json == WISHES
    assert calls.get("/follows/mine/wishes", person).json == WISHES
    changed = calls.client.patch(f"{path}/{chosen}", json={"cadence": "daily"}, headers=person)
    assert changed.status_code == 200
    assert calls.get("/follows/mine", person).json["items"][0]["cadence"] == "daily"
    assert calls.client.delete(path, headers=person).status_code == 204
    assert calls.get("/follows/mine", person).json["items"] == []


def test_who_never_said_is_told_as_everybody_is_at_first(calls: Calls) -> None:
    """In the language of the account; an account not heard of yet is told so."""
    person = calls.token(calls.world.person(EMAIL, "en"))
    found = calls.get("/follows/mine/wishes", person).json
    assert (found["language"], found["digest_hour"], found["paused_until"]) == ("en", 8, None)
    unknown = calls.token(new_id())
    assert calls.get("/follows/mine/wishes", unknown).json["code"] == "account-not-known-yet"


@pytest.mark.parametrize(("change", "pointer"), WRONG)
def test_what_is_wrong_is_said(
    calls: Calls, link: dict[str, str], change: dict[str, Any], pointer: str
) -> None:
    """At its field, and nothing is changed."""
    person = calls.token(calls.world.person(EMAIL))
    body = {**WISHES, **change}
    refused = calls.client.put(f"{PREFIX}/follows/mine/wishes", json=body, headers=person)
    assert refused.status_code == 422
    said: Any = refused.json
    assert [one["pointer"] for one in said["errors"]] == [pointer]
    by_link = calls.post("/follows/by-link/wishes", {**link, **body})
    assert by_link.json["errors"] == said["errors"]
    assert calls.get("/follows/mine/wishes", person).json["digest_hour"] == 8


@pytest.mark.parametrize("token", ["", "x", "ș" * 72, "A" * 72, "A" * 201, None, 7])
def test_a_bad_token_opens_nothing(calls: Calls, chosen: UUID, token: Any) -> None:
    """Nonsense, one that is too long, none."""
    for path in ("", "/end", f"/{chosen}/end"):
        assert calls.post(f"/follows/by-link{path}", {"token": token}).status_code in (409, 422)
    assert calls.world.rows("select state from subscription")[0]["state"] == "confirmed"


def test_who_is_told_by_a_digest_is_counted_apart(calls: Calls, link: dict[str, str], chosen: UUID) -> None:
    """An announcement is through when no mail of its own waits."""
    calls.world.subscribed("ion@example.org")
    calls.post(f"/follows/by-link/{chosen}/cadence", {**link, "cadence": "weekly"})
    calls.world.hear("consultation.consultation.published", PUBLISHED)
    calls.world.send_all()
    finish_announcements(calls.world.runtime.bus)
    (said,) = calls.world.said("announcement.delivered")
    assert (said["told"], said["failed"], said["by_digest"]) == (1, 0, 1)
    (item,) = calls.get("/announcements", consultation=str(CONSULTATION)).json["items"]
    assert (item["recipients"], item["by_digest"]) == (1, 1)
