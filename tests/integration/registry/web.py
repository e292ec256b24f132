"""People who call the registry over HTTP."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from pyotp import TOTP
from werkzeug.test import TestResponse

from tests.unit.registry.world import PASSWORD, TOTP_SECRET, World

API = "/api/registry/v1"
ASKED = {
    "authority": "oras-exemplu",
    "kind": "association",
    "name": "Asociația Străzi Liniștite",
    "cui": "RO2844855",
    "register_number": "3315/A/2026",
    "seat": "Orașul Exemplu",
    "fields": ["mediu", "transport"],
    "contact_email": "contact@example.org",
    "representative_role": "președintă",
}


@dataclass
class Person:
    """Somebody with or without a session."""

    client: FlaskClient
    session: str = ""
    bearer: str = ""
    account_id: UUID | None = None

    def get(self, path: str, **query: Any) -> TestResponse:
        """Ask."""
        return self.client.get(API + path, query_string=query, headers=self._headers())

    def post(self, path: str, body: Any = None, *, key: str = "", **headers: str) -> TestResponse:
        """Do, with an idempotency key made up unless given; `if_match` is a header too."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named["Idempotency-Key"] = key or str(uuid4())
        arguments = {} if body is None else {"json": body}
        return self.client.post(API + path, headers={**self._headers(), **named}, **arguments)

    def put(self, path: str, body: Any) -> TestResponse:
        """Replace."""
        return self.client.put(API + path, json=body, headers=self._headers())

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.bearer}"} if self.bearer else {}


def with_session(client: FlaskClient, method: str, path: str, secret: str, body: Any = None) -> TestResponse:
    """Call a route that wants a session."""
    arguments = {} if body is None else {"json": body}
    return client.open(API + path, method=method, headers={"Authorization": f"Session {secret}"}, **arguments)


def sign_in(client: FlaskClient, email: str) -> Person:
    """Somebody with an account, with a session and a token for the registry."""
    given = client.post(f"{API}/sessions", json={"email": email, "password": PASSWORD}).get_json()
    if "pending" in given:
        given = take_second_step(client, given["pending"])
    token = with_session(
        client, "POST", "/sessions/current/tokens", given["session"], {"audience": "registry"}
    )
    return Person(client, given["session"], token.get_json()["token"], UUID(given["account"]["id"]))


def take_second_step(client: FlaskClient, pending: str) -> dict[str, Any]:
    """A session by a code of a clerk's app; where one was shown before, half a minute passes."""
    clock = client.application.extensions["parteneriat"].runtime.clock
    while True:
        body = {"pending": pending, "code": TOTP(TOTP_SECRET).at(clock.now())}
        answer = client.post(f"{API}/sessions/second-step", json=body)
        given: dict[str, Any] = answer.get_json()
        if given.get("code") != "code-spent" and not any(
            error["code"] == "code-spent" for error in given.get("errors", ())
        ):
            return given
        clock.advance(seconds=30)


def citizen(world: World, client: FlaskClient, email: str = "ana@example.org") -> Person:
    """A citizen, signed in."""
    world.person(email)
    return sign_in(client, email)


def clerk(world: World, client: FlaskClient, authority: str, email: str = "clerk@example.org") -> Person:
    """A clerk of an authority, signed in."""
    world.clerk(authority, email)
    return sign_in(client, email)
