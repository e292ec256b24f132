"""Who registers without account: asked, confirmed, read, changed, given back and forgotten by links."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.registrations import links_of
from services.consultation.commands.registrations import (
    AskWithoutAccount,
    CancelByOwnLink,
    ChangeByOwnLink,
    ConfirmRegistration,
    ForgetRegistrant,
)
from services.consultation.errors.confirming import LinkNotValid
from services.consultation.queries import registrations as queries
from services.consultation.schemas.confirming import SecretBody
from services.consultation.schemas.registrations import (
    ConfirmedRegistrationSchema,
    OwnRegistrationSchema,
    OwnWishBody,
    RegisteredSchema,
    UnconfirmedWishBody,
)
from services.consultation.views import registrations as views
from shared.web.access import public
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import body_field, limited
from shared.web.proof_of_work import weigh

blueprint = Blueprint(
    "unsigned-registrations", __name__, description="Who comes to a meeting or an activity, without account."
)


@blueprint.post("/gatherings/<kind>/<uuid:gathering_id>/unsigned-registrations")
@public
@idempotent
@limited("60/hour")
@limited("10/hour", key=body_field("email"))
@blueprint.arguments(UnconfirmedWishBody)
@blueprint.response(202)
def ask_without_account(body: dict[str, Any], kind: str, gathering_id: UUID) -> Response:
    """Register without an account; the seat is taken once the address is confirmed, within 24 hours.

    With a solution in `X-Proof-Of-Work` up to 60 an hour from a network, without one 30.
    """
    weigh()
    command = AskWithoutAccount(kind, gathering_id, sent_at=runtime().clock.now(), **body)
    return perform(runtime().bus, command, status=202)


@blueprint.post("/registrations/confirm")
@public
@limited("60/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(200, ConfirmedRegistrationSchema)
def confirm_registration(body: dict[str, str]) -> Response:
    """Take the seat, or a place in the waiting list, with the letter's secret; opened twice, it is one."""
    return perform(runtime().bus, ConfirmRegistration(body["token"]), ConfirmedRegistrationSchema, status=200)


@blueprint.post("/registrations/own")
@public
@limited("120/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(200, OwnRegistrationSchema)
def read_own_registration(body: dict[str, str]) -> Any:
    """One's own registration, by the secret that every mail about it carries."""
    links = links_of()
    registration_id = links.secrets.read(body["token"])
    with runtime().read() as session:
        row = queries.registration(session, registration_id) if registration_id else None
    if row is None or row["account_id"] is not None or row["forgotten_at"] is not None:
        raise LinkNotValid
    return views.own(row, links)


@blueprint.post("/registrations/own/change")
@public
@limited("30/minute")
@blueprint.arguments(OwnWishBody)
@blueprint.response(200, RegisteredSchema)
def change_own_registration(body: dict[str, Any]) -> Response:
    """Want something else there."""
    return perform(runtime().bus, ChangeByOwnLink(body["token"], body["wish"]), RegisteredSchema, status=200)


@blueprint.post("/registrations/own/cancel")
@public
@limited("30/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(200, RegisteredSchema)
def cancel_own_registration(body: dict[str, Any]) -> Response:
    """Give it back."""
    return perform(runtime().bus, CancelByOwnLink(body["token"]), RegisteredSchema, status=200)


@blueprint.post("/registrations/own/forget")
@public
@limited("30/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(204)
def forget_registrant(body: dict[str, str]) -> None:
    """Give it back and have one's name and address taken out."""
    runtime().bus.do(ForgetRegistrant(body["token"]))
