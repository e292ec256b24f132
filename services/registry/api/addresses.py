"""Another e-mail address: asked for in one's own name, agreed to or stopped by the links of letters."""

from typing import Any

from flask import Response

from services.registry.commands.addresses import (
    AskForAddressChange,
    ConfirmAddressChange,
    StopAddressChange,
    TakeBackAddressChange,
)
from services.registry.queries import addresses as queries
from services.registry.schemas.addresses import AddressChangeBody, AddressChangeSchema, ChangedSchema
from services.registry.schemas.people import SecretBody
from shared.web.access import principal, public, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import body_field, limited

blueprint = Blueprint("addresses", __name__, description="Another e-mail address for an account.")


@blueprint.get("/accounts/me/address-change")
@signed_in
@blueprint.response(200, AddressChangeSchema)
def show() -> Any:
    """The change that waits: to which address, until when, and which mailbox has agreed."""
    with runtime().read() as session:
        return queries.own(session, principal().account_id, runtime().clock.now())


@blueprint.post("/accounts/me/address-change")
@signed_in
@limited("20/hour")
@limited("5/hour", key=body_field("email"))
@blueprint.arguments(AddressChangeBody)
@blueprint.response(202)
def ask(body: dict[str, Any]) -> Response:
    """Have both mailboxes asked; the answer does not tell whether the new address has an account."""
    who = principal()
    command = AskForAddressChange(account_id=who.account_id, session_id=who.session_id, email=body["email"])
    return perform(runtime().bus, command, status=202)


@blueprint.delete("/accounts/me/address-change")
@signed_in
@blueprint.response(204)
def take_back() -> None:
    """Keep the present address."""
    runtime().bus.do(TakeBackAddressChange(principal().account_id))


@blueprint.post("/address-changes/confirm")
@public
@limited("60/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(200, ChangedSchema)
def confirm(body: dict[str, Any]) -> dict[str, bool]:
    """Agree with the token of either letter, within 24 hours."""
    return {"changed": runtime().bus.do(ConfirmAddressChange(body["token"]))}


@blueprint.post("/address-changes/stop")
@public
@limited("60/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(200)
def stop(body: dict[str, Any]) -> Response:
    """Stop it with the token of the letter to the present address."""
    return perform(runtime().bus, StopAddressChange(body["token"]), status=200)
