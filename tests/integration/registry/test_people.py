"""Accounts, sessions, tokens and passwords over HTTP."""

import logging
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.integration.registry.web import API, Person, citizen, sign_in, with_session
from tests.unit.registry.world import PASSWORD, World

SIGN_UP = {"email": "ana@example.org", "name": "Ana Exemplu", "password": PASSWORD, "language": "ro"}


def test_from_sign_up_to_a_token_and_out(world: World, client: FlaskClient) -> None:
    """The way of a citizen, as the portal walks it."""
    assert client.post(f"{API}/accounts", json=SIGN_UP).status_code == 202
    confirmed = client.post(
        f"{API}/accounts/confirm", json={"token": world.letter_secret("email-confirmation")}
    )
    assert confirmed.status_code == 200
    given = client.post(f"{API}/sessions", json={"email": "ana@example.org", "password": PASSWORD})
    assert given.status_code == 201
    body = given.get_json()
    assert body["account"] == {
        "id": confirmed.get_json()["account_id"],
        "email": "ana@example.org",
        "name": "Ana Exemplu",
        "language": "ro",
    }
    assert body["roles"] == {}
    assert body["expires_at"] == "2026-01-27T09:00:00+00:00"
    current = with_session(client, "GET", "/sessions/current", body["session"])
    assert "session" not in current.get_json()
    token = with_session(
        client, "POST", "/sessions/current/tokens", body["session"], {"audience": "consultation"}
    )
    assert token.status_code == 201
    assert token.get_json()["expires_at"] == "2026-01-13T09:05:00+00:00"
    assert with_session(client, "DELETE", "/sessions/current", body["session"]).status_code == 204
    over = with_session(client, "GET", "/sessions/current", body["session"])
    assert (over.status_code, over.get_json()["code"]) == (401, "session-over")


def test_a_known_and_an_unknown_address_get_the_same_answer(world: World, client: FlaskClient) -> None:
    """Signing up, resetting and signing in tell nobody who has an account."""
    world.person("ana@example.org")
    pairs: list[tuple[str, dict[str, Any]]] = [
        ("/accounts", SIGN_UP),
        ("/password-resets", {"email": ""}),
        ("/sessions", {"email": "", "password": "o parolă care nu e"}),
    ]
    for path, body in pairs:
        known, unknown = (
            client.post(API + path, json={**body, "email": email})
            for email in ("ana@example.org", "nimeni@example.org")
        )
        ids = {"correlation_id": ""}
        assert known.status_code == unknown.status_code
        assert {**known.get_json(), **ids} == {**unknown.get_json(), **ids}


def test_a_new_password_ends_the_sessions(world: World, client: FlaskClient) -> None:
    """By the link of the letter."""
    ana = citizen(world, client)
    assert client.post(f"{API}/password-resets", json={"email": "ana@example.org"}).status_code == 202
    body = {"token": world.letter_secret("password-reset"), "password": "altă parolă bună"}
    assert client.post(f"{API}/password-resets/confirm", json=body).status_code == 200
    assert with_session(client, "GET", "/sessions/current", ana.session).status_code == 401
    again = client.post(f"{API}/password-resets/confirm", json=body)
    assert (again.status_code, again.get_json()["code"]) == (409, "link-not-valid")


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"email": "nimic"}, "/email"),
        ({"email": None}, "/email"),
        ({"password": "scurt"}, "/password"),
        ({"password": 12}, "/password"),
        ({"name": ""}, "/name"),
        ({"name": "Ana\u0007"}, "/name"),
        ({"language": "fr"}, "/language"),
        ({"role": "administrator"}, "/role"),
    ],
)
def test_what_is_wrong_is_named(client: FlaskClient, change: dict[str, Any], pointer: str) -> None:
    """A pointer to the field, in Romanian."""
    answer = client.post(f"{API}/accounts", json={**SIGN_UP, **change})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.get_json()["errors"]] == [pointer]


def test_guessing_a_password_is_slowed_down(world: World, client: FlaskClient) -> None:
    """Ten a minute for an address; then 429 says when to come back."""
    world.person()
    body = {"email": "Ana@example.org", "password": "o parolă care nu e"}
    statuses = {client.post(f"{API}/sessions", json=body).status_code for _ in range(10)}
    assert statuses == {401}
    limited = client.post(f"{API}/sessions", json=body)
    assert limited.status_code == 429
    assert int(limited.headers["Retry-After"]) > 0
    world.clock.advance(minutes=1)
    sign_in(client, "ana@example.org")


def test_a_person_describes_themselves(world: World, client: FlaskClient) -> None:
    """And nobody else."""
    ana = citizen(world, client)
    assert ana.put("/accounts/me", {"name": "Ana P.", "language": "en"}).status_code == 200
    shown = with_session(client, "GET", "/sessions/current", ana.session).get_json()["account"]
    assert (shown["name"], shown["language"]) == ("Ana P.", "en")
    assert Person(client).put("/accounts/me", {"name": "X", "language": "en"}).status_code == 401


def test_a_token_is_no_session_and_a_session_no_token(world: World, client: FlaskClient) -> None:
    """Each opens its own routes."""
    ana = citizen(world, client)
    assert with_session(client, "GET", "/sessions/current", ana.bearer).status_code == 401
    assert with_session(client, "GET", "/organisations/mine", ana.session).status_code == 401
    assert ana.get("/sessions/current").status_code == 401


def test_the_public_keys_are_shown(client: FlaskClient) -> None:
    """Without the private half."""
    (key,) = client.get(f"{API}/jwks.json").get_json()["keys"]
    assert (key["kty"], key["crv"], "d" in key) == ("OKP", "Ed25519", False)


def test_no_address_and_no_password_comes_into_the_logs(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether it goes well or not."""
    with caplog.at_level(logging.DEBUG):
        client.post(f"{API}/accounts", json=SIGN_UP)
        client.post(f"{API}/sessions", json={"email": "ana@example.org", "password": PASSWORD})
        client.post(f"{API}/accounts", json={**SIGN_UP, "extra": 1})
    assert "ana@example.org" not in caplog.text
    assert PASSWORD not in caplog.text
