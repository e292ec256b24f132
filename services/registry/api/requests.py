"""Requests for registration as who asked sees them, and what both sides say about one."""

from typing import Any
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from services.registry.api.looks import note_look
from services.registry.commands.questions import (
    AddRequestFile,
    AnswerAboutRequest,
    AskAboutRequest,
    WithdrawRequest,
)
from services.registry.errors.questions import NoSuchRequest
from services.registry.queries import questions as queries
from services.registry.queries.rows import Row
from services.registry.schemas.organisations import DecidedSchema
from services.registry.schemas.requests import (
    AnswerBody,
    PurposeArguments,
    QuestionBody,
    RequestSchema,
    RequestsSchema,
)
from shared.files.errors import NoSuchFile
from shared.persistence import files
from shared.web.access import principal, role, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.files import FileSchema, give_file, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

blueprint = Blueprint("requests", __name__, url_prefix="/requests", description="Requests and questions.")


@blueprint.get("/mine")
@signed_in
@blueprint.response(200, RequestsSchema)
def my_requests() -> dict[str, Any]:
    """What one has asked of authorities, newest first."""
    with runtime().read() as session:
        return {"items": queries.requests_of(session, principal().account_id)}


@blueprint.get("/<uuid:verification_id>")
@signed_in
@blueprint.response(200, RequestSchema)
def get_request(verification_id: UUID) -> Any:
    """One request, for who asked and for clerks of whom was asked; a clerk's look is noted."""
    with runtime().read() as session:
        row = _visible(session, verification_id)
        said, kept = queries.messages(session, verification_id), files.attachments(session, verification_id)
    _note_look(row, "request.looked-at")
    mine = row["asked_by"] == principal().account_id
    shown = {**row, "organisation": row, "messages": said, "files": kept, "mine": mine}
    return shown, 200, {"ETag": etag_of(row["version"])}


@blueprint.post("/<uuid:verification_id>/ask")
@role("clerk")
@conditional
@idempotent
@blueprint.arguments(QuestionBody)
@blueprint.response(200, DecidedSchema)
def ask(body: dict[str, Any], verification_id: UUID) -> Response:
    """Want to know something before deciding; who asked is told."""
    command = AskAboutRequest(
        verification_id=verification_id, version=expected_version(), clerk=principal(), **body
    )
    return perform(runtime().bus, command, DecidedSchema, status=200)


@blueprint.post("/<uuid:verification_id>/answer")
@signed_in
@conditional
@idempotent
@limited("60/hour")
@blueprint.arguments(AnswerBody)
@blueprint.response(200, DecidedSchema)
def answer(body: dict[str, Any], verification_id: UUID) -> Response:
    """Answer what was asked, correct what was wrong, and send the request again."""
    command = AnswerAboutRequest(
        verification_id=verification_id,
        version=expected_version(),
        account_id=principal().account_id,
        **body,
    )
    return perform(runtime().bus, command, DecidedSchema, status=200)


@blueprint.post("/<uuid:verification_id>/withdraw")
@signed_in
@conditional
@idempotent
@blueprint.response(200, DecidedSchema)
def withdraw(verification_id: UUID) -> Response:
    """Want it no more."""
    command = WithdrawRequest(
        verification_id=verification_id, version=expected_version(), account_id=principal().account_id
    )
    return perform(runtime().bus, command, DecidedSchema, status=200)


@blueprint.post("/<uuid:verification_id>/files")
@signed_in
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(PurposeArguments, location="query")
@blueprint.response(201, FileSchema)
def add_file(asked: dict[str, Any], verification_id: UUID) -> Response:
    """Put a file to a request that is open."""
    command = AddRequestFile(
        account_id=principal().account_id, verification_id=verification_id, content=sent_file(), **asked
    )
    return perform(runtime().bus, command, FileSchema)


@blueprint.get("/<uuid:verification_id>/files/<uuid:file_id>")
@signed_in
@blueprint.response(200, content_type="application/octet-stream")
def get_file(verification_id: UUID, file_id: UUID) -> Response:
    """A file of it, to be saved; a clerk's look is noted."""
    with runtime().read() as session:
        row = _visible(session, verification_id)
        found = files.attachment(session, file_id)
    if found.subject_id != verification_id:
        raise NoSuchFile
    answer = give_file(runtime().read, found)
    _note_look(row, "file.looked-at", file=str(file_id))
    return answer


def _visible(session: Session, verification_id: UUID) -> Row:
    """The request, if the caller asked or is a clerk of the authority.

    Raises:
        NoSuchRequest: there is none, or it is not for the caller.
    """
    row = queries.request(session, verification_id)
    who = principal()
    if row is None or (
        row["asked_by"] != who.account_id and row["authority"] not in who.authorities("clerk")
    ):
        raise NoSuchRequest()
    return row


def _note_look(row: Row, deed: str, **details: str) -> None:
    if row["asked_by"] != principal().account_id:
        note_look(deed, row["authority"], "verification", row["id"], details)
