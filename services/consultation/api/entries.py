"""What clerks enter for authors without account: the entry, its receipt, scans, answers by post."""

from typing import Any, cast
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.entries import AddScan, EnterRecommendation, NotePosted, RemoveScan
from services.consultation.commands.forgetting import ForgetEntered
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.model.entry import Entry
from services.consultation.model.links import Links
from services.consultation.queries import recommendations as queries
from services.consultation.schemas.entries import EntrySchema, HandedInBody
from services.consultation.schemas.recommendations import ReceiptSchema
from services.consultation.views.recommendations import for_author
from shared.email_addresses import normalise_email
from shared.files.errors import NoSuchFile
from shared.persistence.files import attachment, attachments
from shared.web.access import principal, require_in, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import etag_of
from shared.web.current import runtime
from shared.web.files import FileArguments, FileSchema, give_file, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

PREFIX = "/api/consultation/v1/entries"

blueprint = Blueprint("entries", __name__, description="What clerks enter for authors without account.")


@blueprint.post("/consultations/<uuid:consultation_id>/entries")
@role(CLERK)
@idempotent
@blueprint.arguments(HandedInBody)
@blueprint.response(201, ReceiptSchema)
def enter_recommendation(body: dict[str, Any], consultation_id: UUID) -> Response:
    """Enter what came on paper, by e-mail or was said; it counts by when it was received."""
    words, email = body.pop("words"), body.pop("email")
    entry = Entry(clerk_id=principal().account_id, email=normalise_email(email) if email else None, **body)
    command = EnterRecommendation(consultation_id, principal().account_id, clerk_of(), words, entry)
    return perform(runtime().bus, command, ReceiptSchema, location=lambda receipt: f"{PREFIX}/{receipt.id}")


@blueprint.get("/entries/<uuid:recommendation_id>")
@role(CLERK)
@blueprint.response(200, EntrySchema)
def get_entry(recommendation_id: UUID) -> Any:
    """What was entered, with the receipt that its author is given, and its scans."""
    with runtime().read() as session:
        row = _entered(session, recommendation_id)
        scans = attachments(session, row["correspondent_id"])
    links = cast(Links, runtime().dependencies["links"])
    shown = {**for_author(row, links), "scans": scans, "forgotten": row["forgotten_at"] is not None}
    return shown, 200, {"ETag": etag_of(row["version"])}


@blueprint.post("/entries/<uuid:recommendation_id>/scans")
@role(CLERK)
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(FileArguments, location="query")
@blueprint.response(201, FileSchema)
def add_scan(asked: dict[str, Any], recommendation_id: UUID) -> Response:
    """Put a scan to it, a PDF or a picture; the body is the file."""
    command = AddScan(
        recommendation_id, principal().account_id, clerk_of(), name=asked["name"], content=sent_file()
    )
    return perform(
        runtime().bus,
        command,
        FileSchema,
        location=lambda added: f"{PREFIX}/{recommendation_id}/scans/{added.id}",
    )


@blueprint.get("/entries/<uuid:recommendation_id>/scans/<uuid:file_id>")
@role(CLERK)
@blueprint.response(200, content_type="application/octet-stream")
def get_scan(recommendation_id: UUID, file_id: UUID) -> Response:
    """The scan, to be saved, for the authority's clerks."""
    with runtime().read() as session:
        row = _entered(session, recommendation_id)
        found = attachment(session, file_id)
    if found.subject_id != row["correspondent_id"]:
        raise NoSuchFile
    return give_file(runtime().read, found)


@blueprint.delete("/entries/<uuid:recommendation_id>/scans/<uuid:file_id>")
@role(CLERK)
@blueprint.response(204)
def remove_scan(recommendation_id: UUID, file_id: UUID) -> None:
    """Take a scan away that belongs elsewhere."""
    runtime().bus.do(RemoveScan(recommendation_id, principal().account_id, clerk_of(), file_id))


@blueprint.post("/entries/<uuid:recommendation_id>/forget")
@role(CLERK)
@idempotent
@blueprint.response(204)
def forget_entered(recommendation_id: UUID) -> Response:
    """Forget its author, who has asked for it and has no link of their own; the entry stays."""
    command = ForgetEntered(recommendation_id, principal().account_id, clerk_of())
    return perform(runtime().bus, command, status=204)


@blueprint.post("/entries/<uuid:recommendation_id>/posted")
@role(CLERK)
@idempotent
@blueprint.response(204)
def note_posted(recommendation_id: UUID) -> Response:
    """Note that the answer was sent by post, to who gave no e-mail address."""
    command = NotePosted(recommendation_id, principal().account_id, clerk_of())
    return perform(runtime().bus, command, status=204)


def _entered(session: Any, recommendation_id: UUID) -> dict[str, Any]:
    row = queries.recommendation(session, recommendation_id)
    if row is None or row["correspondent_id"] is None:
        raise NoSuchRecommendation
    require_in(row["authority"], CLERK)
    return row
