"""All that one follows, by the link of any mail that one chose: for 30 days, and for this alone.

The token stands in bodies, so that no log of addresses has it.
"""

from typing import Any
from uuid import UUID

from services.notification.api.follows import items
from services.notification.commands import EndFollow
from services.notification.commands.wishes import ChangeCadence, ChangeWishes, EndAllFollows
from services.notification.errors import LinkNotValid
from services.notification.model.secrets_of_links import StopTokens
from services.notification.queries import following
from services.notification.schemas.following import LinkBody, LinkCadenceBody, LinkWishesBody, ListSchema
from services.notification.schemas.subscriptions import FollowedSchema
from shared.email_addresses import mask_email
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited

blueprint = Blueprint(
    "follows-by-link", __name__, url_prefix="/follows/by-link", description="One's own, without an account."
)


@blueprint.post("")
@public
@limited("60/minute")
@blueprint.arguments(LinkBody)
@blueprint.response(200, ListSchema)
def open_list(body: dict[str, Any]) -> dict[str, Any]:
    """What the mail's reader follows, and how they are told."""
    return _list(body["token"])


@blueprint.post("/wishes")
@public
@limited("60/minute")
@blueprint.arguments(LinkWishesBody)
@blueprint.response(200, ListSchema)
def change_wishes(body: dict[str, Any]) -> dict[str, Any]:
    """Be told otherwise from now on; what waits for a digest comes accordingly."""
    runtime().bus.do(ChangeWishes(**body))
    return _list(body["token"])


@blueprint.post("/<uuid:subscription_id>/cadence")
@public
@limited("60/minute")
@blueprint.arguments(LinkCadenceBody)
@blueprint.response(200, FollowedSchema)
def change_cadence(body: dict[str, Any], subscription_id: UUID) -> Any:
    """Be told of one of these at once, or by a digest; what waits for the one of before comes soon."""
    return runtime().bus.do(ChangeCadence(subscription_id=subscription_id, **body))


@blueprint.post("/<uuid:subscription_id>/end")
@public
@limited("60/minute")
@blueprint.arguments(LinkBody)
@blueprint.response(200, FollowedSchema)
def end(body: dict[str, Any], subscription_id: UUID) -> Any:
    """Be told no more of one of these."""
    return runtime().bus.do(EndFollow(subscription_id=subscription_id, **body))


@blueprint.post("/end")
@public
@limited("60/minute")
@blueprint.arguments(LinkBody)
@blueprint.response(204)
def end_all(body: dict[str, Any]) -> None:
    """Be told no more of any of these; what the law owes one is told all the same."""
    runtime().bus.do(EndAllFollows(**body))


def _list(token: str) -> dict[str, Any]:
    tokens, now = StopTokens(runtime().settings.web_secret.reveal()), runtime().clock.now()
    chosen = tokens.read_page(token, now)
    with runtime().read() as session:
        email = following.address_of_link(session, chosen) if chosen else None
        if email is None:
            raise LinkNotValid
        wishes = following.wishes(session, email, "ro", now)
        return {"email": mask_email(email), "wishes": wishes, "items": items(session, email)}
