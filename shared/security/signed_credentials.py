"""Credentials as JSON Web Tokens (W3C VC-JOSE-COSE, Open Badges 3.0 § 8.2), signed and checked with Ed25519.

The payload is the credential itself, with the registered claims beside its members; checking says which check
failed first. It needs nothing but the token, the public keys and the time, so the network may be away.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

ALG, TYP = "EdDSA", "vc+jwt"  # by the name that today's verifiers of badges know; RFC 9864 calls it Ed25519
LONGEST = 64_000
Json = dict[str, Any]
Check = Literal["format", "key", "signature", "dates"]


@dataclass(frozen=True)
class Checked:
    """What came of checking: `failed` names the first check that a token did not pass."""

    failed: Check | None
    kid: str = ""
    payload: Mapping[str, Any] | None = None


class _NotInForm(Exception):
    pass


class _OneAlgorithm(jws.JWSRegistry):
    """EdDSA alone, without the library's word that RFC 9864 gives it another name."""

    def get_alg(self, name: str) -> Any:
        """The algorithm; `check` lets none but this one come so far."""
        return self.algorithms[name]


_REGISTRY = _OneAlgorithm(algorithms=[ALG])


def sign(credential: Mapping[str, Any], key: OKPKey, kid: str) -> str:
    """The credential as a token.

    Args:
        credential: with the claims that it bears.
        key: private.
        kid: the address of the public key, as verifiers look it up.
    """
    header = {"alg": ALG, "typ": TYP, "kid": kid}
    payload = json.dumps(credential, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return jws.serialize_compact(header, payload, key, registry=_REGISTRY)


def check(token: str, keys: Mapping[str, Mapping[str, str]], now: datetime) -> Checked:
    """Whether a token is in form, by a known key, signed, and of a time that has come and not passed.

    Args:
        token: as it was given out.
        keys: the public keys as JWK, by their addresses.
        now: the instant.
    """
    try:
        header, payload = _parts(token)
    except _NotInForm:
        return Checked("format")
    kid = header["kid"]
    if kid not in keys or kid.partition("#")[0] != payload["iss"]:
        return Checked("key", kid)
    try:
        key = OKPKey.import_key({name: keys[kid][name] for name in ("kty", "crv", "x")})
        jws.deserialize_compact(token, key, registry=_REGISTRY)
    except (JoseError, ValueError, KeyError):
        return Checked("signature", kid)
    if not _in_time(payload, now):
        return Checked("dates", kid, payload)
    return Checked(None, kid, payload)


def keys_of(did_document: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    """The public keys of a DID document, by their addresses."""
    return {
        method["id"]: method["publicKeyJwk"]
        for method in did_document.get("verificationMethod", [])
        if isinstance(method, dict) and "publicKeyJwk" in method
    }


def read_part(part: str) -> bytes:
    """A part of a token; of several spellings of the same bytes only one is good (RFC 4648, 3.5).

    Raises:
        ValueError: it is none.
    """
    try:
        raw = base64.urlsafe_b64decode(part.encode("ascii") + b"=" * (-len(part) % 4))
    except (binascii.Error, UnicodeError) as error:
        raise ValueError("not base64url") from error
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != part:
        raise ValueError("not canonical base64url")
    return raw


def _parts(token: str) -> tuple[Json, Json]:
    parts = token.split(".")
    if len(token) > LONGEST or len(parts) != 3:
        raise _NotInForm
    try:
        header, payload = (json.loads(read_part(part)) for part in parts[:2])
        read_part(parts[2])
    except (ValueError, RecursionError) as error:
        raise _NotInForm from error
    if not isinstance(header, dict) or not isinstance(payload, dict):
        raise _NotInForm
    typed = header.get("alg") == ALG and header.get("typ") == TYP and "crit" not in header
    if not typed or not isinstance(header.get("kid"), str) or not _is_badge(payload):
        raise _NotInForm
    return header, payload


def _is_badge(payload: Json) -> bool:
    types = payload.get("type")
    words = [payload.get(name) for name in ("iss", "jti")]
    return (
        isinstance(types, list)
        and "OpenBadgeCredential" in types
        and all(isinstance(word, str) for word in words)
        and isinstance(payload.get("nbf"), int)
    )


def _in_time(payload: Mapping[str, Any], now: datetime) -> bool:
    ends = payload.get("exp")
    at = now.timestamp()
    return payload["nbf"] <= at and (ends is None or (isinstance(ends, int) and at < ends))
