"""Mandates: who speaks for an organisation, given, confirmed, ended."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.commands.mandates import (
    ConfirmOffer,
    EndMandate,
    OfferMandate,
    RefuseOffer,
    WithdrawOffer,
)
from services.registry.errors.mandates import NotRepresentative
from services.registry.model.days import day_in_romania
from services.registry.queries import mandates as queries
from services.registry.queries.rows import Row
from services.registry.repository.mandates import represents
from services.registry.schemas.mandates import (
    ConfirmedOfferSchema,
    EndedMandateSchema,
    MandateEndBody,
    MyMandatesSchema,
    OfferBody,
    OfferSchema,
    OrganisationMandatesSchema,
)
from shared.web.access import principal, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited

blueprint = Blueprint("mandates", __name__, description="Who speaks for whom.")


@blueprint.get("/mandates/mine")
@signed_in
@blueprint.response(200, MyMandatesSchema)
def my_mandates() -> dict[str, Any]:
    """The mandates that I hold or held, and those that are offered to my address."""
    me, now = principal().account_id, runtime().clock.now()
    with runtime().read() as session:
        return {
            "items": queries.mandates_of(session, me, day_in_romania(now)),
            "offers": queries.offers_to(session, me, now),
        }


@blueprint.get("/organisations/<uuid:organisation_id>/mandates")
@signed_in
@blueprint.response(200, OrganisationMandatesSchema)
def list_mandates(organisation_id: UUID) -> dict[str, Any]:
    """Who speaks for an organisation, for its legal representatives."""
    me, today = principal().account_id, day_in_romania(runtime().clock.now())
    with runtime().read() as session:
        if not represents(session, me, organisation_id, today):
            raise NotRepresentative()
        rows = queries.mandates_for(session, organisation_id, today)
        offers = queries.offers_of(session, organisation_id)
    return {"items": [_shown(row, me) for row in rows], "offers": offers}


@blueprint.post("/organisations/<uuid:organisation_id>/mandates")
@signed_in
@idempotent
@limited("30/hour")
@blueprint.arguments(OfferBody)
@blueprint.response(201, OfferSchema)
def offer(body: dict[str, Any], organisation_id: UUID) -> Response:
    """Offer a mandate to an address, by letter; the answer does not tell whether it has an account."""
    command = OfferMandate(organisation_id=organisation_id, by=principal().account_id, **body)
    return perform(runtime().bus, command, OfferSchema)


@blueprint.post("/mandate-offers/<uuid:offer_id>/confirm")
@signed_in
@idempotent
@blueprint.response(200, ConfirmedOfferSchema)
def confirm(offer_id: UUID) -> Response:
    """Take on a mandate that was offered to my address."""
    command = ConfirmOffer(offer_id, principal().account_id)
    return perform(runtime().bus, command, ConfirmedOfferSchema, status=200)


@blueprint.post("/mandate-offers/<uuid:offer_id>/refuse")
@signed_in
@idempotent
@blueprint.response(200, OfferSchema)
def refuse(offer_id: UUID) -> Response:
    """Refuse a mandate that was offered to my address."""
    return perform(runtime().bus, RefuseOffer(offer_id, principal().account_id), OfferSchema, status=200)


@blueprint.post("/mandate-offers/<uuid:offer_id>/withdraw")
@signed_in
@idempotent
@blueprint.response(200, OfferSchema)
def withdraw(offer_id: UUID) -> Response:
    """Take back an offer of an organisation that I represent."""
    return perform(runtime().bus, WithdrawOffer(offer_id, principal().account_id), OfferSchema, status=200)


@blueprint.post("/mandates/<uuid:mandate_id>/end")
@signed_in
@idempotent
@blueprint.arguments(MandateEndBody)
@blueprint.response(200, EndedMandateSchema)
def end(body: dict[str, Any], mandate_id: UUID) -> Response:
    """End a mandate of mine, or of an organisation that I represent, at once."""
    command = EndMandate(mandate_id, principal().account_id, body["without_successor"])
    return perform(runtime().bus, command, EndedMandateSchema, status=200)


def _shown(row: Row, me: UUID) -> dict[str, Any]:
    return {**row, "holder": row, "mine": row["account_id"] == me}
