"""Lost second factors of colleagues. The address goes in the body, so that no log of addresses holds it."""

from typing import Any

from flask import Response

from services.registry.commands.factors import LookAtColleague, ResetFactors
from services.registry.schemas.factors import ColleagueBody, ColleagueSchema, ResetBody
from shared.web.access import principal, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited

blueprint = Blueprint(
    "lost-factors", __name__, url_prefix="/colleagues", description="Lost second factors of colleagues."
)


@blueprint.post("/look")
@role("administrator")
@limited("120/hour")
@blueprint.arguments(ColleagueBody)
@blueprint.response(200, ColleagueSchema)
def look(body: dict[str, Any]) -> Response:
    """Who works for the authority under this address; the look is noted in the audit trail."""
    return perform(runtime().bus, LookAtColleague(by=principal(), **body), ColleagueSchema, status=200)


@blueprint.post("/reset-factors")
@role("administrator")
@limited("60/hour")
@blueprint.arguments(ResetBody)
@blueprint.response(200)
def reset(body: dict[str, Any]) -> Response:
    """Forget the second factors of a colleague who lost them; their sessions end, and they are told."""
    return perform(runtime().bus, ResetFactors(by=principal(), **body), status=200)
