"""Second factors, passkeys and codes by e-mail over HTTP, as the portal uses them."""

import logging
from typing import Any

import pytest
from flask.testing import FlaskClient
from pyotp import TOTP

from services.registry.commands.signing_in import SendSignInCodes
from tests.integration.registry.web import API, clerk, with_session
from tests.integration.registry.web import sign_in as signed_in
from tests.proofs import solved
from tests.unit.registry.authenticator import Authenticator
from tests.unit.registry.world import PASSWORD, World

ANA, CLERK = "ana@example.org", "clerk@example.org"


def post(client: FlaskClient, path: str, **body: Any) -> dict[str, Any]:
    """The answer's body with its status."""
    answer = client.post(API + path, json=body)
    return {"status": answer.status_code, **answer.get_json()}


def sign_in(client: FlaskClient, email: str = ANA) -> dict[str, Any]:
    """The first step."""
    return post(client, "/sessions", email=email, password=PASSWORD)


def test_a_clerk_signs_in_by_two_steps(world: World, client: FlaskClient) -> None:
    """202 tells how the second may be taken and nothing of the person; 201 is the session."""
    world.clerk(world.authority())
    pending = sign_in(client, CLERK)
    assert set(pending) == {"status", "pending", "methods", "expires_at"}
    assert (pending["status"], pending["methods"]) == (202, ["totp"])
    wrong = post(client, "/sessions/second-step", pending=pending["pending"], code="000000")
    assert (wrong["status"], wrong["errors"][0]["pointer"]) == (422, "/code")
    done = post(client, "/sessions/second-step", pending=pending["pending"], code=world.code())
    assert (done["status"], done["amr"], done["needs_factor"]) == (201, ["pwd", "otp", "mfa"], False)
    assert done["roles"] == {"oras-exemplu": ["clerk"]}


def test_an_app_is_added_and_codes_are_made(world: World, client: FlaskClient) -> None:
    """What guards the account is shown; secrets are not shown again."""
    world.person()
    session = sign_in(client)["session"]
    new = with_session(client, "POST", "/factors/totp", session).get_json()
    body = {"code": TOTP(new["secret"]).at(world.clock.now())}
    shown = with_session(client, "POST", "/factors/totp/confirm", session, body).get_json()
    assert (shown["totp"]["added_at"], shown["recovery_codes"]) == ("2026-01-13T09:00:00+00:00", 0)
    codes = with_session(client, "POST", "/factors/recovery-codes", session)
    assert codes.headers["Cache-Control"] == "no-store"
    shown = with_session(client, "GET", "/factors", session).get_json()
    assert shown["recovery_codes"] == len(codes.get_json()["codes"]) == 10
    assert new["secret"] not in str(shown)
    assert (shown["has_password"], shown["code_sign_in"], shown["required"]) == (True, False, False)


def test_a_passkey_is_added_named_used_and_removed(world: World, client: FlaskClient) -> None:
    """By a device in software."""
    world.person()
    session, device = sign_in(client)["session"], Authenticator()
    options = with_session(client, "POST", "/factors/passkeys/options", session).get_json()["options"]
    assert options["authenticatorSelection"]["userVerification"] == "required"
    body = {"name": " Telefonul   meu ", "credential": device.make(options)}
    added = with_session(client, "POST", "/factors/passkeys", session, body).get_json()
    assert (added["name"], added["used_at"]) == ("Telefonul meu", None)
    asked = post(client, "/sessions/passkey/options")["options"]
    done = post(client, "/sessions/passkey", credential=device.sign(asked))
    assert (done["status"], done["amr"]) == (201, ["hwk", "mfa"])
    shown = with_session(client, "GET", "/factors", session).get_json()
    assert shown["passkeys"][0]["used_at"]
    gone = with_session(client, "DELETE", f"/factors/passkeys/{added['id']}", session)
    assert gone.status_code == 204
    assert sign_in(client)["status"] == 201


def test_asking_for_a_code_tells_nobody_who_has_an_account(world: World, client: FlaskClient) -> None:
    """The same answer but for the ticket; five an hour for an address."""
    world.person_without_password(ANA)
    known, unknown = (post(client, "/sign-in-codes", email=email) for email in (ANA, "nimeni@example.org"))
    assert {**known, "ticket": ""} == {**unknown, "ticket": ""}
    assert len(known["ticket"]) == len(unknown["ticket"])
    world.do(SendSignInCodes())
    (letter,) = world.said("letter.sign-in-code")
    for ticket in (unknown["ticket"], known["ticket"]):
        answer = post(client, "/sessions/code", ticket=ticket, code=letter["code"])
        assert answer["status"] == (201 if ticket == known["ticket"] else 422)
    statuses = [post(client, "/sign-in-codes", email=ANA.upper())["status"] for _ in range(5)]
    assert statuses == [202] * 4 + [429]


def test_codes_without_work_done_are_fewer(world: World, client: FlaskClient) -> None:
    """Thirty an hour from one network, to whatever addresses; who has worked is still let through."""

    def ask(number: int, **headers: str) -> int:
        body = {"email": f"p{number}@example.org"}
        return client.post(f"{API}/sign-in-codes", json=body, headers=headers).status_code

    assert {ask(number) for number in range(30)} == {202}
    assert ask(30) == 429
    assert ask(31, **{"X-Proof-Of-Work": solved(world.runtime)}) == 202


def test_an_administrator_resets_a_colleague(world: World, client: FlaskClient) -> None:
    """Found by e-mail within the own authority alone; a reason is wanted."""
    authority = world.authority()
    world.clerk(authority, "admin@example.org", "administrator")
    colleague = clerk(world, client, authority)
    admin = signed_in(client, "admin@example.org")
    who = {"authority": authority, "email": CLERK}
    assert admin.post("/colleagues/look", who).get_json()["roles"] == ["clerk"]
    stranger = admin.post("/colleagues/look", {**who, "email": "nimeni@example.org"})
    assert stranger.get_json()["errors"][0]["pointer"] == "/email"
    for reason in ("", "  ", "da"):
        refused = admin.post("/colleagues/reset-factors", {**who, "reason": reason})
        assert refused.get_json()["errors"][0]["pointer"] == "/reason"
    own = admin.post(
        "/colleagues/reset-factors", {**who, "email": "admin@example.org", "reason": "Telefon pierdut."}
    )
    assert own.get_json()["code"] == "own-factors"
    done = admin.post("/colleagues/reset-factors", {**who, "reason": "Telefon pierdut."})
    assert done.status_code == 200
    assert with_session(client, "GET", "/sessions/current", colleague.session).status_code == 401
    again = sign_in(client, CLERK)
    assert (again["status"], again["roles"], again["needs_factor"]) == (201, {}, True)
    assert colleague.post("/colleagues/look", who).status_code == 403


def test_no_secret_comes_into_the_logs(
    world: World, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither codes nor secrets nor recovery codes."""
    world.person()
    with caplog.at_level(logging.DEBUG):
        session = sign_in(client)["session"]
        new = with_session(client, "POST", "/factors/totp", session).get_json()
        code = TOTP(new["secret"]).at(world.clock.now())
        with_session(client, "POST", "/factors/totp/confirm", session, {"code": code})
        codes = with_session(client, "POST", "/factors/recovery-codes", session).get_json()["codes"]
        pending = sign_in(client)["pending"]
        post(client, "/sessions/second-step", pending=pending, code=codes[0])
    for secret in (new["secret"], codes[0], pending, session):
        assert secret not in caplog.text
