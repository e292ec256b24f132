"""Files of the documents beside an act: clerks bring them, everybody saves what is public."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of, sees_drafts_of
from services.consultation.commands.documents import AddDocument, RemoveDocument
from services.consultation.model.consultation import DRAFT
from services.consultation.queries.consultations import authority_and_state
from services.consultation.schemas.documents import DocumentFileArguments
from shared.files.errors import NoSuchFile
from shared.persistence.files import attachment
from shared.web.access import public, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.files import FileSchema, give_file, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

PREFIX = "/api/consultation/v1/consultations"

blueprint = Blueprint("documents", __name__, url_prefix="/consultations", description="Files of documents.")


@blueprint.post("/<uuid:consultation_id>/documents")
@role(CLERK)
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(DocumentFileArguments, location="query")
@blueprint.response(201, FileSchema)
def add_document(asked: dict[str, Any], consultation_id: UUID) -> Response:
    """Put a PDF, DOCX or ODT to a draft; the body is the file."""
    command = AddDocument(consultation_id, clerk_of(), content=sent_file(), **asked)
    return perform(
        runtime().bus,
        command,
        FileSchema,
        location=lambda added: f"{PREFIX}/{consultation_id}/documents/{added.id}",
    )


@blueprint.delete("/<uuid:consultation_id>/documents/<uuid:file_id>")
@role(CLERK)
@blueprint.response(204)
def remove_document(consultation_id: UUID, file_id: UUID) -> None:
    """Take a file from a draft."""
    runtime().bus.do(RemoveDocument(consultation_id, clerk_of(), file_id))


@blueprint.get("/<uuid:consultation_id>/documents/<uuid:file_id>")
@public
@scope("consultations:read")
@blueprint.response(200, content_type="application/octet-stream")
def get_document(consultation_id: UUID, file_id: UUID) -> Response:
    """The file, to be saved; of a draft for its clerks alone."""
    with runtime().read() as session:
        of = authority_and_state(session, consultation_id)
        if of is None or (of[1] == DRAFT and not sees_drafts_of(of[0])):
            raise NoSuchFile
        found = attachment(session, file_id)
    if found.subject_id != consultation_id:
        raise NoSuchFile
    return give_file(runtime().read, found)
