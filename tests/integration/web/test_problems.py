"""What goes wrong is answered with a problem document, whatever was sent."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, event, text

from shared.service import Runtime

NOTES = "/api/notes/v1/notes"
ENGLISH = {"Accept-Language": "en-GB,en;q=0.8"}
Bearer = Callable[..., dict[str, str]]
Post = Callable[..., Any]


@pytest.fixture
def post(client: FlaskClient, bearer: Bearer) -> Post:
    """Sends a new note."""

    def send(body: bytes | dict[str, Any], **headers: str) -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        usual = {"Content-Type": "application/json", "Idempotency-Key": "k" * 12}
        return client.post(NOTES, data=data, headers={**bearer(), **usual, **headers})

    return send


def test_a_document_has_all_members(client: FlaskClient) -> None:
    """Type, title, status, detail, instance, code and the id to ask about, in Romanian at first."""
    answer = client.get("/api/notes/v1/nothing", headers={"X-Correlation-Id": "abc-1"})
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert answer.headers["Content-Language"] == "ro"
    assert answer.headers["X-Correlation-Id"] == "abc-1"
    assert answer.json == {
        "type": "http://localhost:8080/problems/not-found",
        "title": "Nu există",
        "status": 404,
        "detail": "La această adresă nu există nimic.",
        "instance": "/api/notes/v1/nothing",
        "code": "not-found",
        "correlation_id": "abc-1",
    }


def test_in_english_for_who_wants_it(client: FlaskClient) -> None:
    """`Accept-Language` chooses."""
    answer = client.get("/nothing", headers=ENGLISH)
    assert answer.json is not None
    assert answer.json["title"] == "Not found"
    assert answer.headers["Content-Language"] == "en"


def test_a_wrong_method(client: FlaskClient) -> None:
    """405 names the methods that are right."""
    answer = client.delete(NOTES)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "bad-json"),
        (b"", "bad-json"),
        (b"\xff\xfe{}", "bad-json"),
        (b'{"title": "\xff"}', "bad-json"),
        (b'{"title": NaN}', "bad-json"),
        (b'{"title": "a", "title": "b"}', "bad-json"),
        (b'{"stars": ' + b"9" * 5000 + b"}", "bad-json"),
        (b"[" * 40 + b"]" * 40, "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b'{"title": "a\\u0000b"}', "bad-text"),
        (b'{"title": "\\ud800"}', "bad-text"),
        (b'{"\\u0000": 1}', "bad-text"),
    ],
)
def test_what_is_not_json(post: Post, body: bytes, code: str) -> None:
    """Broken, too deep, too long or unstorable: 400."""
    answer = post(body)
    assert (answer.status_code, answer.json["code"]) == (400, code)


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "/title", "required"),
        ({"title": None}, "/title", "null"),
        ({"title": 7}, "/title", "type"),
        ({"title": " "}, "/title", "length"),
        ({"title": "x" * 21}, "/title", "length"),
        ({"title": "a\nb"}, "/title", "control-characters"),
        ({"title": "a", "stars": -1}, "/stars", "range"),
        ({"title": "a", "stars": 1.5}, "/stars", "integer"),
        ({"title": "a", "due": "0001-01-01T00:00:00+10:00"}, "/due", "instant"),
        ({"title": "a", "due": "2026-01-01T00:00:00"}, "/due", "instant"),
        ({"title": "a", "tags": ["x", 2]}, "/tags/1", "type"),
        ({"title": "a", "tags": ["x"] * 4}, "/tags", "length"),
        ({"title": "a", "a/~b": 1}, "/a~1~0b", "unknown-field"),
        ([], "", "type"),
        ("text", "", "type"),
    ],
)
def test_a_field_that_is_not_right(post: Post, body: Any, pointer: str, code: str) -> None:
    """422 points at each, in the caller's language."""
    answer = post(json.dumps(body).encode())
    assert answer.status_code == 422
    [error] = answer.json["errors"]
    assert (error["pointer"], error["code"]) == (pointer, code)
    assert error["detail"] != post(json.dumps(body).encode(), **ENGLISH).json["errors"][0]["detail"]


def test_a_number_that_no_column_holds(post: Post) -> None:
    """What passes the schema and not the database is the caller's fault, not ours."""
    assert post({"title": "a", "stars": 5}).status_code == 201
    refused = post({"title": "b", "stars": 10**30}, **{"Idempotency-Key": "other-key"})
    assert refused.status_code == 409


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])
def test_another_content_type(post: Post, kind: str) -> None:
    """A body that is not declared as JSON is not read."""
    answer = post({"title": "a"}, **{"Content-Type": kind})
    assert (answer.status_code, answer.json["code"]) == (415, "unsupported-media-type")


def test_too_much(post: Post) -> None:
    """More than a mebibyte is refused."""
    assert post(b'{"title": "' + b"x" * 1024 * 1024 + b'"}').status_code == 413


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("limit=0", 422),
        ("limit=101", 422),
        ("limit=x", 422),
        ("limit=1&limit=2", 422),
        ("unknown=1", 422),
        ("limit=" + "9" * 5000, 422),
        ("title=%00", 400),
        ("%00=1", 400),
        ("title=%ff", 200),
        ("title=%ed%a0%80", 200),
        ("cursor=x", 400),
        ("cursor=", 422),
    ],
)
def test_the_query(client: FlaskClient, query: str, status: int) -> None:
    """Unknown, repeated and impossible parameters are refused."""
    assert client.get(f"{NOTES}?{query}").status_code == status


@pytest.mark.parametrize("path", ["%00", "x", "%ff", "../x", "0" * 36])
def test_the_path(client: FlaskClient, path: str) -> None:
    """What is no id leads nowhere."""
    assert client.get(f"{NOTES}/{path}").status_code in (400, 404)


def test_a_refusal_of_the_service(post: Post) -> None:
    """A rule of the model speaks for itself."""
    answer = post({"title": "a", "stars": 6}, **ENGLISH)
    assert answer.status_code == 409
    assert answer.json["code"] == "too-many-stars"
    assert answer.json["detail"] == "Nobody gives 6 stars."


def test_a_race_for_a_unique_name(post: Post) -> None:
    """What the database finds taken is a conflict."""
    assert post({"title": "a"}).status_code == 201
    assert post({"title": "a"}, **{"Idempotency-Key": "other-key"}).json["code"] == "conflict"


def test_a_fault_of_ours(client: FlaskClient) -> None:
    """500 says nothing of what happened, but gives the id under which the log says it all."""
    answer = client.get("/api/notes/v1/fault")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["X-Correlation-Id"]


def test_a_database_that_does_not_answer(client: FlaskClient, runtime: Runtime) -> None:
    """No free connection: 503, come back."""
    held = [runtime.engine.connect() for _ in range(4)]
    runtime.engine.pool._timeout = 0.1  # type: ignore[attr-defined]
    try:
        answer = client.get(NOTES)
    finally:
        for connection in held:
            connection.close()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"


def test_a_lock_that_does_not_come_free(runtime: Runtime, post: Post) -> None:
    """A lock timeout is for a moment, not a fault."""

    @event.listens_for(runtime.engine, "begin")
    def be_impatient(connection: Connection) -> None:
        connection.exec_driver_sql("set local lock_timeout = '50ms'")

    with runtime.engine.begin() as other:
        other.execute(text("lock table note in access exclusive mode"))
        answer = post({"title": "a"})
    assert answer.status_code == 503
