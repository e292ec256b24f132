"""Who has a request."""

from dataclasses import dataclass
from uuid import UUID

from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class TakeRequest:
    """Deal with a request oneself."""

    verification_id: UUID
    clerk: Principal


@dataclass(frozen=True, kw_only=True)
class HandOverRequest:
    """Let a colleague deal with it."""

    verification_id: UUID
    clerk: Principal
    to: UUID


@dataclass(frozen=True, kw_only=True)
class PutRequestBack:
    """Let whoever comes next deal with it."""

    verification_id: UUID
    clerk: Principal
