"""Decisions about organisations that were verified; striking off takes two officials."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.commands.standings import (
    ConfirmStrikingOff,
    Decide,
    DissolveOrganisation,
    LiftSuspension,
    MergeOrganisation,
    ProposeStrikingOff,
    RejectStrikingOff,
    SuspendOrganisation,
)
from services.registry.schemas.organisations import DecidedSchema
from services.registry.schemas.verifications import DecisionBody, EndBody, MergerBody, ProposedSchema
from shared.web.access import principal, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

blueprint = Blueprint("standings", __name__, description="What becomes of organisations after that.")


@blueprint.post("/verifications/<uuid:verification_id>/suspend")
@role("clerk")
@conditional
@idempotent
@blueprint.arguments(DecisionBody)
@blueprint.response(200, DecidedSchema)
def suspend(body: dict[str, Any], verification_id: UUID) -> Response:
    """Let what was verified not count for the time being."""
    return _decide(SuspendOrganisation, verification_id, body)


@blueprint.post("/verifications/<uuid:verification_id>/lift")
@role("clerk")
@conditional
@idempotent
@blueprint.arguments(DecisionBody)
@blueprint.response(200, DecidedSchema)
def lift(body: dict[str, Any], verification_id: UUID) -> Response:
    """Lift a suspension: the organisation is verified again."""
    return _decide(LiftSuspension, verification_id, body)


@blueprint.post("/verifications/<uuid:verification_id>/dissolve")
@role("clerk")
@conditional
@idempotent
@blueprint.arguments(EndBody)
@blueprint.response(200, DecidedSchema)
def dissolve(body: dict[str, Any], verification_id: UUID) -> Response:
    """Mark that the organisation no longer exists, for any authority; its mandates end."""
    return _decide(DissolveOrganisation, verification_id, body)


@blueprint.post("/verifications/<uuid:verification_id>/merge")
@role("clerk")
@conditional
@idempotent
@blueprint.arguments(MergerBody)
@blueprint.response(200, DecidedSchema)
def merge(body: dict[str, Any], verification_id: UUID) -> Response:
    """Mark that it goes on in another, for any authority; its mandates end."""
    return _decide(MergeOrganisation, verification_id, body)


@blueprint.post("/verifications/<uuid:verification_id>/strike-offs")
@role("clerk")
@conditional
@idempotent
@blueprint.arguments(DecisionBody)
@blueprint.response(201, ProposedSchema)
def propose_striking_off(body: dict[str, Any], verification_id: UUID) -> Response:
    """Propose to strike the organisation off; another official decides within thirty days."""
    command = ProposeStrikingOff(
        verification_id=verification_id, version=expected_version(), clerk=principal(), **body
    )
    return perform(runtime().bus, command, ProposedSchema)


@blueprint.post("/strike-offs/<uuid:proposal_id>/confirm")
@role("clerk", "administrator")
@conditional
@idempotent
@blueprint.response(200, DecidedSchema)
def confirm_striking_off(proposal_id: UUID) -> Response:
    """Strike off, as another official than who proposed it."""
    command = ConfirmStrikingOff(proposal_id=proposal_id, version=expected_version(), official=principal())
    return perform(runtime().bus, command, DecidedSchema, status=200)


@blueprint.post("/strike-offs/<uuid:proposal_id>/reject")
@role("clerk", "administrator")
@conditional
@idempotent
@blueprint.response(200, ProposedSchema)
def reject_striking_off(proposal_id: UUID) -> Response:
    """Leave the organisation in the registry; who proposed takes it back by the same."""
    command = RejectStrikingOff(proposal_id=proposal_id, version=expected_version(), official=principal())
    return perform(runtime().bus, command, ProposedSchema, status=200)


def _decide(kind: type[Decide], verification_id: UUID, body: dict[str, Any]) -> Response:
    command = kind(verification_id=verification_id, version=expected_version(), clerk=principal(), **body)
    return perform(runtime().bus, command, DecidedSchema, status=200)
