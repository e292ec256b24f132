"""The second step of signing in, and first steps other than a password."""

from typing import Any

from flask import Response

from services.registry.api.outcomes import former_session, step_taken
from services.registry.commands.signing_in import (
    AskForSecondStepPasskey,
    AskForSignInCode,
    AskToSignInByPasskey,
    SignInByCode,
    SignInByPasskey,
    TakeSecondStep,
    TakeSecondStepByPasskey,
)
from services.registry.schemas.factors import (
    CredentialBody,
    OptionsSchema,
    PendingBody,
    SecondStepBody,
    SecondStepPasskeyBody,
    TicketBody,
    TicketSchema,
)
from services.registry.schemas.people import AddressBody, NewSessionSchema, PendingSchema
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import body_field, limited
from shared.web.proof_of_work import weigh

blueprint = Blueprint("signing-in", __name__, description="Signing in, step by step.")


@blueprint.post("/sessions/second-step")
@public
@limited("60/minute")
@blueprint.arguments(SecondStepBody)
@blueprint.response(201, NewSessionSchema)
def take_second_step(body: dict[str, Any]) -> Response:
    """Take the second step by a code of the app or a recovery code, within ten minutes and five tries."""
    return step_taken(runtime().bus.do(TakeSecondStep(**body)))


@blueprint.post("/sessions/second-step/passkey/options")
@public
@limited("60/minute")
@blueprint.arguments(PendingBody)
@blueprint.response(200, OptionsSchema)
def ask_for_second_step_passkey(body: dict[str, Any]) -> dict[str, Any]:
    """What the browser signs with one of the account's passkeys; good for five minutes."""
    return {"options": runtime().bus.do(AskForSecondStepPasskey(body["pending"]))}


@blueprint.post("/sessions/second-step/passkey")
@public
@limited("60/minute")
@blueprint.arguments(SecondStepPasskeyBody)
@blueprint.response(201, NewSessionSchema)
def take_second_step_by_passkey(body: dict[str, Any]) -> Response:
    """Take the second step by a passkey."""
    return step_taken(runtime().bus.do(TakeSecondStepByPasskey(**body)))


@blueprint.post("/sessions/passkey/options")
@public
@limited("60/minute")
@blueprint.response(200, OptionsSchema)
def ask_to_sign_in_by_passkey() -> dict[str, Any]:
    """What the browser signs with a passkey of the person's choice; good for five minutes."""
    return {"options": runtime().bus.do(AskToSignInByPasskey())}


@blueprint.post("/sessions/passkey")
@public
@limited("60/minute")
@blueprint.arguments(CredentialBody)
@blueprint.response(201, NewSessionSchema)
def sign_in_by_passkey(body: dict[str, Any]) -> Response:
    """Sign in by a passkey alone, which counts as both factors."""
    command = SignInByPasskey(credential=body["credential"], former_secret=former_session())
    return step_taken(runtime().bus.do(command))


@blueprint.post("/sign-in-codes")
@public
@limited("60/hour")
@limited("5/hour", key=body_field("email"))
@blueprint.arguments(AddressBody)
@blueprint.response(202, TicketSchema)
def ask_for_code(body: dict[str, Any]) -> dict[str, Any]:
    """Ask for a code by e-mail; the answer does not tell whether the address is known.

    With a solution in `X-Proof-Of-Work` up to 60 an hour from a network, without one 30.
    """
    weigh()
    ticket, wish = runtime().bus.do(AskForSignInCode(body["email"]))
    return {"ticket": ticket, "expires_at": wish.expires_at}


@blueprint.post("/sessions/code")
@public
@limited("60/minute")
@blueprint.arguments(TicketBody)
@blueprint.response(201, NewSessionSchema)
@blueprint.alt_response(202, schema=PendingSchema)
def sign_in_by_code(body: dict[str, Any]) -> Response:
    """Sign in by a code that came by e-mail, in ten minutes and five tries; 202 asks for a second step."""
    return step_taken(runtime().bus.do(SignInByCode(**body, former_secret=former_session())))
