"""Who may call, tried on real routes with real tokens."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import OKPKey
from sqlalchemy import update

from shared.security.keys import signing_key
from shared.security.tokens import sign
from shared.service import Runtime
from tests.integration.web.conftest import PERSON

ME = "/api/notes/v1/me"
Bearer = Callable[..., dict[str, str]]


def test_a_token_says_who_asks(client: FlaskClient, bearer: Bearer) -> None:
    """Whoever brings a good token is known by it."""
    answer = client.get(ME, headers=bearer())
    assert answer.json == {"account_id": str(PERSON)}
    assert answer.headers["Cache-Control"] == "no-store"


def test_without_a_token(client: FlaskClient) -> None:
    """A route for those who are signed in refuses others, and says how to come back."""
    answer = client.get(ME)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="parteneriat"'


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://elsewhere.example.org"},
        {"aud": "registry"},
        {"exp": 1},
        {"exp": None},
        {"sub": "somebody"},
        {"sub": None},
        {"sid": None},
        {"roles": ["clerk"]},
        {"iat": "then"},
    ],
)
def test_a_token_that_does_not_hold(client: FlaskClient, bearer: Bearer, changes: dict[str, object]) -> None:
    """Another issuer, audience, time or form is refused."""
    answer = client.get(ME, headers=bearer(**changes))
    assert answer.status_code == 401
    assert answer.json is not None
    assert answer.json["code"] == "bad-token"
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]


def test_a_token_signed_by_a_stranger(client: FlaskClient, bearer: Bearer) -> None:
    """The name of a known key does not help another key, nor does a name that is not known."""
    for kid in ("first", "other"):
        stranger = OKPKey.generate_key("Ed25519", {"kid": kid})
        token = sign({"sub": str(PERSON)}, stranger)
        assert client.get(ME, headers={"Authorization": f"Bearer {token}"}).status_code == 401


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "ü", "x" * 9000, "e30.e30.", "eyJhbGciOiJub25lIn0.e30."])
def test_what_is_no_token(client: FlaskClient, token: str) -> None:
    """Nonsense is refused, never a fault of ours; on a public route too."""
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get(ME, headers=headers).status_code == 401
    assert client.get("/api/notes/v1/notes", headers=headers).status_code == 401


def test_a_retired_key(client: FlaskClient, runtime: Runtime, bearer: Bearer) -> None:
    """A key that was retired is trusted no longer."""
    headers = bearer()
    with runtime.engine.begin() as connection:
        connection.execute(update(signing_key).values(not_after=runtime.clock.now()))
    assert client.get(ME, headers=headers).status_code == 401


def test_a_role_is_asked_for_before_the_body_is_read(client: FlaskClient, bearer: Bearer) -> None:
    """Who lacks the role learns nothing of what the route wants."""
    there = f"/api/notes/v1/notes/{PERSON}"
    answer = client.put(there, headers=bearer(roles={"exemplu": ["reader"]}), data=b"{")
    assert answer.status_code == 403
    assert client.put(there, data=b"{").status_code == 401
    assert client.put(there, headers=bearer(), data=b"{").status_code == 428


def test_a_session_is_brought_otherwise(client: FlaskClient) -> None:
    """A route by session takes that scheme alone."""
    there = "/api/notes/v1/session"
    assert client.get(there, headers={"Authorization": "Session abc"}).json == {"length": 3}
    assert client.get(there, headers={"Authorization": "Bearer abc"}).status_code == 401
