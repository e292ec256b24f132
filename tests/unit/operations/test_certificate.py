"""A badge checked from the shell, with the network away."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from joserfc.jwk import OKPKey

from operations.operator.cli import cli
from shared.security.signed_credentials import sign

DID = "did:web:parteneriat.example.org:autoritati:oras-exemplu"
KEY = OKPKey.generate_key("Ed25519")
BADGE: dict[str, Any] = {
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "name": "Competențe sociale și civice",
    "iss": DID,
    "jti": "urn:uuid:01990000-0000-7000-8000-000000000033",
    "nbf": 1,
    "credentialStatus": {"statusListCredential": "https://parteneriat.example.org/states/0"},
}


def verified(folder: Path, token: str, document: Any = None) -> Result:
    """What the command answers."""
    usual = {"verificationMethod": [{"id": f"{DID}#1", "publicKeyJwk": KEY.as_dict(private=False)}]}
    (folder / "badge.jwt").write_text(token, encoding="utf-8")
    (folder / "did.json").write_text(json.dumps(document or usual), encoding="utf-8")
    words = ["certificate", "verify", str(folder / "badge.jwt"), "--did", str(folder / "did.json"), "--json"]
    return CliRunner().invoke(cli, words)


@pytest.mark.parametrize(
    ("changes", "kid", "failed"),
    [
        ({}, "1", None),
        ({}, "2", "key"),
        ({"iss": "did:web:alt.example.org"}, "1", "key"),
        ({"nbf": int(datetime(2999, 1, 1, tzinfo=UTC).timestamp())}, "1", "dates"),
        ({"exp": 2}, "1", "dates"),
        ({"type": ["VerifiableCredential"]}, "1", "format"),
    ],
)
def test_what_fails_is_named(tmp_path: Path, changes: dict[str, Any], kid: str, failed: str | None) -> None:
    """And the exit code says so."""
    done = verified(tmp_path, sign({**BADGE, **changes}, KEY, f"{DID}#{kid}"))
    assert json.loads(done.output)["failed"] == failed
    assert done.exit_code == (0 if failed is None else 1)


def test_another_keys_signature_does_not_fit(tmp_path: Path) -> None:
    """Though it names ours."""
    done = verified(tmp_path, sign(BADGE, OKPKey.generate_key("Ed25519"), f"{DID}#1"))
    assert json.loads(done.output)["failed"] == "signature"


def test_what_is_no_did_document_is_said(tmp_path: Path) -> None:
    """One sentence, and the code of trouble."""
    assert verified(tmp_path, "x", ["nimic"]).exit_code == 2
