"""Who has a request."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.commands.assignments import HandOverRequest, PutRequestBack, TakeRequest
from services.registry.schemas.verifications import AssignedSchema, HandOverBody
from shared.web.access import principal, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent

blueprint = Blueprint(
    "assignments", __name__, url_prefix="/verifications", description="Which clerk has a request."
)


@blueprint.post("/<uuid:verification_id>/take")
@role("clerk")
@idempotent
@blueprint.response(200, AssignedSchema)
def take(verification_id: UUID) -> Response:
    """Take a request that nobody has."""
    command = TakeRequest(verification_id=verification_id, clerk=principal())
    return perform(runtime().bus, command, AssignedSchema, status=200)


@blueprint.post("/<uuid:verification_id>/hand-over")
@role("clerk")
@idempotent
@blueprint.arguments(HandOverBody)
@blueprint.response(200, AssignedSchema)
def hand_over(body: dict[str, Any], verification_id: UUID) -> Response:
    """Give a request to a colleague, or take it over from one who is away."""
    command = HandOverRequest(verification_id=verification_id, clerk=principal(), to=body["to"])
    return perform(runtime().bus, command, AssignedSchema, status=200)


@blueprint.post("/<uuid:verification_id>/put-back")
@role("clerk")
@idempotent
@blueprint.response(200, AssignedSchema)
def put_back(verification_id: UUID) -> Response:
    """Let whoever comes next deal with it."""
    command = PutRequestBack(verification_id=verification_id, clerk=principal())
    return perform(runtime().bus, command, AssignedSchema, status=200)
