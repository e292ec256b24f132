"""Accounts, what they sign in with, and what is kept of them."""

from tests.integration.access.row import BY_SESSION, PASSWORD, SIGNED_IN, Row, all_get

SIGN_UP = {"email": "new{n}@example.org", "name": "Nou", "password": PASSWORD}
PASSKEY = {"name": "Telefon", "credential": {}}
ACCOUNTS = (
    Row("POST /accounts", all_get(202), body=SIGN_UP),
    Row("POST /accounts/confirm", all_get(200), "sign-up", {"token": "{token}"}),
    Row("PUT /accounts/me", SIGNED_IN, body={"name": "Ana", "language": "ro"}),
    # A session that began long ago, as a token's of these tests, may not.
    Row("POST /accounts/me/erasure", (401, 403, 403, 403, 403)),
    Row("GET /accounts/me/address-change", SIGNED_IN),
    Row("POST /accounts/me/address-change", (401, 403, 403, 403, 403), body={"email": "a{n}@example.org"}),
    Row("DELETE /accounts/me/address-change", (401, 404, 404, 404, 404)),
    Row("POST /address-changes/confirm", all_get(200), "address", {"token": "{token}"}),
    Row("POST /address-changes/stop", all_get(200), "address", {"token": "{token}"}),
    Row("GET /accounts/me/export", SIGNED_IN),
    Row("POST /accounts/me/export", (401, 202, 202, 202, 202)),
    Row("GET /accounts/me/export/content", (401, 403, 403, 403, 403)),
    Row("GET /accounts/me/erasure", SIGNED_IN),
    Row("DELETE /accounts/me/erasure", (401, 404, 404, 404, 404)),
    Row("GET /factors", BY_SESSION, by_session=True),
    Row("POST /factors/totp", (401, 200, 200, 409, 409), by_session=True),
    Row("POST /factors/totp/confirm", (401, 422, 422, 409, 409), body={"code": "000000"}, by_session=True),
    # The clerks' is their last.
    Row("DELETE /factors/totp", (401, 409, 409, 409, 409), by_session=True),
    Row("POST /factors/passkeys/options", BY_SESSION, by_session=True),
    Row("POST /factors/passkeys", (401, 422, 422, 422, 422), body=PASSKEY, by_session=True),
    Row("DELETE /factors/passkeys/<uuid:passkey_id>", (401, 204, 404, 404, 404), "passkey", by_session=True),
    # For who has a second factor; the other citizen has none.
    Row("POST /factors/recovery-codes", (401, 200, 409, 200, 200), "passkey", by_session=True),
    Row("POST /factors/password", BY_SESSION, body={"password": PASSWORD}, by_session=True),
    Row("DELETE /factors/password", (401, 204, 204, 204, 204), by_session=True),
    Row("POST /factors/code-sign-in", BY_SESSION, body={"on": True}, by_session=True),
    Row("GET /jwks.json", all_get(200)),
    Row("POST /password-resets", all_get(202), body={"email": "nobody{n}@example.org"}),
    Row("POST /password-resets/confirm", all_get(200), "reset", {"token": "{token}", "password": PASSWORD}),
    Row("GET /proof-of-work", all_get(200)),
    Row("GET /retention", all_get(200)),
    Row("GET /sessions", SIGNED_IN),
    Row("DELETE /sessions/<uuid:session_id>", (401, 204, 404, 404, 404), "session"),
    Row("DELETE /sessions/others", SIGNED_IN),
    Row("POST /sessions", all_get(401), body={"email": "citizen@example.org", "password": "another's"}),
    Row("GET /sessions/current", all_get(401)),
    Row("GET /sessions/current", SIGNED_IN, by_session=True),
    Row("DELETE /sessions/current", all_get(401)),
    Row("DELETE /sessions/current", (401, 204, 204, 204, 204), by_session=True),
    Row("POST /sessions/current/tokens", all_get(401), body={"audience": "registry"}),
    Row(
        "POST /sessions/current/tokens",
        (401, 201, 201, 201, 201),
        body={"audience": "registry"},
        by_session=True,
    ),
    Row("POST /sessions/second-step", all_get(409), body={"pending": "nobody's", "code": "1"}),
    Row("POST /sessions/second-step/passkey/options", all_get(409), body={"pending": "nobody's"}),
    Row("POST /sessions/second-step/passkey", all_get(409), body={"pending": "x", "credential": {}}),
    Row("POST /sessions/passkey/options", all_get(200)),
    Row("POST /sessions/passkey", all_get(422), body={"credential": {}}),
    Row("POST /sessions/code", all_get(409), body={"ticket": "nobody's", "code": "12345678"}),
    Row("POST /sign-in-codes", all_get(202), body={"email": "nobody{n}@example.org"}),
)
