"""What is promised with an adopted act: everybody reads it, clerks say how it stands."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.commitments import AddCommitment, ChangeCommitment
from services.consultation.errors.commitments import NoSuchCommitment
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.model.commitment import Promise, Turn
from services.consultation.model.days import day_of
from services.consultation.queries import commitments as queries
from services.consultation.queries.consultations import is_public
from services.consultation.schemas.commitments import (
    CommitmentBody,
    CommitmentSchema,
    CommitmentsSchema,
    DueArguments,
    SavedCommitmentSchema,
    TurnBody,
)
from shared.web.access import principal, public, require_in, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

PREFIX = "/api/consultation/v1/commitments"

blueprint = Blueprint("commitments", __name__, description="What is promised with an adopted act.")


@blueprint.get("/consultations/<uuid:consultation_id>/commitments")
@public
@scope("consultations:read")
@blueprint.response(200, CommitmentsSchema)
def list_commitments(consultation_id: UUID) -> Any:
    """What was promised with an act, and how each promise stands."""
    with runtime().read() as session:
        if not is_public(session, consultation_id):
            raise NoSuchConsultation
        return {"items": queries.of_consultation(session, consultation_id)}


@blueprint.post("/consultations/<uuid:consultation_id>/commitments")
@role(CLERK)
@idempotent
@blueprint.arguments(CommitmentBody)
@blueprint.response(201, SavedCommitmentSchema)
def add_commitment(promise: Promise, consultation_id: UUID) -> Response:
    """Note what was promised with an adopted act; it is public at once."""
    command = AddCommitment(consultation_id, principal().account_id, clerk_of(), promise)
    return perform(
        runtime().bus, command, SavedCommitmentSchema, location=lambda saved: f"{PREFIX}/{saved.id}"
    )


@blueprint.get("/commitments/<uuid:commitment_id>")
@public
@scope("consultations:read")
@blueprint.response(200, CommitmentSchema)
def get_commitment(commitment_id: UUID) -> Any:
    """One promise, with all that was said of it; its ETag is what a change brings back."""
    with runtime().read() as session:
        row = queries.commitment(session, commitment_id)
    if row is None:
        raise NoSuchCommitment
    return row, 200, {"ETag": etag_of(row["version"])}


@blueprint.put("/commitments/<uuid:commitment_id>")
@role(CLERK)
@conditional
@blueprint.arguments(TurnBody)
@blueprint.response(200, SavedCommitmentSchema)
def change_commitment(turn: Turn, commitment_id: UUID) -> Response:
    """Say how a promise stands now; what was said before stays beside it."""
    who = principal().account_id
    command = ChangeCommitment(commitment_id, who, clerk_of(), expected_version(), turn)
    return perform(runtime().bus, command, SavedCommitmentSchema, status=200)


@blueprint.get("/desk/commitments")
@role(CLERK)
@blueprint.arguments(DueArguments, location="query")
@blueprint.response(200, CommitmentsSchema)
def list_due(asked: dict[str, Any]) -> Any:
    """What one's authority has promised for a day that has come, and has not done yet."""
    require_in(asked["authority"], CLERK)
    until = asked.get("until") or day_of(runtime().clock.now())
    with runtime().read() as session:
        return {"items": queries.due(session, asked["authority"], until)}
