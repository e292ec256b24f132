"""Whether mails reach the account's address, and having them sent again."""

from typing import Any

from services.notification import queries
from services.notification.commands import FreeOwnAddress
from services.notification.schemas.suppressions import OwnSuppressionSchema
from shared.web.access import principal, signed_in
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

blueprint = Blueprint(
    "suppressions", __name__, url_prefix="/suppressions", description="Addresses that refused our mails."
)


@blueprint.get("/mine")
@signed_in
@blueprint.response(200, OwnSuppressionSchema)
def show_mine() -> dict[str, Any]:
    """Since when nothing is sent to the account's address, and what its server said; null where mails go."""
    with runtime().read() as session:
        return {"suppression": queries.suppression(session, principal().account_id)}


@blueprint.delete("/mine")
@signed_in
@blueprint.response(200, OwnSuppressionSchema)
def free_mine() -> dict[str, Any]:
    """Send to the account's address again; if its server refuses once more, it stops once more."""
    runtime().bus.do(FreeOwnAddress(principal().account_id))
    return {"suppression": None}
