"""Tokens: who has a session, or which program asks, said to one service, for five minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.registry.model import SigningKey
from services.registry.ports.key_vault import KeyVault
from shared.clock import Clock
from shared.ids import new_id
from shared.security.tokens import LIFETIME, sign


@dataclass(frozen=True)
class Token:
    """A token, and when it ends."""

    token: str
    expires_at: datetime


class TokenMaker:
    """Signs tokens.

    Args:
        issuer: our public address.
        audiences: the services for which tokens are made.
        key_vault: opens the keys.
        clock: the time.
    """

    def __init__(self, issuer: str, audiences: frozenset[str], key_vault: KeyVault, clock: Clock) -> None:
        self.audiences = audiences
        self._issuer = issuer
        self._key_vault = key_vault
        self._clock = clock

    def make(
        self,
        key: SigningKey,
        *,
        account_id: UUID,
        session_id: UUID,
        roles: Mapping[str, list[str]],
        amr: Sequence[str],
        audience: str,
    ) -> Token:
        """A token without a name, an address or a mandate: those are not for the road.

        `amr` says how the person proved who they are (RFC 8176).
        """
        own = {"sid": str(session_id), "amr": list(amr), "roles": dict(roles)}
        return self._signed(key, account_id, audience, own)

    def make_for_client(
        self, key: SigningKey, *, client_id: UUID, authority: str, scopes: Sequence[str], audience: str
    ) -> Token:
        """A program's, with the claims of RFC 9068 and the authority in which its scopes hold."""
        own = {
            "client_id": str(client_id),
            "jti": str(new_id()),
            "authority": authority,
            "scope": " ".join(scopes),
        }
        return self._signed(key, client_id, audience, own)

    def _signed(self, key: SigningKey, subject: UUID, audience: str, own: Mapping[str, object]) -> Token:
        now = self._clock.now()
        claims = {
            "iss": self._issuer,
            "sub": str(subject),
            "aud": audience,
            "iat": int(now.timestamp()),
            "exp": int((now + LIFETIME).timestamp()),
            **own,
        }
        return Token(sign(claims, self._key_vault.open(key)), now + LIFETIME)
