"""Clients of the API, for administrators of the authority whose data they read."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.commands.api_clients import CreateApiClient, RenewApiClientSecret, RevokeApiClient
from services.registry.errors.api_clients import NoSuchApiClient
from services.registry.model.administration import require_administrator
from services.registry.model.days import day_in_romania
from services.registry.model.scopes import SCOPES
from services.registry.queries import api_clients as queries
from services.registry.schemas.api_clients import (
    ApiClientMadeSchema,
    ApiClientRevokedSchema,
    ApiClientsArguments,
    ApiClientSchema,
    ApiClientSecretSchema,
    ApiClientsSchema,
    NewApiClientBody,
    NewSecretBody,
    ScopesSchema,
)
from shared.web.access import principal, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited

PREFIX = "/api/registry/v1/api-clients"

blueprint = Blueprint(
    "api-clients", __name__, url_prefix="/api-clients", description="Programs that read through the API."
)


@blueprint.get("")
@role("administrator")
@blueprint.arguments(ApiClientsArguments, location="query")
@blueprint.response(200, ApiClientsSchema)
def list_api_clients(asked: dict[str, Any]) -> dict[str, Any]:
    """Those of an authority; of their secrets only the times."""
    require_administrator(principal(), asked["authority"])
    now = runtime().clock.now()
    with runtime().read() as session:
        return {"items": queries.api_clients(session, asked["authority"], day_in_romania(now), now)}


@blueprint.post("")
@role("administrator")
@idempotent
@limited("60/hour")
@blueprint.arguments(NewApiClientBody)
@blueprint.response(201, ApiClientMadeSchema)
def create_api_client(body: dict[str, Any]) -> Response:
    """Make one, in a session that has just begun; it has no secret yet."""
    scopes = tuple(body.pop("scopes"))
    command = CreateApiClient(administrator=principal(), scopes=scopes, **body)
    return perform(runtime().bus, command, ApiClientMadeSchema, location=lambda made: f"{PREFIX}/{made.id}")


@blueprint.get("/scopes")
@role("administrator")
@blueprint.response(200, ScopesSchema)
def list_scopes() -> dict[str, Any]:
    """What a client may be let into."""
    return {"items": [{"name": name, **vars(scope)} for name, scope in SCOPES.items()]}


@blueprint.get("/<uuid:client_id>")
@role("administrator")
@blueprint.response(200, ApiClientSchema)
def get_api_client(client_id: UUID) -> Any:
    """One of them."""
    now = runtime().clock.now()
    with runtime().read() as session:
        row = queries.api_client(session, client_id, day_in_romania(now), now)
    if row is None:
        raise NoSuchApiClient()
    require_administrator(principal(), row["authority"])
    return row


# Not idempotent: the answer would be kept, and the secret with it. What nobody has used is replaced.
@blueprint.post("/<uuid:client_id>/secrets")
@role("administrator")
@limited("60/hour")
@blueprint.arguments(NewSecretBody)
@blueprint.response(200, ApiClientSecretSchema)
def renew_secret(body: dict[str, Any], client_id: UUID) -> Response:
    """A new secret, shown this once; the one in use is good for `overlap_days` more."""
    command = RenewApiClientSecret(administrator=principal(), client_id=client_id, **body)
    return perform(runtime().bus, command, ApiClientSecretSchema, status=200)


@blueprint.post("/<uuid:client_id>/revoke")
@role("administrator")
@idempotent
@blueprint.response(200, ApiClientRevokedSchema)
def revoke_api_client(client_id: UUID) -> Response:
    """Give it no more tokens; those that it has are good for five minutes at most."""
    command = RevokeApiClient(administrator=principal(), client_id=client_id)
    return perform(runtime().bus, command, ApiClientRevokedSchema, status=200)
