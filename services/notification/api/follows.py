"""What a signed-in person is told of: begun, listed, ended, without letters."""

from typing import Any
from uuid import UUID

from flask import Response

from services.notification import queries
from services.notification.commands import EndFollow, Follow
from services.notification.model import Topic
from services.notification.schemas.subscriptions import FollowBody, FollowedSchema, FollowsSchema
from shared.web.access import principal, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent

blueprint = Blueprint("follows", __name__, url_prefix="/follows", description="One's own subscriptions.")


@blueprint.get("/mine")
@signed_in
@blueprint.response(200, FollowsSchema)
def list_mine() -> dict[str, Any]:
    """The confirmed subscriptions of the account's address."""
    with runtime().read() as session:
        rows = queries.follows(session, principal().account_id)
    topics = [Topic.of(row["topic_key"]) for row in rows]
    return {
        "items": [
            {**row, "topic": topic, "is_written_request": topic.is_written_request}
            for row, topic in zip(rows, topics, strict=True)
        ]
    }


@blueprint.post("/mine")
@signed_in
@idempotent
@blueprint.arguments(FollowBody)
@blueprint.response(201, FollowedSchema)
def follow(body: dict[str, Any]) -> Response:
    """Be told at the account's address; no letter asks back, for that address was confirmed."""
    command = Follow(account_id=principal().account_id, **body)
    return perform(runtime().bus, command, FollowedSchema, status=201)


@blueprint.delete("/mine/<uuid:subscription_id>")
@signed_in
@blueprint.response(200, FollowedSchema)
def end(subscription_id: UUID) -> Any:
    """Be told no more of one of these."""
    return runtime().bus.do(EndFollow(account_id=principal().account_id, subscription_id=subscription_id))
