"""A copy of one's data: asked for, looked after, taken."""

from typing import Any

from flask import Response

from services.registry.commands.exports import AskForExport, TakeExport
from services.registry.queries import exports as queries
from services.registry.schemas.exports import ExportContentSchema, ExportSchema
from shared.web.access import principal, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited

blueprint = Blueprint(
    "exports", __name__, url_prefix="/accounts/me/export", description="A copy of one's data."
)


@blueprint.get("")
@signed_in
@blueprint.response(200, ExportSchema)
def show() -> Any:
    """Whether the copy is ready, and until when it can be taken."""
    with runtime().read() as session:
        return queries.own(session, principal().account_id, runtime().clock.now())


@blueprint.post("")
@signed_in
@limited("20/day")
@blueprint.response(202)
def ask() -> Response:
    """Have it gathered, in place of an older one; ready within a minute."""
    return perform(runtime().bus, AskForExport(principal().account_id), status=202)


@blueprint.get("/content")
@signed_in
@blueprint.response(200, ExportContentSchema)
def take() -> dict[str, Any]:
    """What was gathered; wants a session that has just begun."""
    who = principal()
    command = TakeExport(account_id=who.account_id, session_id=who.session_id)
    return {"content": runtime().bus.do(command)}
