"""Recommendations that are being written; a draft is for its author alone."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.commands.recommendation_drafts import (
    AddFileToDraft,
    DiscardRecommendationDraft,
    RemoveFileFromDraft,
    SaveRecommendationDraft,
    StartRecommendationDraft,
)
from services.consultation.errors.recommendation_drafts import NoSuchRecommendationDraft
from services.consultation.model.recommendation_draft import WrittenSoFar
from services.consultation.queries import recommendation_drafts as queries
from services.consultation.schemas.recommendation_drafts import (
    DraftFileArguments,
    KeptDraftSchema,
    RecommendationDraftBody,
    RecommendationDraftSchema,
    RecommendationDraftsSchema,
)
from services.consultation.views.recommendation_drafts import draft_shown
from shared.web.access import principal, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.files import FileSchema, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

PREFIX = "/api/consultation/v1/recommendation-drafts"

blueprint = Blueprint(
    "recommendation_drafts", __name__, description="Recommendations being written, and their files."
)


@blueprint.post("/consultations/<uuid:consultation_id>/recommendation-drafts")
@signed_in
@idempotent
@limited("60/hour")
@blueprint.arguments(RecommendationDraftBody)
@blueprint.response(201, KeptDraftSchema)
def start_draft(written: WrittenSoFar, consultation_id: UUID) -> Response:
    """Keep what was typed so far, unfinished as it may be, while the term runs."""
    command = StartRecommendationDraft(consultation_id, principal().account_id, written)
    return perform(runtime().bus, command, KeptDraftSchema, location=lambda made: f"{PREFIX}/{made.id}")


@blueprint.get("/recommendation-drafts")
@signed_in
@blueprint.response(200, RecommendationDraftsSchema)
def list_drafts() -> Any:
    """One's own, the last written first."""
    with runtime().read() as session:
        rows = queries.of_account(session, principal().account_id)
    return {"items": [draft_shown(row, runtime().clock.now()) for row in rows]}


@blueprint.get("/recommendation-drafts/<uuid:draft_id>")
@signed_in
@blueprint.response(200, RecommendationDraftSchema)
def get_draft(draft_id: UUID) -> Any:
    """One of one's own; another's is not found."""
    with runtime().read() as session:
        row = queries.one(session, draft_id, principal().account_id)
    if row is None:
        raise NoSuchRecommendationDraft
    return draft_shown(row, runtime().clock.now()), 200, {"ETag": etag_of(row["version"])}


@blueprint.put("/recommendation-drafts/<uuid:draft_id>")
@signed_in
@conditional
@blueprint.arguments(RecommendationDraftBody)
@blueprint.response(200, KeptDraftSchema)
def save_draft(written: WrittenSoFar, draft_id: UUID) -> Response:
    """Keep this in place of what was; refused where another window was quicker."""
    command = SaveRecommendationDraft(draft_id, principal().account_id, expected_version(), written)
    return perform(runtime().bus, command, KeptDraftSchema, status=200)


@blueprint.delete("/recommendation-drafts/<uuid:draft_id>")
@signed_in
@blueprint.response(204)
def discard_draft(draft_id: UUID) -> None:
    """Throw it away, with its files."""
    runtime().bus.do(DiscardRecommendationDraft(draft_id, principal().account_id))


@blueprint.post("/recommendation-drafts/<uuid:draft_id>/files")
@signed_in
@idempotent
@takes_file
@limited("60/hour")
@blueprint.arguments(DraftFileArguments, location="query")
@blueprint.response(201, FileSchema)
def add_file(asked: dict[str, Any], draft_id: UUID) -> Response:
    """Have a PDF, DOCX, ODT, JPEG or PNG go with it, 10 MB at most; five in all. The body is the file."""
    command = AddFileToDraft(draft_id, principal().account_id, content=sent_file(), **asked)
    return perform(
        runtime().bus, command, FileSchema, location=lambda added: f"{PREFIX}/{draft_id}/files/{added.id}"
    )


@blueprint.delete("/recommendation-drafts/<uuid:draft_id>/files/<uuid:file_id>")
@signed_in
@blueprint.response(204)
def remove_file(draft_id: UUID, file_id: UUID) -> None:
    """Let it go without a file."""
    runtime().bus.do(RemoveFileFromDraft(draft_id, principal().account_id, file_id))
