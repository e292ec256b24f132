"""Deliveries: the proof of who was told, for the clerks of the authority."""

from typing import Any
from uuid import UUID

from services.notification import queries
from services.notification.errors import NoSuchDelivery
from services.notification.schemas.deliveries import (
    DeliveryArguments,
    DeliverySchema,
    DeliveryWithHistorySchema,
)
from shared.web.access import client, principal, require_in, role, scope
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.pages import Page, page_of

blueprint = Blueprint(
    "deliveries", __name__, url_prefix="/deliveries", description="Messages, and what became of them."
)


@blueprint.get("")
@role("clerk")
@scope("deliveries:read")
@blueprint.arguments(DeliveryArguments, location="query")
@blueprint.response(200, page_of(DeliverySchema))
def list_deliveries(asked: dict[str, Any]) -> Any:
    """What one's authority owed to whom, the newest first; addresses are masked."""
    require_in(asked["authority"], "clerk")
    page = Page(asked)
    wanted = {**asked, "consultation_id": asked.get("consultation")}
    after = page.after[0] if page.after else None
    with runtime().read() as session:
        rows = queries.deliveries(session, wanted, after=after, limit=page.fetch)
    return page.answer(rows, key=lambda row: (row["id"],))


@blueprint.get("/<uuid:delivery_id>")
@role("clerk")
@scope("deliveries:read")
@blueprint.response(200, DeliveryWithHistorySchema)
def get_delivery(delivery_id: UUID) -> Any:
    """One message with the evidence of each attempt."""
    with runtime().read() as session:
        row = queries.delivery(session, delivery_id)
    if row is None or row["authority"] is None:
        raise NoSuchDelivery
    if client() is not None:
        require_in(row["authority"])
    elif not principal().has_in(row["authority"], "clerk"):
        raise NoSuchDelivery
    return row
