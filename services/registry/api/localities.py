"""Localities: the nomenclature SIRUTA, for whoever fills in a form."""

from typing import Any

from services.registry.errors.localities import NoSuchLocality
from services.registry.queries import localities as queries
from services.registry.schemas.localities import LocalitiesSchema, LocalityArguments, LocalitySchema
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

blueprint = Blueprint("localities", __name__, url_prefix="/localities", description="Where things are.")


@blueprint.get("")
@public
@blueprint.arguments(LocalityArguments, location="query")
@blueprint.response(200, LocalitiesSchema)
def find_localities(asked: dict[str, Any]) -> dict[str, Any]:
    """Towns, communes and localities whose names are most like what was written."""
    with runtime().read() as session:
        rows = queries.nearest(session, asked["q"], asked.get("county"), asked["limit"], asked.get("level"))
    return {"items": rows}


@blueprint.get("/<int:siruta>")
@public
@blueprint.response(200, LocalitySchema)
def get_locality(siruta: int) -> dict[str, Any]:
    """What has a code, with the town or commune and the county in which it lies."""
    with runtime().read() as session:
        row = queries.locality(session, siruta)
    if row is None:
        raise NoSuchLocality()
    return row
