"""Pages, versions, limits and what every answer carries."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from shared.ids import new_id
from shared.service import Runtime

NOTES = "/api/notes/v1/notes"
Bearer = Callable[..., dict[str, str]]


@pytest.fixture
def notes(runtime: Runtime) -> list[UUID]:
    """Five notes."""
    rows = [{"id": new_id(), "title": f"n{number}"} for number in range(5)]
    with runtime.engine.begin() as connection:
        connection.execute(
            text("insert into note (id, version, title, stars) values (:id, 1, :title, 0)"), rows
        )
    return [row["id"] for row in rows if isinstance(row["id"], UUID)]


def test_following_the_link_shows_everything_once(client: FlaskClient, notes: list[UUID]) -> None:
    """Page by page, by the link that each gives, until there is none."""
    there, seen = f"{NOTES}?limit=2", []
    while there:
        answer = client.get(there)
        assert answer.json is not None
        seen += [item["id"] for item in answer.json["items"]]
        link = answer.headers.get("Link", "")
        assert bool(link) == bool(answer.json["next"])
        there = link.partition(">")[0].removeprefix("<")
    assert seen == [str(note) for note in notes]


def test_a_cursor_belongs_to_its_list(client: FlaskClient, notes: list[UUID]) -> None:
    """Changed, or used with other filters, it is refused."""
    cursor = client.get(f"{NOTES}?limit=2").json["next"]  # type: ignore[index]
    assert client.get(f"{NOTES}?limit=3&cursor={cursor}").status_code == 200
    for query in (f"title=n1&cursor={cursor}", f"cursor={cursor}x", "cursor=WyJ4Il0.abc"):
        assert client.get(f"{NOTES}?{query}").json["code"] == "bad-cursor"  # type: ignore[index]


def test_a_version_is_not_sent_twice(client: FlaskClient, notes: list[UUID]) -> None:
    """Who has the newest version gets 304."""
    there = f"{NOTES}/{notes[0]}"
    first = client.get(there)
    assert first.headers["ETag"] == '"1"'
    assert client.get(there, headers={"If-None-Match": '"1"'}).status_code == 304
    assert client.get(there, headers={"If-None-Match": '"2"'}).status_code == 200


def test_a_change_names_its_version(client: FlaskClient, bearer: Bearer, notes: list[UUID]) -> None:
    """Missing 428, not the newest 412, the newest passes and gives the next."""
    there = f"{NOTES}/{notes[0]}"

    def put(**headers: str) -> Any:
        return client.put(there, json={"title": "new"}, headers={**bearer(), **headers})

    assert put().status_code == 428
    for wrong in ('"2"', "1", '"x"', "*", 'W/"1"'):
        assert put(**{"If-Match": wrong}).status_code == 412
    changed = put(**{"If-Match": '"1"'})
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')


def test_too_often(client: FlaskClient) -> None:
    """The third letter to one address within the minute is refused, whatever its case; others are not."""
    there = "/api/notes/v1/letters"
    for address in ("ana@example.org", "ANA@example.org "):
        client.post(there, json={"email": address})
    refused = client.post(there, json={"email": "Ana@example.org"}, headers={"Accept-Language": "en"})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 30
    assert refused.json is not None
    assert refused.json["detail"].startswith("Too many attempts; come back in ")
    assert client.post(there, json={"email": "dan@example.org"}).status_code == 202


def test_limits_are_told_apart_by_the_gateways_word(client: FlaskClient, runtime: Runtime) -> None:
    """The last address in X-Forwarded-For counts, and is kept only as a keyed hash."""
    for forged in ("198.51.100.1", "198.51.100.2"):
        headers = {"X-Forwarded-For": f"{forged}, 203.0.113.9"}
        client.post("/api/notes/v1/letters", json={"email": f"{forged}@example.org"}, headers=headers)
    with runtime.engine.connect() as connection:
        rows = connection.execute(text("select name, caller from rate_limit")).all()
    by_address = [row.caller for row in rows if "client_address" in row.name]
    assert len(by_address) == 1
    assert "203" not in by_address[0]


def test_headers_of_an_api(client: FlaskClient) -> None:
    """Browsers are told to guess nothing and run nothing."""
    answer = client.get(NOTES)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Cache-Control" not in answer.headers


@pytest.mark.parametrize(
    ("origin", "allowed"), [("https://front.example.org", True), ("https://other.example.org", False)]
)
def test_other_front_ends(client: FlaskClient, origin: str, allowed: bool) -> None:
    """Only the origins of the list may read answers, and are told so before they ask."""
    answer = client.get(NOTES, headers={"Origin": origin})
    assert answer.headers.get("Access-Control-Allow-Origin") == (origin if allowed else None)
    assert "Origin" in answer.headers["Vary"]
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    preflight = client.options(NOTES, headers=asked)
    assert ("Access-Control-Allow-Methods" in preflight.headers) is allowed
    assert preflight.status_code == (204 if allowed else 200)


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, 'a"b', "ă"])
def test_an_unsafe_correlation_id_is_replaced(client: FlaskClient, given: str) -> None:
    """What could forge a log line is not taken."""
    answer = client.get("/nothing", headers={"X-Correlation-Id": given})
    assert UUID(answer.headers["X-Correlation-Id"])
