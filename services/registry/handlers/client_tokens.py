"""Tokens for programs (RFC 6749, 4.4), made like those of people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from services.registry.commands.api_clients import IssueClientToken
from services.registry.errors.api_clients import ScopeNotGranted, UnknownTarget, WrongClient
from services.registry.errors.keys import NoSigningKey
from services.registry.model import ApiClient
from services.registry.model.one_time import hash_secret
from services.registry.model.scopes import scopes_of
from services.registry.ports.tokens import TokenMaker
from services.registry.repository.api_clients import note_use
from services.registry.repository.keys import current_key
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork
from shared.security.tokens import LIFETIME


@dataclass(frozen=True)
class ClientToken:
    """What RFC 6749, 5.1 answers."""

    access_token: str = field(repr=False)
    scope: str
    expires_in: int = int(LIFETIME.total_seconds())


def issue_client_token(
    command: IssueClientToken, uow: UnitOfWork, clock: Clock, token_maker: TokenMaker
) -> ClientToken:
    """A token for one service, with those of the client's scopes that were asked for.

    A client that is revoked has tokens for what is left of their five minutes: that is so short that no
    service keeps a list of the revoked.

    Raises:
        WrongClient: unknown, revoked, expired, or the secret is not one of its good ones.
        UnknownTarget, ScopeNotGranted, NoSigningKey
    """
    client = _client(command, uow, clock.now())
    if command.audience not in token_maker.audiences:
        raise UnknownTarget()
    scopes = _granted(client, command.audience, command.scope)
    key = current_key(uow.session, clock.now())
    if key is None:
        raise NoSigningKey()
    token = token_maker.make_for_client(
        key, client_id=client.id, authority=client.authority, scopes=scopes, audience=command.audience
    )
    return ClientToken(token.token, " ".join(scopes))


def _client(command: IssueClientToken, uow: UnitOfWork, now: datetime) -> ApiClient:
    try:
        found = uow.session.get(ApiClient, UUID(command.client_id))
    except ValueError:
        found = None
    if found is None:
        hash_secret(command.secret)  # so that one that is not there takes no less time
        raise WrongClient()
    used = found.secret_of(command.secret, now)
    if used is None:
        raise WrongClient()
    note_use(uow.session, used, now)
    return found


def _granted(client: ApiClient, audience: str, wanted: str | None) -> list[str]:
    """In the order of the alphabet, so that the same question has the same answer."""
    has = scopes_of(audience).intersection(client.scopes)
    asked = has if wanted is None else frozenset(wanted.split(" "))
    if not asked or not asked <= has:
        raise ScopeNotGranted()
    return sorted(asked)


HANDLERS: Mapping[type, Callable[..., Any]] = {IssueClientToken: issue_client_token}
