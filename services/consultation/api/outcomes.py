"""The end of a procedure: clerks say how it ends, everybody reads it."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.outcomes import FinaliseConsultation, RecordOutcome
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.outcomes import NoOutcomeYet
from services.consultation.model.outcome import Decision
from services.consultation.queries.consultations import authority_and_state, is_public
from services.consultation.queries.outcomes import outcome
from services.consultation.repository.waiting import waiting
from services.consultation.schemas.consultations import SavedSchema
from services.consultation.schemas.outcomes import OutcomeBody, OutcomeSchema, WaitingSchema
from shared.web.access import principal, public, require_in, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

PREFIX = "/api/consultation/v1/consultations"

blueprint = Blueprint("outcomes", __name__, url_prefix="/consultations", description="How procedures end.")


@blueprint.get("/<uuid:consultation_id>/waiting")
@role(CLERK)
@blueprint.response(200, WaitingSchema)
def count_waiting(consultation_id: UUID) -> Any:
    """How many recommendations stand against finalising, for the authority's clerks."""
    with runtime().read() as session:
        of = authority_and_state(session, consultation_id)
        if of is None:
            raise NoSuchConsultation
        require_in(of[0], CLERK)
        return {"waiting": waiting(session, of[0], consultation_id)}


@blueprint.post("/<uuid:consultation_id>/finalise")
@role(CLERK)
@conditional
@blueprint.response(200, SavedSchema)
def finalise_consultation(consultation_id: UUID) -> Response:
    """Say that the newest text is final; refused while a recommendation has no reasoned answer (art. 12)."""
    command = FinaliseConsultation(consultation_id, clerk_of(), expected_version())
    return perform(runtime().bus, command, SavedSchema, status=200)


@blueprint.post("/<uuid:consultation_id>/outcome")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(OutcomeBody)
@blueprint.response(201, SavedSchema)
def record_outcome(decision: Decision, consultation_id: UUID) -> Response:
    """Say that the act was adopted, rejected or withdrawn; once, and everybody who spoke is told."""
    command = RecordOutcome(consultation_id, principal().account_id, clerk_of(), expected_version(), decision)
    where = f"{PREFIX}/{consultation_id}/outcome"
    return perform(runtime().bus, command, SavedSchema, location=lambda _: where)


@blueprint.get("/<uuid:consultation_id>/outcome")
@public
@scope("consultations:read")
@blueprint.response(200, OutcomeSchema)
def get_outcome(consultation_id: UUID) -> Any:
    """What was decided."""
    with runtime().read() as session:
        if not is_public(session, consultation_id):
            raise NoSuchConsultation
        found = outcome(session, consultation_id)
    if found is None:
        raise NoOutcomeYet
    return found
