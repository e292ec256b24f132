"""Changes after publication: everybody reads them, clerks make them, with a reason."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of, sees_drafts_of
from services.consultation.commands.later_changes import (
    AddLaterDocument,
    CorrectConsultation,
    ExtendConsultation,
    NoteOnConsultation,
)
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.model.consultation import DRAFT
from services.consultation.queries import later_changes as queries
from services.consultation.queries.consultations import authority_and_state
from services.consultation.schemas.later_changes import (
    EnteredSchema,
    LaterChangesSchema,
    LaterCorrectionBody,
    LaterDocumentArguments,
    LaterExtensionBody,
    LaterNoteBody,
)
from shared.web.access import principal, public, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.files import sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

OF_ONE = "/<uuid:consultation_id>/changes"

blueprint = Blueprint(
    "later_changes",
    __name__,
    url_prefix="/consultations",
    description="What has changed after publication, and why.",
)


@blueprint.get(OF_ONE)
@public
@scope("consultations:read")
@blueprint.response(200, LaterChangesSchema)
def list_changes(consultation_id: UUID) -> Any:
    """All entries, in order; none for a draft."""
    with runtime().read() as session:
        of = authority_and_state(session, consultation_id)
        if of is None or (of[1] == DRAFT and not sees_drafts_of(of[0])):
            raise NoSuchConsultation
        return {"items": queries.changes_of(session, consultation_id)}, 200, {"Cache-Control": "no-store"}


@blueprint.post(f"{OF_ONE}/extension")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(LaterExtensionBody)
@blueprint.response(201, EnteredSchema)
def extend_consultation(body: dict[str, Any], consultation_id: UUID) -> Response:
    """Receive recommendations until a later day; who follows or has spoken is told."""
    return _perform(ExtendConsultation(**_of(consultation_id), **body))


@blueprint.post(f"{OF_ONE}/correction")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(LaterCorrectionBody)
@blueprint.response(201, EnteredSchema)
def correct_consultation(body: dict[str, Any], consultation_id: UUID) -> Response:
    """Mend a slip in the title, the summary or a document's title; old and new words are shown."""
    return _perform(CorrectConsultation(**_of(consultation_id), **body))


@blueprint.post(f"{OF_ONE}/note")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(LaterNoteBody)
@blueprint.response(201, EnteredSchema)
def note_on_consultation(body: dict[str, Any], consultation_id: UUID) -> Response:
    """Say something more to everybody."""
    return _perform(NoteOnConsultation(**_of(consultation_id), **body))


@blueprint.post(f"{OF_ONE}/document")
@role(CLERK)
@conditional
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(LaterDocumentArguments, location="query")
@blueprint.response(201, EnteredSchema)
def add_later_document(asked: dict[str, Any], consultation_id: UUID) -> Response:
    """Put a PDF, DOCX or ODT to what is published; the body is the file."""
    return _perform(AddLaterDocument(**_of(consultation_id), content=sent_file(), **asked))


def _of(consultation_id: UUID) -> dict[str, Any]:
    return {
        "consultation_id": consultation_id,
        "clerk_id": principal().account_id,
        "clerk_of": clerk_of(),
        "version": expected_version(),
    }


def _perform(command: object) -> Response:
    return perform(runtime().bus, command, EnteredSchema)
