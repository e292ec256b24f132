"""Clients of the API: made, given secrets, revoked, reminded of their end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.registry.commands.api_clients import (
    CreateApiClient,
    RemindOfApiClients,
    RenewApiClientSecret,
    RevokeApiClient,
)
from services.registry.errors.api_clients import ApiClientNameTaken, NoSuchApiClient, UnknownAuthority
from services.registry.events.letters import ApiClientExpiryLetter
from services.registry.handlers.anew import require_anew
from services.registry.handlers.trail import note_deed
from services.registry.model import ApiClient
from services.registry.model.account import EVERYWHERE
from services.registry.model.administration import require_administrator
from services.registry.model.days import day_in_romania
from services.registry.ports.links import Links
from services.registry.repository.api_clients import expiring
from services.registry.repository.loading import load
from services.registry.repository.staff import authority_by_slug
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork
from shared.security.tokens import Principal


@dataclass(frozen=True)
class Made:
    """A client that was made."""

    id: UUID
    authority: str
    expires_on: date


@dataclass(frozen=True)
class NewSecret:
    """A secret, shown this once."""

    client_id: UUID
    client_secret: str = field(repr=False)
    expires_on: date


@dataclass(frozen=True)
class Revoked:
    """A client that asks for no more tokens."""

    id: UUID


def create_api_client(command: CreateApiClient, uow: UnitOfWork, clock: Clock) -> Made:
    """Make it, as an administrator who has just signed in.

    Raises:
        NotAllowed, SignInAnew, UnknownAuthority, UnknownScope, ExpiryNotInAYear, ContactNotValid
        ApiClientNameTaken
    """
    _require(command.administrator, command.authority, uow, clock)
    if command.authority != EVERYWHERE and authority_by_slug(uow.session, command.authority) is None:
        raise UnknownAuthority()
    made = ApiClient.create(
        command.authority,
        command.name,
        command.contact_email,
        command.language,
        command.scopes,
        command.expires_on,
        clock.now(),
    )
    uow.add(made)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise ApiClientNameTaken() from error
    scopes = " ".join(made.scopes)
    _note(
        uow, clock, command.administrator, "client.created", made, scopes=scopes, until=str(made.expires_on)
    )
    return Made(made.id, made.authority, made.expires_on)


def renew_secret(command: RenewApiClientSecret, uow: UnitOfWork, clock: Clock) -> NewSecret:
    """A new secret for it; the answer is the only place where it stands.

    Raises:
        NoSuchApiClient, NotAllowed, SignInAnew, ApiClientRevoked, ApiClientExpired, ExpiryNotInAYear
        RotationRunning
    """
    client = load(uow.session, ApiClient, command.client_id, NoSuchApiClient)
    _require(command.administrator, client.authority, uow, clock)
    overlap = timedelta(days=command.overlap_days)
    secret = client.renew_secret(overlap, command.expires_on, clock.now())
    told = {"overlap_days": str(command.overlap_days), "until": str(client.expires_on)}
    _note(uow, clock, command.administrator, "client.rotated", client, **told)
    return NewSecret(client.id, secret, client.expires_on)


def revoke_api_client(command: RevokeApiClient, uow: UnitOfWork, clock: Clock) -> Revoked:
    """Revoke it at once. A session that is not new will do: what makes things safer must not wait.

    Raises:
        NoSuchApiClient, NotAllowed, ApiClientRevoked
    """
    client = load(uow.session, ApiClient, command.client_id, NoSuchApiClient)
    if command.administrator is not None:
        require_administrator(command.administrator, client.authority)
    client.revoke(clock.now())
    _note(uow, clock, command.administrator, "client.revoked", client)
    return Revoked(client.id)


def remind_of_api_clients(_: RemindOfApiClients, uow: UnitOfWork, clock: Clock, links: Links) -> int:
    """Write to some contacts; how many."""
    found = expiring(uow.session, day_in_romania(clock.now()))
    for client in found:
        client.reminded_for = client.expires_on
        uow.send(
            ApiClientExpiryLetter(
                email=client.contact_email,
                name="",
                language=client.language,
                client_name=client.name,
                until_date=client.expires_on,
                link=links.api_clients(client.language),
            )
        )
    return len(found)


def _require(administrator: Principal, authority: str, uow: UnitOfWork, clock: Clock) -> None:
    require_administrator(administrator, authority)
    require_anew(uow, administrator.account_id, administrator.session_id, clock.now())


def _note(
    uow: UnitOfWork, clock: Clock, by: Principal | None, deed: str, client: ApiClient, **details: str
) -> None:
    actor = by.account_id if by else None
    note_deed(uow, clock, client.authority, actor, deed, "api-client", client.id, **details)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    CreateApiClient: create_api_client,
    RenewApiClientSecret: renew_secret,
    RevokeApiClient: revoke_api_client,
    RemindOfApiClients: remind_of_api_clients,
}
