"""The national register of NGOs: what a claim is like, for clerks."""

from typing import Any

from services.registry.queries import national_register as queries
from services.registry.schemas.national_register import MatchingArguments, MatchingSchema
from shared.web.access import role
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

blueprint = Blueprint(
    "national_register", __name__, url_prefix="/national-register", description="What the ministry knows."
)


@blueprint.get("")
@role("clerk", "administrator")
@blueprint.arguments(MatchingArguments, location="query")
@blueprint.response(200, MatchingSchema)
def find_entries(asked: dict[str, Any]) -> dict[str, Any]:
    """Entries like what an organisation says of itself: by number and name, by number, by name."""
    with runtime().read() as session:
        rows = queries.matching(
            session,
            name=asked.get("q"),
            register_number=asked.get("number"),
            county=asked.get("county"),
            limit=asked["limit"],
        )
    return {"items": rows}
