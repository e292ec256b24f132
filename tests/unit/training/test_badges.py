"""Badges: made with one library, checked with others' code that knows nothing of ours."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from services.training.commands.certificates import (
    ChooseShown,
    ReissueCertificate,
    RevokeCertificate,
    RotateCertificateKey,
)
from services.training.errors.certificates import NoKeyYet
from services.training.queries.verification import by_badge
from shared.security.signed_credentials import check, keys_of
from tests.unit.training.certified import REASON, Published, certified_course
from tests.unit.training.world import AUTHORITY, CLERK, CLERK_OF, World

HOST = "https://parteneriat.example.org"
DID = f"did:web:parteneriat.example.org:autoritati:{AUTHORITY}"


@pytest.fixture
def published(make_database: Callable[..., str]) -> Published:
    """A certificate, and what its authority publishes under a name with HTTPS."""
    return Published.over(make_database("training"), HOST)


def verifier(published: Published) -> OB3Verifier:
    """Others' code, which fetches the DID document as it would from the web."""
    return OB3Verifier.for_issuer_did(DID, download=published.download)


def test_others_find_it_good(published: Published) -> None:
    """Signature by the key that the DID document names, structure, state in the signed list."""
    token = published.badge()
    found = verifier(published).verify(token, check_status=True, download=published.download)
    assert found.issuer.id == DID
    assert found.achievement.name == "Competențe sociale și civice"
    assert f"{HOST}/autoritati/{AUTHORITY}/did.json" in published.fetched
    published.close()


def test_the_name_is_in_it_only_by_choice(published: Published) -> None:
    """And then as the person enrolled."""
    assert "Ana" not in json.dumps(published.payload())
    published.world.do(ChooseShown(published.certificate, published.holder, 1, "full", name_in_badge=True))
    [who] = published.payload()["credentialSubject"]["identifier"]
    assert (who["identityType"], who["identityHash"]) == ("name", "Ana Exemplu")
    verifier(published).verify(published.badge())
    published.close()


@pytest.mark.parametrize("how", ["revoked", "replaced"])
def test_others_see_that_it_is_not_valid_any_more(published: Published, how: str) -> None:
    """The signature stays good; the list of states says the rest."""
    token = published.badge()
    command = (
        RevokeCertificate(published.certificate, CLERK_OF, CLERK, "facts-untrue", REASON)
        if how == "revoked"
        else ReissueCertificate(published.certificate, CLERK_OF, CLERK, "Ana Nouă", REASON)
    )
    published.world.do(command)
    verifier(published).verify(token)
    with pytest.raises(OB3VerificationError, match="'revocation' is set"):
        verifier(published).verify(token, check_status=True, download=published.download)
    published.close()


def test_what_an_older_key_signed_stays_good(published: Published) -> None:
    """The next one signs from then on; both are published."""
    before = published.badge()
    kid = published.world.do(RotateCertificateKey(AUTHORITY))
    after = published.badge()
    assert after != before
    assert published.header(after)["kid"] == f"{DID}#{kid}"
    for token in (before, after):
        verifier(published).verify(token)
    with pytest.raises(NoKeyYet):
        published.world.do(RotateCertificateKey("alt-oras"))
    published.close()


def test_private_halves_are_encrypted_where_they_lie(world: World) -> None:
    """Whoever reads the database alone signs nothing."""
    certified_course(world)
    [row] = world.rows("select private_pem, jwk from certificate_key")
    assert row["private_pem"].startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert "d" not in row["jwk"]


def test_one_changed_letter_anywhere_fails_and_says_where(make_database: Callable[..., str]) -> None:
    """In ours and in others' code alike; never the check of a name or number first."""
    published = Published.over(make_database("training"), HOST)
    token, others = published.badge(), verifier(published)
    now, keys = published.world.clock.now(), keys_of(published.did())
    assert check(token, keys, now).failed is None

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(place=st.integers(0, len(token) - 1), letter=st.sampled_from("AZaz09-_.="))
    def changed(place: int, letter: str) -> None:
        other = token[:place] + letter + token[place + 1 :]
        if other == token:
            return
        assert check(other, keys, now).failed in ("format", "key", "signature")
        if place < token.rindex(".") or letter in ".=":
            with pytest.raises(OB3VerificationError):
                others.verify(other)

    changed()
    published.close()


def test_each_check_is_named(published: Published) -> None:
    """Form, key, signature, dates, number, fingerprint, state: what fails first is what is said."""
    token, now = published.badge(), published.world.clock.now()
    head, body, signature = token.split(".")
    other = Published.signature_of(published, {**published.payload(), "name": "Alt curs"})

    def failed(token: str, at: datetime = now) -> str | None:
        with published.world.runtime.read() as session:
            return by_badge(session, token, HOST, at).failed

    assert failed(token) is None
    assert failed("nimic") == "format"
    assert failed(f"{head}.{body}") == "format"
    assert failed(token.replace(head, Published.part({**published.header(token), "alg": "none"}))) == "format"
    assert failed(published.signed({"kid": "did:web:alt.example.org#x"})) == "key"
    assert failed(f"{head}.{body}.{other}") == "signature"
    assert failed(f"{head}.{Published.part({**published.payload(), 'name': 'Alt curs'})}.{signature}") == (
        "signature"
    )
    assert failed(token, datetime(2026, 1, 1, tzinfo=UTC)) == "dates"
    assert failed(published.signed({}, exp=int(now.timestamp()))) == "dates"
    assert failed(published.signed({}, jti="urn:uuid:01990000-0000-7000-8000-000000000099")) == "number"
    assert failed(published.signed({}, jti="nimic")) == "number"
    assert failed(published.signed({}, evidence=[])) == "fingerprint"
    published.world.do(RevokeCertificate(published.certificate, CLERK_OF, CLERK, "other", REASON))
    assert failed(token) == "status"
    published.close()
