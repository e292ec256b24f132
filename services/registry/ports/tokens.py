"""Tokens: who has a session, said to one service, for five minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.registry.model import SigningKey
from services.registry.ports.key_vault import KeyVault
from shared.clock import Clock
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
        now = self._clock.now()
        claims = {
            "iss": self._issuer,
            "sub": str(account_id),
            "aud": audience,
            "iat": int(now.timestamp()),
            "exp": int((now + LIFETIME).timestamp()),
            "sid": str(session_id),
            "amr": list(amr),
            "roles": dict(roles),
        }
        return Token(sign(claims, self._key_vault.open(key)), now + LIFETIME)
