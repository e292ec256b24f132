"""What a signed-in person is told of."""

from typing import Any

from services.notification import queries
from services.notification.model import Topic
from services.notification.schemas.subscriptions import FollowsSchema
from shared.web.access import principal, signed_in
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

blueprint = Blueprint("follows", __name__, url_prefix="/follows", description="One's own subscriptions.")


@blueprint.get("/mine")
@signed_in
@blueprint.response(200, FollowsSchema)
def list_mine() -> dict[str, Any]:
    """The confirmed subscriptions of the account's address."""
    with runtime().read() as session:
        rows = queries.follows(session, principal().account_id)
    return {"items": [{**row, "topic": Topic.of(row["topic_key"])} for row in rows]}
