"""Requests for registration as they are filled in; a draft is for its owner alone."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.commands.drafts import (
    AddDraftFile,
    DiscardDraft,
    RemoveDraftFile,
    SaveDraft,
    SendDraft,
    StartDraft,
)
from services.registry.handlers.drafts import look_at_draft
from services.registry.queries import questions as queries
from services.registry.schemas.organisations import AskedSchema
from services.registry.schemas.requests import (
    DraftBody,
    DraftSchema,
    DraftsSchema,
    NewDraftBody,
    PurposeArguments,
)
from shared.web.access import principal, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.files import FileSchema, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

PREFIX = "/api/registry/v1"

blueprint = Blueprint("drafts", __name__, url_prefix="/drafts", description="Requests being filled in.")


@blueprint.get("")
@signed_in
@blueprint.response(200, DraftsSchema)
def my_drafts() -> dict[str, Any]:
    """One's own drafts, the last written first."""
    with runtime().read() as session:
        return {"items": queries.drafts_of(session, principal().account_id)}


@blueprint.post("")
@signed_in
@idempotent
@limited("60/hour")
@blueprint.arguments(NewDraftBody, required=False)
@blueprint.response(201, DraftSchema)
def start(body: dict[str, Any]) -> Response:
    """Begin a request, perhaps with what a former one said."""
    command = StartDraft(account_id=principal().account_id, former_id=body["former"])
    return perform(
        runtime().bus, command, DraftSchema, location=lambda made: f"{PREFIX}/drafts/{made.draft_id}"
    )


@blueprint.get("/<uuid:draft_id>")
@signed_in
@blueprint.response(200, DraftSchema)
def get_draft(draft_id: UUID) -> Any:
    """What was filled in, and what it lacks."""
    with runtime().read() as session:
        found = look_at_draft(session, draft_id, principal().account_id)
    return found, 200, {"ETag": etag_of(found.version)}


@blueprint.put("/<uuid:draft_id>")
@signed_in
@conditional
@blueprint.arguments(DraftBody)
@blueprint.response(200, DraftSchema)
def save(body: dict[str, Any], draft_id: UUID) -> Response:
    """Keep what was filled in on a page; fields that are not named stay."""
    command = SaveDraft(
        account_id=principal().account_id, draft_id=draft_id, version=expected_version(), changes=body
    )
    return perform(runtime().bus, command, DraftSchema, status=200)


@blueprint.delete("/<uuid:draft_id>")
@signed_in
@blueprint.response(204)
def discard(draft_id: UUID) -> None:
    """Throw it away, with its files."""
    runtime().bus.do(DiscardDraft(account_id=principal().account_id, draft_id=draft_id))


@blueprint.post("/<uuid:draft_id>/send")
@signed_in
@conditional
@idempotent
@limited("60/hour")
@blueprint.response(201, AskedSchema)
def send(draft_id: UUID) -> Response:
    """Make a request of it."""
    command = SendDraft(account_id=principal().account_id, draft_id=draft_id, version=expected_version())
    return perform(
        runtime().bus,
        command,
        AskedSchema,
        location=lambda asked: f"{PREFIX}/requests/{asked.verification_id}",
    )


@blueprint.post("/<uuid:draft_id>/files")
@signed_in
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(PurposeArguments, location="query")
@blueprint.response(201, FileSchema)
def add_file(asked: dict[str, Any], draft_id: UUID) -> Response:
    """Put a file to it."""
    command = AddDraftFile(account_id=principal().account_id, draft_id=draft_id, content=sent_file(), **asked)
    return perform(runtime().bus, command, FileSchema)


@blueprint.delete("/<uuid:draft_id>/files/<uuid:file_id>")
@signed_in
@blueprint.response(204)
def remove_file(draft_id: UUID, file_id: UUID) -> None:
    """Take a file from it."""
    runtime().bus.do(RemoveDraftFile(account_id=principal().account_id, draft_id=draft_id, file_id=file_id))
