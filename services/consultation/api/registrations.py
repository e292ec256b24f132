"""Who comes to a meeting or an activity: with an account."""

from typing import Any, cast
from uuid import UUID

from flask import Response

from services.consultation.commands.registrations import CancelRegistration, ChangeRegistration, Register
from services.consultation.errors.registrations import NoSuchRegistration
from services.consultation.model.registration import Wish
from services.consultation.model.registration_links import RegistrationLinks
from services.consultation.queries import registrations as queries
from services.consultation.repository.gatherings import gathering_of
from services.consultation.schemas.registrations import (
    GatheringSchema,
    OwnRegistrationSchema,
    OwnRegistrationsSchema,
    RegisteredSchema,
    WishBody,
)
from services.consultation.views import registrations as views
from shared.web.access import principal, public, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited

blueprint = Blueprint("registrations", __name__, description="Who comes to a meeting or an activity.")


@blueprint.get("/gatherings/<kind>/<uuid:gathering_id>")
@public
@blueprint.response(200, GatheringSchema)
def get_gathering(kind: str, gathering_id: UUID) -> Any:
    """A meeting or an activity with how many come and on what one may speak; who comes is not public."""
    return shown_gathering(kind, gathering_id)


@blueprint.post("/gatherings/<kind>/<uuid:gathering_id>/registrations")
@signed_in
@idempotent
@limited("60/hour")
@blueprint.arguments(WishBody)
@blueprint.response(201, RegisteredSchema)
def register(wish: Wish, kind: str, gathering_id: UUID) -> Response:
    """Take a seat, or a place in the waiting list; `state` says which."""
    return perform(
        runtime().bus, Register(kind, gathering_id, principal().account_id, wish), RegisteredSchema
    )


@blueprint.get("/registrations/mine")
@signed_in
@blueprint.response(200, OwnRegistrationsSchema)
def list_own_registrations() -> Any:
    """Where one stands with which meetings and activities."""
    with runtime().read() as session:
        rows = queries.of_account(session, principal().account_id)
    return {"items": [views.own(row, links_of()) for row in rows]}


@blueprint.get("/registrations/<uuid:registration_id>")
@signed_in
@blueprint.response(200, OwnRegistrationSchema)
def get_own_registration(registration_id: UUID) -> Any:
    """One's own registration; its ETag is what a change brings back."""
    with runtime().read() as session:
        row = queries.registration(session, registration_id)
    if row is None or row["account_id"] != principal().account_id:
        raise NoSuchRegistration
    return views.own(row, links_of()), 200, {"ETag": etag_of(row["version"])}


@blueprint.put("/registrations/<uuid:registration_id>")
@signed_in
@conditional
@blueprint.arguments(WishBody)
@blueprint.response(200, RegisteredSchema)
def change_registration(wish: Wish, registration_id: UUID) -> Response:
    """Want something else there; a seat that one has stays, unless one came as press."""
    who = principal().account_id
    command = ChangeRegistration(registration_id, who, expected_version(), wish)
    return perform(runtime().bus, command, RegisteredSchema, status=200)


@blueprint.delete("/registrations/<uuid:registration_id>")
@signed_in
@blueprint.response(200, RegisteredSchema)
def give_back_registration(registration_id: UUID) -> Any:
    """Give it back; who comes first among those who wait takes the seat."""
    return runtime().bus.do(CancelRegistration(registration_id, principal().account_id))


def links_of() -> RegistrationLinks:
    """Addresses and tickets of registrations."""
    return cast(RegistrationLinks, runtime().dependencies["registration_links"])


def shown_gathering(kind: str, gathering_id: UUID) -> dict[str, Any]:
    """A gathering for everybody.

    Raises:
        NoSuchGathering
    """
    with runtime().read() as session:
        of = gathering_of(session, kind, gathering_id, lock=False)
        counts = queries.counted(session, kind, gathering_id)
        _, precedence = queries.precedence(session, gathering_id)
        articles = queries.articles(session, of.consultation_id)
    return views.gathering(of, counts, precedence, articles, runtime().clock.now())
