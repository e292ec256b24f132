"""Accounts: sign up, confirm, describe oneself."""

from typing import Any

from flask import Response

from services.registry.commands.accounts import AskForAccount, ConfirmEmail, DescribeAccount
from services.registry.schemas.people import AccountIdSchema, DescriptionBody, SecretBody, SignUpBody
from shared.web.access import principal, public, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import body_field, limited
from shared.web.proof_of_work import weigh

blueprint = Blueprint("accounts", __name__, url_prefix="/accounts", description="People with an account.")


# No Idempotency-Key: a kept fingerprint of the body would be a fast hash of a password.
@blueprint.post("")
@public
@limited("60/hour")
@limited("5/hour", key=body_field("email"))
@blueprint.arguments(SignUpBody)
@blueprint.response(202)
def sign_up(body: dict[str, Any]) -> Response:
    """Ask for an account; a letter is sent, and the answer does not tell whether the address is known.

    With a solution in `X-Proof-Of-Work` up to 60 an hour from a network, without one 30.
    """
    weigh()
    return perform(runtime().bus, AskForAccount(**body), status=202)


@blueprint.post("/confirm")
@public
@limited("60/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(200, AccountIdSchema)
def confirm(body: dict[str, Any]) -> dict[str, Any]:
    """Confirm the address with the token of the letter, within 24 hours."""
    return {"account_id": runtime().bus.do(ConfirmEmail(body["token"]))}


@blueprint.put("/me")
@signed_in
@blueprint.arguments(DescriptionBody)
@blueprint.response(200, AccountIdSchema)
def describe(body: dict[str, Any]) -> dict[str, Any]:
    """Change one's name and language."""
    account_id = principal().account_id
    runtime().bus.do(DescribeAccount(account_id=account_id, **body))
    return {"account_id": account_id}
