"""Programs over HTTP: an administrator makes one, it gets tokens, and reads."""

from base64 import b64encode
from typing import Any
from urllib.parse import quote_plus
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.integration.registry.web import API, ASKED, Person, citizen, sign_in
from tests.unit.registry.world import World

HERE = "oras-exemplu"
NEW = {
    "authority": HERE,
    "name": "Managementul documentelor",
    "contact_email": "it@example.org",
    "scopes": ["verifications:read", "audit:read"],
}
Given = dict[str, str]


@pytest.fixture
def maria(world: World, client: FlaskClient) -> Person:
    """The administrator of the authority."""
    world.clerk(world.authority(HERE), "maria@example.org", "administrator")
    return sign_in(client, "maria@example.org")


@pytest.fixture
def program(maria: Person) -> Given:
    """What a program of the authority's sends for a token."""
    made = maria.post("/api-clients", NEW).get_json()
    secret = maria.post(f"/api-clients/{made['id']}/secrets", {}).get_json()
    return {
        "grant_type": "client_credentials",
        "audience": "registry",
        "client_id": secret["client_id"],
        "client_secret": secret["client_secret"],
    }


def ask(client: FlaskClient, given: Any, **headers: str) -> TestResponse:
    """Ask for a token."""
    return client.post(f"{API}/oauth/token", data=given, headers=headers)


def basic(client_id: str, secret: str) -> str:
    """The header of RFC 6749, 2.3.1."""
    return "Basic " + b64encode(f"{quote_plus(client_id)}:{quote_plus(secret)}".encode()).decode()


def test_from_the_administrator_to_what_the_program_reads(
    world: World, client: FlaskClient, maria: Person, program: Given
) -> None:
    """It reads requests of the authority; its look is in the trail by its name, and its last use is shown."""
    asked = citizen(world, client).post("/organisations", ASKED).get_json()
    given = ask(client, program).get_json()
    assert (given["token_type"], given["expires_in"]) == ("Bearer", 300)
    assert given["scope"] == "audit:read verifications:read"
    reader = Person(client, bearer=given["access_token"])
    [waiting] = reader.get("/verifications", authority=HERE).get_json()["items"]
    assert waiting["id"] == asked["verification_id"]
    assert reader.get(f"/verifications/{waiting['id']}").get_json()["asked_by"]["name"] == "Ana Exemplu"
    assert reader.get("/verifications", authority=HERE, assigned="me").get_json()["items"] == []
    newest = reader.get("/audit", authority=HERE).get_json()["items"][0]
    assert (newest["deed"], newest["actor_id"]) == ("request.looked-at", None)
    assert (newest["actor_name"], newest["details"]) == (NEW["name"], {"client": program["client_id"]})
    assert reader.get("/audit/export", authority=HERE, deed="client.created").status_code == 200
    [shown] = maria.get("/api-clients", authority=HERE).get_json()["items"]
    assert shown == maria.get(f"/api-clients/{program['client_id']}").get_json()
    assert (shown["state"], shown["scopes"]) == ("active", sorted(NEW["scopes"]))
    assert shown["last_used_at"] == shown["secrets"][0]["last_used_at"] == "2026-01-13T09:00:00+00:00"
    assert program["client_secret"] not in str(shown)


def test_the_answer_is_as_rfc_6749_wants(client: FlaskClient, program: Given) -> None:
    """JSON that nobody keeps; the client may name itself by Basic, and what is not known is ignored."""
    secret = program.pop("client_secret")
    answer = ask(client, {**program, "resource": "x"}, Authorization=basic(program["client_id"], secret))
    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    assert "no-store" in answer.headers["Cache-Control"]
    assert set(answer.get_json()) == {"access_token", "token_type", "expires_in", "scope"}
    narrow = ask(client, {**program, "client_secret": secret, "scope": "audit:read"}).get_json()
    assert narrow["scope"] == "audit:read"


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"audience": ""}, 400, "invalid_request"),
        ({"audience": "elsewhere"}, 400, "invalid_target"),
        ({"audience": "consultation"}, 400, "invalid_scope"),
        ({"scope": "agreements:read"}, 400, "invalid_scope"),
        ({"scope": ["audit:read", "audit:read"]}, 400, "invalid_request"),
        ({"client_secret": "prt_wrong"}, 401, "invalid_client"),
        ({"client_secret": ""}, 401, "invalid_client"),
        ({"client_id": str(uuid4())}, 401, "invalid_client"),
        ({"client_id": "\0"}, 401, "invalid_client"),
    ],
)
def test_what_is_not_right(
    client: FlaskClient, program: Given, changes: dict[str, Any], status: int, error: str
) -> None:
    """Each is answered by the word that libraries know."""
    answer = ask(client, {**program, **changes})
    found = answer.get_json()
    assert (answer.status_code, found["error"]) == (status, error)
    assert set(found) == {"error", "error_description"}
    assert answer.headers.get("WWW-Authenticate") == ('Basic realm="parteneriat"' if status == 401 else None)


@pytest.mark.parametrize(
    "header", ["Basic", "Basic x", "Basic !!!", "basic " + "ü", basic("", ""), basic("x", "y")]
)
def test_a_header_that_names_nobody(client: FlaskClient, program: Given, header: str) -> None:
    """Is a wrong client, never a fault; two ways at once are none."""
    both = ask(client, program, Authorization=header)
    assert both.get_json()["error"] == "invalid_request"
    del program["client_secret"]
    assert ask(client, program, Authorization=header).get_json()["error"] == "invalid_client"


def test_a_body_that_is_no_form(client: FlaskClient, program: Given) -> None:
    """Is refused by a problem."""
    answer = client.post(f"{API}/oauth/token", json=program)
    assert (answer.status_code, answer.get_json()["code"]) == (415, "unsupported-media-type")


def test_who_only_knows_the_id_does_not_use_up_the_clients_share(client: FlaskClient, program: Given) -> None:
    """Guesses are counted for themselves; the client's own requests, thirty in a minute, for it."""
    guess = {**program, "client_secret": "prt_guess"}
    statuses = [ask(client, guess).status_code for _ in range(31)]
    assert (statuses[0], statuses[-1]) == (401, 429)
    statuses = [ask(client, program).status_code for _ in range(31)]
    assert (set(statuses[:30]), statuses[-1]) == ({200}, 429)


def test_a_repeated_request_makes_one_client_and_keeps_no_secret(world: World, maria: Person) -> None:
    """The answer that is kept for a repeated request holds none; a secret's is not kept at all."""
    answers = [maria.post("/api-clients", NEW, key="the-same-key") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    made = answers[0].get_json()
    assert answers[1].get_json() == made
    assert answers[0].headers["Location"].endswith(f"/api-clients/{made['id']}")
    maria.post(f"/api-clients/{made['id']}/secrets", {}, key="the-same-key")
    assert world.count("api_client") == 1
    assert world.count("idempotency_key where body::text like '%prt\\_%'") == 0


def test_what_was_typed_wrongly(maria: Person) -> None:
    """Is told with the field."""
    taken = maria.post("/api-clients", NEW)
    assert taken.status_code == 201
    for changes, status, pointer in (
        ({}, 409, "/name"),
        ({"name": "x"}, 422, "/name"),
        ({"name": "Altul", "scopes": []}, 422, "/scopes"),
        ({"name": "Altul", "scopes": ["everything"]}, 422, "/scopes/0"),
        ({"name": "Altul", "expires_on": "2030-01-01"}, 422, "/expires_on"),
        ({"name": "Altul", "contact_email": "nobody"}, 422, "/contact_email"),
    ):
        answer = maria.post("/api-clients", {**NEW, **changes})
        found = answer.get_json()
        assert (answer.status_code, [error["pointer"] for error in found["errors"]]) == (status, [pointer])
    there = f"/api-clients/{taken.get_json()['id']}/secrets"
    assert maria.post(there, {"overlap_days": 31}).status_code == 422


def test_a_revoked_client_gets_no_tokens(client: FlaskClient, maria: Person, program: Given) -> None:
    """From that moment; those that it has are good for what is left of their five minutes."""
    token = ask(client, program).get_json()["access_token"]
    there = f"/api-clients/{program['client_id']}"
    assert maria.post(f"{there}/revoke").status_code == 200
    assert maria.post(f"{there}/revoke").get_json()["code"] == "api-client-revoked"
    assert ask(client, program).get_json()["error"] == "invalid_client"
    assert Person(client, bearer=token).get("/audit", authority=HERE).status_code == 200
    assert maria.get(there).get_json()["state"] == "revoked"
