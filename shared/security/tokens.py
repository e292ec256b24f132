"""Tokens: signed by the registry, checked by every service on its own.

The algorithm is EdDSA over Ed25519 and no other, by the name that RFC 9864 gives it. A token is for one
service, lives five minutes and carries no name, address or mandate.

There are two kinds of callers. A person's token has roles and never a scope; a program's, which RFC 9068
calls a client, has scopes and never a role. A token that mixes them is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import GuestProtocol, OKPKey

from shared.clock import Clock
from shared.errors import NotAllowed, Unauthenticated
from shared.security.keys import UnknownKey

ALGORITHM = "Ed25519"
TYPE = "at+jwt"  # RFC 9068: no other kind of signed document passes for an access token
LIFETIME = timedelta(minutes=5)
LONGEST = 8 * 1024
EVERYWHERE = "common"  # in place of a slug: every authority
OF_PEOPLE = frozenset({"sid", "roles", "amr"})
OF_CLIENTS = frozenset({"client_id", "scope", "authority"})


class BadToken(Unauthenticated):
    """A token was given, and it does not hold."""

    code = "bad-token"
    ro = "Sesiunea a expirat sau nu este valabilă; autentificați-vă din nou."
    en = "The session has expired or is not valid; sign in again."


@dataclass(frozen=True, kw_only=True)
class Principal:
    """Who asks, as the token says it.

    Args:
        account_id: the account.
        session_id: the session from which the token came.
        roles: names of roles, by the slug of the authority in which they are held.
        amr: how the person proved who they are (RFC 8176).
    """

    account_id: UUID
    session_id: str
    roles: Mapping[str, frozenset[str]]
    amr: tuple[str, ...] = ()

    def has(self, *names: str) -> bool:
        """Whether one of the roles is held, in any authority."""
        return any(held.intersection(names) for held in self.roles.values())

    def has_in(self, authority: str, *names: str) -> bool:
        """Whether one of the roles is held in this authority."""
        return not self.roles.get(authority, frozenset()).isdisjoint(names)

    def authorities(self, *names: str) -> frozenset[str]:
        """The authorities in which one of the roles is held."""
        return frozenset(slug for slug in self.roles if self.has_in(slug, *names))

    def require(self, authority: str, *names: str) -> None:
        """Go on only with one of the roles in this authority.

        Raises:
            NotAllowed: none of them is held there.
        """
        if not self.has_in(authority, *names):
            raise NotAllowed


@dataclass(frozen=True, kw_only=True)
class Client:
    """Which program asks, as the token says it.

    Args:
        client_id: the client.
        authority: the slug of whose data it may read; `common` for all.
        scopes: what it may read of them, such as `agreements:read`.
    """

    client_id: UUID
    authority: str
    scopes: frozenset[str]

    def may(self, scope: str, authority: str) -> bool:
        """Whether it has the scope, in this authority."""
        return scope in self.scopes and bool(authority) and self.authority in (authority, EVERYWHERE)


class Keys(Protocol):
    """Where a verifier finds keys."""

    def find(self, kid: str) -> OKPKey:
        """The key of that name, or UnknownKey."""
        ...


def sign(claims: Mapping[str, Any], key: OKPKey) -> str:
    """A compact signed token.

    Args:
        claims: iss, sub, aud, exp, iat, and those of a person or of a client.
        key: private, with its `kid`.
    """
    header = {"alg": ALGORITHM, "typ": TYPE, "kid": key.kid}
    return jwt.encode(header, dict(claims), key, algorithms=[ALGORITHM])


class Verifier:
    """Checks tokens for one service.

    Args:
        keys: where public keys are found.
        issuer: the `iss` that is accepted, our public address.
        audience: the `aud` that is accepted, the service's name.
        clock: tells what has expired.
    """

    def __init__(self, keys: Keys, issuer: str, audience: str, clock: Clock) -> None:
        self._keys = keys
        self._claims = jwt.JWTClaimsRegistry(
            now=lambda: int(clock.now().timestamp()),
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
        )

    def verify(self, token: str) -> Principal | Client:
        """Who stands behind the token.

        Raises:
            BadToken: wrong form, algorithm, key, signature, issuer or audience, or expired.
        """
        if len(token) > LONGEST:
            raise BadToken
        try:
            found = jwt.decode(token, self._key, algorithms=[ALGORITHM])
            if found.header.get("typ") != TYPE:
                raise BadToken
            self._claims.validate(found.claims)
            is_person = OF_CLIENTS.isdisjoint(found.claims)
            return _principal(found.claims) if is_person else _client(found.claims)
        except (JoseError, UnknownKey, ValueError, TypeError, KeyError, AttributeError) as error:
            raise BadToken from error

    def _key(self, token: GuestProtocol) -> OKPKey:
        return self._keys.find(str(token.headers()["kid"]))


def _principal(claims: Mapping[str, Any]) -> Principal:
    if not claims["sid"]:
        raise BadToken
    return Principal(
        account_id=UUID(claims["sub"]),
        session_id=str(claims["sid"]),
        roles={str(slug): frozenset(map(str, names)) for slug, names in claims.get("roles", {}).items()},
        amr=tuple(map(str, claims.get("amr", ()))),
    )


def _client(claims: Mapping[str, Any]) -> Client:
    if not OF_PEOPLE.isdisjoint(claims) or claims["client_id"] != claims["sub"]:
        raise BadToken
    return Client(
        client_id=UUID(claims["sub"]),
        authority=str(claims["authority"]),
        scopes=frozenset(claims["scope"].split(" ")),
    )
