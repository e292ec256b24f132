"""Subscriptions: ask, confirm, stop. No account is needed."""

from typing import Any

from flask import Response, redirect

from services.notification.commands import AskForSubscription, CancelSubscription, ConfirmSubscription
from services.notification.model.links import Links
from services.notification.schemas.subscriptions import (
    OneClickForm,
    StoppedSchema,
    SubscriptionBody,
    SubscriptionSchema,
    TokenArguments,
    TokenBody,
)
from shared.web.access import public
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import body_field, limited
from shared.web.problems import preferred_language
from shared.web.proof_of_work import weigh

EVERYTHING = {"topic": None, "confirmed_at": None}

blueprint = Blueprint(
    "subscriptions", __name__, url_prefix="/subscriptions", description="Who wants to be told of what."
)


@blueprint.post("")
@public
@idempotent
@limited("60/hour")
@limited("10/hour", key=body_field("email"))
@blueprint.arguments(SubscriptionBody)
@blueprint.response(202)
def ask(body: dict[str, Any]) -> Response:
    """Ask to be told; a letter asks back, and the answer does not tell whether the address is known.

    With a solution in `X-Proof-Of-Work` up to 60 an hour from a network, without one 30.
    """
    weigh()
    return perform(runtime().bus, AskForSubscription(**body), status=202)


@blueprint.post("/confirm")
@public
@limited("60/minute")
@blueprint.arguments(TokenBody)
@blueprint.response(200, SubscriptionSchema)
def confirm(body: dict[str, Any]) -> Any:
    """Confirm with the token of the letter, within 48 hours."""
    return runtime().bus.do(ConfirmSubscription(body["token"]))


@blueprint.post("/cancel")
@public
@limited("60/minute")
@blueprint.arguments(TokenBody)
@blueprint.response(200, StoppedSchema)
def cancel(body: dict[str, Any]) -> Any:
    """Be told no more, with the token of any mail."""
    return runtime().bus.do(CancelSubscription(body["token"])) or EVERYTHING


@blueprint.post("/one-click")
@public
@limited("600/minute")  # the mail providers call this for all their users
@blueprint.arguments(TokenArguments, location="query")
@blueprint.arguments(OneClickForm, location="form")
@blueprint.response(200, StoppedSchema)
def cancel_by_one_click(asked: dict[str, Any], _: dict[str, Any]) -> Any:
    """The same from within a mail program (RFC 8058); the address stands in the mail's header."""
    return runtime().bus.do(CancelSubscription(asked["token"])) or EVERYTHING


@blueprint.get("/one-click")
@public
@blueprint.arguments(TokenArguments, location="query")
@blueprint.response(303)
def show_question(asked: dict[str, Any]) -> Any:
    """A program that only knows GET is shown the page with the button; nothing is changed."""
    links = Links(runtime().settings.public_url.rstrip("/"))
    return redirect(links.pages(preferred_language()).stop(asked["token"]), 303)
