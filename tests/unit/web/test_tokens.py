"""What a token is worth, without a service around it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, OKPKey

from shared.errors import NotAllowed
from shared.security.keys import UnknownKey
from shared.security.tokens import BadToken, Client, Principal, Verifier, sign

NOW = datetime(2026, 1, 13, 12, tzinfo=UTC)
ID = "01890000-0000-7000-8000-000000000001"
CLAIMS = {
    "iss": "https://issuer.example.org",
    "aud": "notes",
    "sub": ID,
    "sid": "session",
    "iat": int(NOW.timestamp()),
    "exp": int((NOW + timedelta(minutes=5)).timestamp()),
    "roles": {"exemplu": ["clerk"]},
}
PROGRAM = {
    **{name: value for name, value in CLAIMS.items() if name not in ("sid", "roles")},
    "client_id": ID,
    "authority": "exemplu",
    "scope": "agreements:read audit:read",
}
KEY = OKPKey.generate_key("Ed25519", {"kid": "first"})


class Known:
    """Knows one key."""

    def find(self, kid: str) -> OKPKey:
        """It, or nothing."""
        if kid != "first":
            raise UnknownKey(kid)
        return OKPKey.import_key(KEY.as_dict(private=False))


class Stopped:
    """A clock that stands."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Always the same."""
        return self._at


def verifier(at: datetime = NOW) -> Verifier:
    """Checks at some moment."""
    return Verifier(Known(), "https://issuer.example.org", "notes", Stopped(at))


def test_round_trip() -> None:
    """What was signed is what is read."""
    found = verifier().verify(sign(CLAIMS, KEY))
    assert isinstance(found, Principal)
    assert found.account_id == UUID(ID)
    assert found.roles == {"exemplu": frozenset({"clerk"})}


@pytest.mark.parametrize(("seconds", "good"), [(0, True), (299, True), (301, False)])
def test_five_minutes(seconds: int, good: bool) -> None:
    """It holds until its end, by the service's clock."""
    late = verifier(NOW + timedelta(seconds=seconds))
    if good:
        assert late.verify(sign(CLAIMS, KEY))
    else:
        with pytest.raises(BadToken):
            late.verify(sign(CLAIMS, KEY))


@pytest.mark.parametrize("header", [{"typ": "JWT"}, {"typ": None}, {"kid": "other"}, {"kid": None}])
def test_another_header(header: dict[str, str | None]) -> None:
    """Another type of document, or another key's name, is refused."""
    whole = {"alg": "Ed25519", "typ": "at+jwt", "kid": "first", **header}
    kept = {name: value for name, value in whole.items() if value is not None}
    with pytest.raises(BadToken):
        verifier().verify(jwt.encode(kept, CLAIMS, KEY, algorithms=["Ed25519"]))


def test_a_public_key_is_no_password() -> None:
    """A token signed by HMAC over our public key does not pass for one of ours."""
    public = OctKey.import_key(str(KEY.as_dict(private=False)["x"]))
    header = {"alg": "HS256", "typ": "at+jwt", "kid": "first"}
    with pytest.raises(BadToken):
        verifier().verify(jwt.encode(header, CLAIMS, public, algorithms=["HS256"]))


def test_roles_are_held_in_an_authority() -> None:
    """A clerk of one town is nobody in another."""
    clerk = Principal(account_id=UUID(ID), session_id="s", roles={"exemplu": frozenset({"clerk"})})
    clerk.require("exemplu", "administrator", "clerk")
    for authority, role in (("exemplu", "administrator"), ("ploiesti", "clerk")):
        with pytest.raises(NotAllowed):
            clerk.require(authority, role)
    assert clerk.authorities("clerk") == {"exemplu"}


def test_a_program_has_scopes_in_an_authority() -> None:
    """It may what its scopes say, there and nowhere else; one for every authority may it in each."""
    found = verifier().verify(sign(PROGRAM, KEY))
    assert isinstance(found, Client)
    assert found.client_id == UUID(ID)
    assert found.may("audit:read", "exemplu")
    assert not found.may("audit:read", "ploiesti")
    assert not found.may("verifications:read", "exemplu")
    everywhere = verifier().verify(sign({**PROGRAM, "authority": "common"}, KEY))
    assert isinstance(everywhere, Client)
    assert everywhere.may("audit:read", "ploiesti")
    assert not everywhere.may("audit:read", "")


@pytest.mark.parametrize(
    "claims",
    [
        {**CLAIMS, "scope": "audit:read"},
        {**CLAIMS, "authority": "exemplu"},
        {**PROGRAM, "roles": {"exemplu": ["clerk"]}},
        {**PROGRAM, "sid": "session"},
        {**PROGRAM, "amr": ["mfa"]},
        {**PROGRAM, "client_id": "01890000-0000-7000-8000-000000000002"},
        {**PROGRAM, "scope": ["audit:read"]},
        {name: value for name, value in PROGRAM.items() if name != "scope"},
        {name: value for name, value in PROGRAM.items() if name != "authority"},
        {name: value for name, value in PROGRAM.items() if name != "client_id"},
    ],
)
def test_people_have_no_scopes_and_programs_no_roles(claims: dict[str, object]) -> None:
    """What mixes the two, or is only half of either, is no token."""
    with pytest.raises(BadToken):
        verifier().verify(sign(claims, KEY))
