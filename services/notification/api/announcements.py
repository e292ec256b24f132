"""Announcements: how many were told, for everybody."""

from typing import Any

from services.notification import queries
from services.notification.schemas.deliveries import AnnouncementArguments, AnnouncementsSchema
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

blueprint = Blueprint("announcements", __name__, url_prefix="/announcements", description="Numbers alone.")


@blueprint.get("")
@public
@blueprint.arguments(AnnouncementArguments, location="query")
@blueprint.response(200, AnnouncementsSchema)
def list_announcements(asked: dict[str, Any]) -> dict[str, Any]:
    """How many were told of a consultation, how many could not be, how many wait."""
    with runtime().read() as session:
        return {"items": queries.announcements(session, consultation_id=asked["consultation"])}
