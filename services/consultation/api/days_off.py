"""Days off by the Government's decision: everybody reads them, administrators enter them."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.commands.days_off import AddDayOff, RemoveDayOff
from services.consultation.queries import days_off as queries
from services.consultation.schemas.law import DayOffBody, DayOffSchema, DaysOffSchema, YearArguments
from shared.web.access import principal, public, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent

ADMINISTRATOR = "administrator"

blueprint = Blueprint("days_off", __name__, url_prefix="/days-off", description="Days off by the Government.")


@blueprint.get("")
@public
@blueprint.arguments(YearArguments, location="query")
@blueprint.response(200, DaysOffSchema)
def list_days_off(asked: dict[str, int]) -> Any:
    """Those of a year, beside the legal holidays."""
    with runtime().read() as session:
        return {"year": asked["year"], "items": queries.of_year(session, asked["year"])}


@blueprint.post("")
@role(ADMINISTRATOR)
@idempotent
@blueprint.arguments(DayOffBody)
@blueprint.response(201, DayOffSchema)
def add_day_off(body: dict[str, Any]) -> Response:
    """Count a day as no working day, in every authority's terms."""
    return perform(runtime().bus, AddDayOff(principal().account_id, **body), DayOffSchema)


@blueprint.delete("/<uuid:day_off_id>")
@role(ADMINISTRATOR)
@blueprint.response(204)
def remove_day_off(day_off_id: UUID) -> Response:
    """Count it as a working day again."""
    return perform(runtime().bus, RemoveDayOff(principal().account_id, day_off_id), status=204)
