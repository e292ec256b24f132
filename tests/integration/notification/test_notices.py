"""The API of the bell: listed, counted, opened; one's own alone."""

from typing import Any
from uuid import UUID

import pytest

from services.notification.commands import Follow
from services.notification.model import Topic
from shared.ids import new_id
from tests.integration.notification.calls import Calls
from tests.unit.notification.world import PUBLISHED

PUBLISH = "consultation.consultation.published"


@pytest.fixture
def ana(calls: Calls) -> UUID:
    """Somebody with an account who follows all drafts."""
    account_id = calls.world.person("ana@example.org")
    calls.world.do(Follow(account_id=account_id, topic=Topic("all"), language="ro"))
    return account_id


def publish(calls: Calls, times: int = 1) -> None:
    """Drafts, a minute apart."""
    for number in range(times):
        calls.world.clock.advance(minutes=1)
        said = {**PUBLISHED, "consultation_id": str(new_id()), "title": f"Proiectul {number + 1}"}
        calls.world.hear(PUBLISH, said)


def titles(answer: Any) -> list[str]:
    """What the notices of a page are about."""
    return [item["about"] for item in answer.json["items"]]


def test_one_reads_what_happened_and_where_to_go(calls: Calls, ana: UUID) -> None:
    """In the language that one asks for, whatever the one of the mails."""
    publish(calls)
    for language, said in (("ro", "Proiect nou în consultare"), ("en", "A new draft in consultation")):
        answer = calls.get("/notices", {**calls.token(ana), "Accept-Language": language})
        (item,) = answer.json["items"]
        assert item["text"] == said
    assert (item["about"], item["authority_name"]) == ("Proiectul 1", "Orașul Exemplu")
    assert item["path"].startswith("/consultari/")
    assert item["read_at"] is None


def test_a_long_list_comes_by_pages_the_newest_first(calls: Calls, ana: UUID) -> None:
    """None twice and none left out, also where two have the same instant."""
    publish(calls, 3)
    calls.world.hear(PUBLISH, {**PUBLISHED, "title": "Deodată"})
    seen, cursor = [], {}
    while True:
        answer = calls.get("/notices", calls.token(ana), limit="2", **cursor)
        seen += titles(answer)
        if answer.json["next"] is None:
            break
        cursor = {"cursor": answer.json["next"]}
    assert sorted(seen) == ["Deodată", "Proiectul 1", "Proiectul 2", "Proiectul 3"]
    assert seen[2:] == ["Proiectul 2", "Proiectul 1"]


def test_what_was_opened_is_counted_no_more(calls: Calls, ana: UUID) -> None:
    """It stays in the list, but not among those that are not read; opened twice it keeps the first time."""
    publish(calls, 2)
    who = calls.token(ana)
    assert calls.get("/notices/unread", who).json == {"unread": 2}
    newest = calls.get("/notices", who).json["items"][0]
    first = calls.post(f"/notices/{newest['id']}/read", headers=who).json
    calls.world.clock.advance(minutes=1)
    assert calls.post(f"/notices/{newest['id']}/read", headers=who).json == first
    assert first["path"] == newest["path"]
    assert calls.get("/notices/unread", who).json == {"unread": 1}
    assert titles(calls.get("/notices", who, unread="true")) == ["Proiectul 1"]
    assert len(titles(calls.get("/notices", who))) == 2


def test_all_that_were_shown_are_read_and_none_that_came_since(calls: Calls, ana: UUID) -> None:
    """Nobody loses what came while they looked."""
    publish(calls, 2)
    who = calls.token(ana)
    until = calls.get("/notices", who).json["items"][0]["created_at"]
    publish(calls)
    assert calls.post("/notices/read", {"until": until}, who).json == {"unread": 1}


def test_anothers_is_not_there(calls: Calls, ana: UUID) -> None:
    """Neither listed, nor counted, nor opened, nor read with all."""
    publish(calls)
    notice_id = calls.get("/notices", calls.token(ana)).json["items"][0]["id"]
    other = calls.token(calls.world.person("ion@example.org"))
    assert calls.get("/notices", other).json["items"] == []
    assert calls.post(f"/notices/{notice_id}/read", headers=other).status_code == 404
    calls.post("/notices/read", {"until": "2100-01-01T00:00:00Z"}, other)
    assert calls.get("/notices/unread", calls.token(ana)).json == {"unread": 1}


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/notices", {"unread": "perhaps"}, 422),
        ("/notices", {"limit": "0"}, 422),
        ("/notices", {"cursor": "x"}, 400),
        ("/notices", {"account": "x"}, 422),
    ],
)
def test_a_wrong_question_is_answered_so(
    calls: Calls, ana: UUID, path: str, query: dict[str, str], status: int
) -> None:
    """Each with a reason, none with a fault of ours."""
    assert calls.get(path, calls.token(ana), **query).status_code == status


@pytest.mark.parametrize(
    "body", [None, [], {}, {"until": "yesterday"}, {"until": "2026-01-13T09:00:00"}, {"until": 5}, {"x": 1}]
)
def test_a_wrong_word_is_refused(calls: Calls, ana: UUID, body: Any) -> None:
    """Without an instant that everybody reads alike nothing is read."""
    publish(calls)
    assert calls.post("/notices/read", body, calls.token(ana)).status_code in (400, 422)
    assert calls.get("/notices/unread", calls.token(ana)).json == {"unread": 1}


def test_the_furthest_instant_is_one(calls: Calls, ana: UUID) -> None:
    """The last year that can be written."""
    for until in ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00"):
        assert calls.post("/notices/read", {"until": until}, calls.token(ana)).status_code in (200, 422)
