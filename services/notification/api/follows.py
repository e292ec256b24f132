"""What a signed-in person is told of: begun, listed, ended, without letters."""

from typing import Any
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from services.notification.commands import EndFollow, Follow
from services.notification.commands.wishes import ChangeCadence, ChangeChannels, ChangeWishes, EndAllFollows
from services.notification.errors import AccountNotKnownYet
from services.notification.model import Topic
from services.notification.model.follower import Wishes
from services.notification.queries import following
from services.notification.schemas.following import CadenceBody, ChannelsBody, WishesBody, WishesSchema
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
        found = following.address_of_account(session, principal().account_id)
        return {"items": items(session, found["email"]) if found else []}


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


@blueprint.patch("/mine/<uuid:subscription_id>")
@signed_in
@blueprint.arguments(CadenceBody)
@blueprint.response(200, FollowedSchema)
def change_cadence(body: dict[str, Any], subscription_id: UUID) -> Any:
    """Be told of one of these at once, or by a digest; what waits for the one of before comes soon."""
    account_id = principal().account_id
    return runtime().bus.do(ChangeCadence(account_id=account_id, subscription_id=subscription_id, **body))


@blueprint.put("/mine/<uuid:subscription_id>/channels")
@signed_in
@blueprint.arguments(ChannelsBody)
@blueprint.response(200, FollowedSchema)
def change_channels(body: dict[str, Any], subscription_id: UUID) -> Any:
    """Be told of one of these by mail, on the page, by a ring in the browser; a ring is on the page too."""
    account_id, channels = principal().account_id, tuple(body["channels"])
    return runtime().bus.do(
        ChangeChannels(account_id=account_id, subscription_id=subscription_id, channels=channels)
    )


@blueprint.delete("/mine")
@signed_in
@blueprint.response(204)
def end_all() -> None:
    """Be told no more of any of these; what the law owes one is told all the same."""
    runtime().bus.do(EndAllFollows(account_id=principal().account_id))


@blueprint.get("/mine/wishes")
@signed_in
@blueprint.response(200, WishesSchema)
def get_wishes() -> dict[str, Any]:
    """When and how one is told of all that one follows."""
    with runtime().read() as session:
        found = following.address_of_account(session, principal().account_id)
        if found is None:
            raise AccountNotKnownYet
        return following.wishes(session, found["email"], found["language"], runtime().clock.now())


@blueprint.put("/mine/wishes")
@signed_in
@blueprint.arguments(WishesBody)
@blueprint.response(200, WishesSchema)
def change_wishes(wishes: Wishes) -> dict[str, Any]:
    """Be told otherwise from now on; what waits for a digest comes accordingly."""
    runtime().bus.do(ChangeWishes(account_id=principal().account_id, wishes=wishes))
    return get_wishes()


def items(session: Session, email: str) -> list[dict[str, Any]]:
    """What the holder of an address follows."""
    rows = following.follows(session, email)
    topics = [Topic.of(row["topic_key"]) for row in rows]
    return [
        {**row, "topic": topic, "is_written_request": topic.is_written_request}
        for row, topic in zip(rows, topics, strict=True)
    ]
