"""The minutes as files to keep, and the documents beside them."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.api.minutes import published
from services.consultation.commands.minutes import AddMinutesFile, RemoveMinutesFile
from services.consultation.model.days import day_of
from services.consultation.ports.minutes_docx import minutes_docx
from services.consultation.ports.minutes_pdf import minutes_pdf
from services.consultation.queries import meetings
from services.consultation.queries import minutes as queries
from services.consultation.views.minutes_content import content_of
from shared.files.errors import NoSuchFile
from shared.persistence.files import attachment
from shared.web.access import principal, public, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.files import FileArguments, FileSchema, give_file, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited
from shared.web.problems import preferred_language

OF_MEETING = "/meetings/<uuid:meeting_id>"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

blueprint = Blueprint("minutes_files", __name__, description="Minutes as files, and documents beside them.")


@blueprint.get(f"{OF_MEETING}/minutes.pdf")
@public
@scope("consultations:read")
@limited("120/hour")
@blueprint.response(200, content_type="application/pdf")
def get_minutes_pdf(meeting_id: UUID) -> Response:
    """The minutes to print and to keep; the same bytes each time."""
    shown = published(meeting_id)
    return _saved(minutes_pdf(content_of(shown, preferred_language())), "application/pdf", "pdf", shown)


@blueprint.get(f"{OF_MEETING}/minutes.docx")
@public
@scope("consultations:read")
@limited("120/hour")
@blueprint.response(200, content_type=DOCX)
def get_minutes_docx(meeting_id: UUID) -> Response:
    """The minutes as a document to go on with."""
    shown = published(meeting_id)
    return _saved(minutes_docx(content_of(shown, preferred_language())), DOCX, "docx", shown)


@blueprint.post(f"{OF_MEETING}/minutes/files")
@role(CLERK)
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(FileArguments, location="query")
@blueprint.response(201, FileSchema)
def add_minutes_file(asked: dict[str, Any], meeting_id: UUID) -> Response:
    """Put a document, a presentation or a picture to a draft of them; the body is the file."""
    command = AddMinutesFile(meeting_id, principal().account_id, clerk_of(), content=sent_file(), **asked)
    path = f"/api/consultation/v1/meetings/{meeting_id}/minutes/files"
    return perform(runtime().bus, command, FileSchema, location=lambda added: f"{path}/{added.id}")


@blueprint.delete(f"{OF_MEETING}/minutes/files/<uuid:file_id>")
@role(CLERK)
@blueprint.response(204)
def remove_minutes_file(meeting_id: UUID, file_id: UUID) -> None:
    """Take a document from a draft of them."""
    runtime().bus.do(RemoveMinutesFile(meeting_id, principal().account_id, clerk_of(), file_id))


@blueprint.get(f"{OF_MEETING}/minutes/files/<uuid:file_id>")
@public
@blueprint.response(200, content_type="application/octet-stream")
def get_minutes_file(meeting_id: UUID, file_id: UUID) -> Response:
    """The document, to be saved; before the minutes are published for their clerks alone."""
    with runtime().read() as session:
        meeting, row = meetings.meeting(session, meeting_id), queries.minutes_of(session, meeting_id)
        if meeting is None or row is None:
            raise NoSuchFile
        if row["state"] != "published" and meeting["authority"] not in clerk_of():
            raise NoSuchFile
        found = attachment(session, file_id)
    if found.subject_id != row["id"]:
        raise NoSuchFile
    return give_file(runtime().read, found)


def _saved(content: bytes, media_type: str, ending: str, shown: dict[str, Any]) -> Response:
    name = f"minuta-{day_of(shown['meeting']['starts_at'])}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Vary": "Accept-Language"}
    return Response(content, mimetype=media_type, headers=headers)
