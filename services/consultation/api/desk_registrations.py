"""Who comes to a meeting or an activity, for the clerks of its authority."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.api.register_files import INTERNAL, Kind, Register, as_file
from services.consultation.api.registers import known
from services.consultation.api.registrations import shown_gathering
from services.consultation.commands.registrations import (
    CancelEntered,
    EnterRegistration,
    NoteListTaken,
    PutInOrder,
    SetPrecedence,
)
from services.consultation.queries import registrations as queries
from services.consultation.schemas.registrations import (
    DeskRegistrationsSchema,
    EnteredWishBody,
    PlaceInOrderBody,
    PrecedenceBody,
    PrecedenceSchema,
    RegisteredSchema,
)
from services.consultation.views import registrations as views
from shared.errors import NotAllowed
from shared.web.access import principal, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited

PAGES = {"meeting": "intalniri", "activity": "activitati"}

blueprint = Blueprint(
    "desk-registrations",
    __name__,
    url_prefix="/desk",
    description="Who comes to a meeting or an activity, for its clerks.",
)


@blueprint.get("/gatherings/<kind>/<uuid:gathering_id>/registrations")
@role(CLERK)
@blueprint.response(200, DeskRegistrationsSchema)
def list_registrations(kind: str, gathering_id: UUID) -> Any:
    """Who comes, who waits, who gave it back, with the addresses at which they are written to."""
    of = _own_gathering(kind, gathering_id)
    with runtime().read() as session:
        rows = queries.of_gathering(session, kind, gathering_id)
        version, precedence = queries.precedence(session, gathering_id)
    items = [views.for_desk(row) for row in rows]
    return {"gathering": of, "items": items, "precedence": precedence, "version": version}


@blueprint.post("/gatherings/<kind>/<uuid:gathering_id>/registrations")
@role(CLERK)
@idempotent
@blueprint.arguments(EnteredWishBody)
@blueprint.response(201, RegisteredSchema)
def enter_registration(body: dict[str, Any], kind: str, gathering_id: UUID) -> Response:
    """Enter somebody who has called, or who stands at the door."""
    who = replace(body["who"], entered_by=principal().account_id)
    command = EnterRegistration(kind, gathering_id, clerk_of(), who, body["wish"], body["at_door"])
    return perform(runtime().bus, command, RegisteredSchema)


@blueprint.put("/gatherings/<kind>/<uuid:gathering_id>/precedence")
@role(CLERK)
@conditional
@blueprint.arguments(PrecedenceBody)
@blueprint.response(200, PrecedenceSchema)
def set_precedence(body: dict[str, Any], kind: str, gathering_id: UUID) -> Response:
    """Say in which order groups come; `If-Match` names version 0 where nobody has said so yet."""
    command = SetPrecedence(
        kind, gathering_id, principal().account_id, clerk_of(), expected_version(), body["precedence"]
    )
    return perform(runtime().bus, command, PrecedenceSchema, status=200)


@blueprint.put("/registrations/<uuid:registration_id>/place")
@role(CLERK)
@conditional
@blueprint.arguments(PlaceInOrderBody)
@blueprint.response(200, RegisteredSchema)
def put_in_order(body: dict[str, Any], registration_id: UUID) -> Response:
    """Put a person at a place before all groups."""
    command = PutInOrder(registration_id, clerk_of(), expected_version(), body["place"])
    return perform(runtime().bus, command, RegisteredSchema, status=200)


@blueprint.delete("/registrations/<uuid:registration_id>")
@role(CLERK)
@blueprint.response(200, RegisteredSchema)
def cancel_entered(registration_id: UUID) -> Any:
    """Give back what somebody has called about."""
    return runtime().bus.do(CancelEntered(registration_id, clerk_of()))


@blueprint.get("/gatherings/<kind>/<uuid:gathering_id>/registrations.csv")
@role(CLERK)
@limited("60/hour")
@blueprint.response(200, content_type="text/csv")
def save_registrations_csv(kind: str, gathering_id: UUID) -> Response:
    """The list with names and addresses as CSV; noted in the trail."""
    return _file("csv", kind, gathering_id)


@blueprint.get("/gatherings/<kind>/<uuid:gathering_id>/registrations.xlsx")
@role(CLERK)
@limited("60/hour")
@blueprint.response(200, content_type="application/octet-stream")
def save_registrations_xlsx(kind: str, gathering_id: UUID) -> Response:
    """The list with names and addresses as XLSX; noted in the trail."""
    return _file("xlsx", kind, gathering_id)


def _file(form: Kind, kind: str, gathering_id: UUID) -> Response:
    of = _own_gathering(kind, gathering_id)
    runtime().bus.do(NoteListTaken(kind, gathering_id, principal().account_id, clerk_of()))
    with runtime().read() as session:
        authority = known(session, of["authority"])
        rows = queries.of_gathering(session, kind, gathering_id)
    register = Register(
        name="inscrieri",
        title="Înscrieri",
        path=f"/birou/{PAGES[kind]}/{gathering_id}/inscrieri",
        notes=(of["title"], INTERNAL),
    )
    lines = (views.cells(views.for_desk(row)) for row in rows)
    now, site = runtime().clock.now(), runtime().settings.public_url
    return as_file(form, register, authority, views.HEAD, lines, now=now, site=site)


def _own_gathering(kind: str, gathering_id: UUID) -> dict[str, Any]:
    """A gathering of an authority in which the caller is a clerk.

    Raises:
        NoSuchGathering, NotAllowed
    """
    of = shown_gathering(kind, gathering_id)
    if of["authority"] not in clerk_of():
        raise NotAllowed
    return of
