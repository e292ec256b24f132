"""Organisations: one, one's own, the request for registration. The public list is in `directory`."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.commands.organisations import AskForRegistration
from services.registry.errors.organisations import NoSuchOrganisation
from services.registry.model.days import day_in_romania
from services.registry.model.organisation import LegalFacts
from services.registry.queries import organisations as queries
from services.registry.queries import standings
from services.registry.schemas.directory import PublicOrganisationSchema
from services.registry.schemas.organisations import (
    AskedSchema,
    MyOrganisationsSchema,
    OrganisationBody,
)
from services.registry.views import for_all, for_those_involved, is_involved
from shared.web.access import caller, principal, public, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited

PREFIX = "/api/registry/v1/organisations"

blueprint = Blueprint("organisations", __name__, url_prefix="/organisations", description="Who is who.")


@blueprint.post("")
@signed_in
@idempotent
@limited("60/hour")
@blueprint.arguments(OrganisationBody)
@blueprint.response(201, AskedSchema)
def ask_for_registration(body: dict[str, Any]) -> Response:
    """Ask an authority to register an organisation, of which one becomes the legal representative."""
    command = AskForRegistration(
        account_id=principal().account_id,
        authority=body.pop("authority"),
        representative_role=body.pop("representative_role"),
        facts=LegalFacts(fields=tuple(body.pop("fields_of_activity")), **body),
    )
    return perform(
        runtime().bus, command, AskedSchema, location=lambda asked: f"{PREFIX}/{asked.organisation_id}"
    )


@blueprint.get("/mine")
@signed_in
@blueprint.response(200, MyOrganisationsSchema)
def my_organisations() -> dict[str, Any]:
    """Those that one has asked for or speaks for, whatever their state."""
    with runtime().read() as session:
        rows = queries.organisations_of(
            session, principal().account_id, day_in_romania(runtime().clock.now())
        )
    return {"items": [for_those_involved(row) for row in rows]}


@blueprint.get("/<uuid:organisation_id>")
@public
@blueprint.response(200, PublicOrganisationSchema)
def get_organisation(organisation_id: UUID) -> dict[str, Any]:
    """One organisation; before it is verified only for who asked, and clerks of whom they asked."""
    with runtime().read() as session:
        row = queries.organisation(session, organisation_id)
        history = standings.history(session, organisation_id)
    if row is not None:
        row["history"] = history
    if row is not None and is_involved(row, caller()):
        return for_those_involved(row)
    if row is None or row["listed_as"] is None:
        raise NoSuchOrganisation()
    return for_all(row)
