"""Public keys, for whoever checks our tokens without hearing our events."""

from typing import Any

from services.registry.queries import keys as queries
from services.registry.schemas.organisations import JwksSchema
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

blueprint = Blueprint("keys", __name__, description="Keys that tokens are signed with.")


@blueprint.get("/jwks.json")
@public
@blueprint.response(200, JwksSchema)
def jwks() -> dict[str, Any]:
    """The keys that are trusted now, and the one that will sign next."""
    with runtime().read() as session:
        return {"keys": queries.jwks(session)}
