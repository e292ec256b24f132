"""Answers as they are written, checked and published, for the authority's clerks."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.answers import (
    ApproveDraft,
    AssignRecommendations,
    MarkReady,
    PublishAnswers,
    SendBackDraft,
    WriteDraft,
)
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.queries import answers as queries
from services.consultation.queries import recommendations
from services.consultation.repository import settings
from services.consultation.schemas.answers import (
    AlikeListSchema,
    AnswerDraftBody,
    AnswerDraftSavedSchema,
    AssignBody,
    AssignedSchema,
    NoteBody,
    ProgressSchema,
    PublishBody,
    PublishedSchema,
)
from services.consultation.views.recommendations import alike
from services.consultation.views.shared import authority_of
from shared.web.access import principal, require_in, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

DRAFT = "/recommendations/<uuid:recommendation_id>/answer-draft"
ENOUGH = 0.3
MOST_ALIKE = 20

blueprint = Blueprint("answers", __name__, description="Answers written, checked and published.")


@blueprint.put(DRAFT)
@role(CLERK)
@conditional
@blueprint.arguments(AnswerDraftBody)
@blueprint.response(200, AnswerDraftSavedSchema)
def write_draft(body: dict[str, Any], recommendation_id: UUID) -> Response:
    """Write an answer without giving it, unfinished as it may be; `If-Match: "0"` where there is none yet."""
    command = WriteDraft(recommendation_id, principal().account_id, clerk_of(), expected_version(), **body)
    return perform(runtime().bus, command, AnswerDraftSavedSchema, status=200)


@blueprint.post(f"{DRAFT}/ready")
@role(CLERK)
@conditional
@blueprint.response(200, AnswerDraftSavedSchema)
def mark_ready(recommendation_id: UUID) -> Response:
    """Say that an answer can be checked, or published where nobody has to check it."""
    command = MarkReady(recommendation_id, clerk_of(), expected_version())
    return perform(runtime().bus, command, AnswerDraftSavedSchema, status=200)


@blueprint.post(f"{DRAFT}/approve")
@role(CLERK)
@conditional
@blueprint.response(200, AnswerDraftSavedSchema)
def approve_draft(recommendation_id: UUID) -> Response:
    """Let what somebody else has written be published."""
    command = ApproveDraft(recommendation_id, principal().account_id, clerk_of(), expected_version())
    return perform(runtime().bus, command, AnswerDraftSavedSchema, status=200)


@blueprint.post(f"{DRAFT}/send-back")
@role(CLERK)
@conditional
@blueprint.arguments(NoteBody)
@blueprint.response(200, AnswerDraftSavedSchema)
def send_back_draft(body: dict[str, str], recommendation_id: UUID) -> Response:
    """Ask for an answer to be written otherwise, with a note to who wrote it."""
    command = SendBackDraft(recommendation_id, clerk_of(), expected_version(), body["note"])
    return perform(runtime().bus, command, AnswerDraftSavedSchema, status=200)


@blueprint.post("/desk/recommendations/assign")
@role(CLERK)
@blueprint.arguments(AssignBody)
@blueprint.response(200, AssignedSchema)
def assign(body: dict[str, Any]) -> Response:
    """Let a department answer some recommendations."""
    command = AssignRecommendations(tuple(body["recommendations"]), clerk_of(), body["department"])
    return perform(runtime().bus, command, AssignedSchema, status=200)


@blueprint.get("/desk/recommendations/<uuid:recommendation_id>/alike")
@role(CLERK)
@blueprint.response(200, AlikeListSchema)
def list_alike(recommendation_id: UUID) -> Any:
    """Recommendations of the same consultation that say the like and wait for an answer."""
    with runtime().read() as session:
        row = recommendations.recommendation(session, recommendation_id)
        if row is None:
            raise NoSuchRecommendation
        require_in(row["authority"], CLERK)
        rows = queries.alike(session, recommendation_id, enough=ENOUGH, limit=MOST_ALIKE)
    return {"items": [alike(one) for one in rows]}


@blueprint.get("/consultations/<uuid:consultation_id>/answers")
@role(CLERK)
@blueprint.response(200, ProgressSchema)
def get_progress(consultation_id: UUID) -> Any:
    """How far the answers of a consultation have come."""
    with runtime().read() as session:
        row = queries.progress(session, consultation_id)
        if row is None:
            raise NoSuchConsultation
        require_in(row["authority"], CLERK)
        reviewed = settings.of(session, row["authority"]).answers_reviewed
        departments = queries.departments(session, row["authority"])
    begun = row["answered"] + row["draft"] + row["ready"] + row["approved"] + row["publishing"]
    return {
        **row,
        "authority": authority_of(row),
        "reviewed": reviewed,
        "waiting": max(row["total"] - begun, 0),
        "publishable": row["approved"] + (0 if reviewed else row["ready"]),
        "departments": departments,
    }


@blueprint.post("/consultations/<uuid:consultation_id>/answers/publish")
@role(CLERK)
@idempotent
@blueprint.arguments(PublishBody)
@blueprint.response(201, PublishedSchema)
def publish_answers(body: dict[str, int], consultation_id: UUID) -> Response:
    """Give all answers that wait for it, in one moment; their authors are told."""
    command = PublishAnswers(consultation_id, principal().account_id, clerk_of(), body["count"])
    return perform(runtime().bus, command, PublishedSchema)
