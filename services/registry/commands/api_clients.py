"""Clients of the API, and their tokens."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class CreateApiClient:
    """Let a program read what its scopes say of an authority; it has no secret yet."""

    administrator: Principal
    authority: str
    name: str
    contact_email: str
    language: str
    scopes: tuple[str, ...]
    expires_on: date | None


@dataclass(frozen=True, kw_only=True)
class RenewApiClientSecret:
    """Give a client a new secret; what it uses now is good for so many days more."""

    administrator: Principal
    client_id: UUID
    overlap_days: int
    expires_on: date | None


@dataclass(frozen=True, kw_only=True)
class RevokeApiClient:
    """Let a client ask for no more tokens; `administrator` is None for an operator."""

    administrator: Principal | None
    client_id: UUID


@dataclass(frozen=True, kw_only=True)
class IssueClientToken:
    """Make a token for a client that shows its secret; the texts are as they came.

    Args:
        client_id, secret: what it brought.
        audience: a service of ours.
        scope: words with spaces between; None for all that it has there.
    """

    client_id: str
    secret: str = field(repr=False)
    audience: str
    scope: str | None


@dataclass(frozen=True)
class RemindOfApiClients:
    """Tell the contacts of some clients that expire soon."""
