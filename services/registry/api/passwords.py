"""Forgotten passwords."""

from typing import Any

from flask import Response

from services.registry.commands.passwords import AskForPasswordReset, SetNewPassword
from services.registry.schemas.people import AddressBody, NewPasswordBody
from shared.web.access import public
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import body_field, limited
from shared.web.proof_of_work import weigh

blueprint = Blueprint(
    "password-resets", __name__, url_prefix="/password-resets", description="Forgotten passwords."
)


@blueprint.post("")
@public
@limited("60/hour")
@limited("5/hour", key=body_field("email"))
@blueprint.arguments(AddressBody)
@blueprint.response(202)
def ask(body: dict[str, Any]) -> Response:
    """Ask for a letter; the answer does not tell whether the address is known.

    With a solution in `X-Proof-Of-Work` up to 60 an hour from a network, without one 30.
    """
    weigh()
    return perform(runtime().bus, AskForPasswordReset(body["email"]), status=202)


@blueprint.post("/confirm")
@public
@limited("60/minute")
@blueprint.arguments(NewPasswordBody)
@blueprint.response(200)
def confirm(body: dict[str, Any]) -> Response:
    """Set another password with the token of the letter, within an hour; every session ends."""
    command = SetNewPassword(secret=body["token"], password=body["password"])
    return perform(runtime().bus, command, status=200)
