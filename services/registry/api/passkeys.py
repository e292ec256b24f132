"""One's passkeys."""

from typing import Any
from uuid import UUID

from services.registry.api.outcomes import or_refuse
from services.registry.commands.factors import AddPasskey, AskForPasskey, RemovePasskey
from services.registry.model import Passkey
from services.registry.schemas.factors import NewPasskeyBody, OptionsSchema, PasskeySchema
from shared.web.access import by_session, session_secret
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited

blueprint = Blueprint("passkeys", __name__, url_prefix="/factors/passkeys", description="One's passkeys.")


@blueprint.post("/options")
@by_session
@limited("60/hour")
@blueprint.response(200, OptionsSchema)
def ask() -> dict[str, Any]:
    """What the browser makes a passkey by; good for five minutes."""
    return {"options": runtime().bus.do(AskForPasskey(session_secret()))}


@blueprint.post("")
@by_session
@limited("60/hour")
@blueprint.arguments(NewPasskeyBody)
@blueprint.response(200, PasskeySchema)
def add(body: dict[str, Any]) -> Passkey:
    """Add the passkey. In this session the roles may be used from now on; with the first, others end."""
    found: Passkey = or_refuse(runtime().bus.do(AddPasskey(secret=session_secret(), **body)))
    return found


@blueprint.delete("/<uuid:passkey_id>")
@by_session
@blueprint.response(204)
def remove(passkey_id: UUID) -> None:
    """Let it open nothing any more."""
    runtime().bus.do(RemovePasskey(secret=session_secret(), passkey_id=passkey_id))
