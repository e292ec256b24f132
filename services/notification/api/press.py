"""The press list of an authority, and a consultation's notice sent to it."""

from typing import Any
from uuid import UUID

from flask import Response

from services.notification.api.proof_access import OFFICIALS
from services.notification.commands.press import AddPressContact, RemovePressContact, TellPress
from services.notification.queries import press as queries
from services.notification.schemas.press import (
    PressArguments,
    PressContactBody,
    PressContactSchema,
    PressListSchema,
    PressNoticeArguments,
    PressNoticeBody,
    PressNoticeSchema,
    PressNoticesSchema,
    RemovalBody,
)
from shared.web.access import principal, require_in, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent

blueprint = Blueprint("press", __name__, url_prefix="/desk", description="Notices to the press.")


@blueprint.get("/press")
@role(*OFFICIALS)
@blueprint.arguments(PressArguments, location="query")
@blueprint.response(200, PressListSchema)
def list_press(asked: dict[str, Any]) -> dict[str, Any]:
    """Who is on the list, and who was; 600 lines at most."""
    require_in(asked["authority"], *OFFICIALS)
    with runtime().read() as session:
        return {"items": queries.contacts(session, asked["authority"])}


@blueprint.post("/press")
@role(*OFFICIALS)
@idempotent
@blueprint.arguments(PressContactBody)
@blueprint.response(201, PressContactSchema)
def add_press_contact(body: dict[str, Any]) -> Response:
    """Put a newsroom on the list, and say how it agreed."""
    require_in(body["authority"], *OFFICIALS)
    command = AddPressContact(clerk_id=principal().account_id, **body)
    return perform(runtime().bus, command, PressContactSchema)


@blueprint.post("/press/<uuid:contact_id>/remove")
@role(*OFFICIALS)
@blueprint.arguments(RemovalBody)
@blueprint.response(200, PressContactSchema)
def remove_press_contact(body: dict[str, Any], contact_id: UUID) -> Any:
    """Take it off; its address is erased, its name stays with the reason."""
    who = principal()
    return runtime().bus.do(
        RemovePressContact(
            clerk_id=who.account_id,
            authorities=who.authorities(*OFFICIALS),
            contact_id=contact_id,
            reason=body["reason"],
        )
    )


@blueprint.get("/press-notices")
@role(*OFFICIALS)
@blueprint.arguments(PressNoticeArguments, location="query")
@blueprint.response(200, PressNoticesSchema)
def list_press_notices(asked: dict[str, Any]) -> dict[str, Any]:
    """What was sent to the press of a consultation."""
    require_in(asked["authority"], *OFFICIALS)
    with runtime().read() as session:
        return {"items": queries.notices(session, asked["authority"], asked["consultation"])}


@blueprint.post("/press-notices")
@role(*OFFICIALS)
@idempotent
@blueprint.arguments(PressNoticeBody)
@blueprint.response(201, PressNoticeSchema)
def tell_press(body: dict[str, Any]) -> Response:
    """Send a published consultation's notice to all on the list; a second time only if one says so."""
    require_in(body["authority"], *OFFICIALS)
    command = TellPress(clerk_id=principal().account_id, **body)
    return perform(runtime().bus, command, PressNoticeSchema)
