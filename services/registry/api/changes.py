"""Changes of what was verified: asked for, talked about, decided."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from services.registry.api.change_shown import comparison_of, is_mine, lined, visible, with_representatives
from services.registry.api.looks import note_look
from services.registry.commands.changes import (
    AcceptChange,
    AddChangeFile,
    AnswerAboutChange,
    AskAboutChange,
    AskForChange,
    ClaimRepresentation,
    RefuseChange,
    WithdrawChange,
)
from services.registry.errors.mandates import NotRepresentative
from services.registry.model.days import day_in_romania
from services.registry.model.successor import Successor
from services.registry.queries import changes as queries
from services.registry.queries.rows import Row
from services.registry.repository.mandates import represents
from services.registry.schemas.changes import (
    ChangeAnswerBody,
    ChangeBody,
    ChangeComparisonSchema,
    ChangeLineSchema,
    ChangeQuestionBody,
    ChangeQueueArguments,
    ChangeRequestSchema,
    ChangesSchema,
    ChangingSchema,
    ClaimBody,
)
from services.registry.schemas.organisations import ReasonBody
from services.registry.schemas.requests import PurposeArguments
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
from shared.web.pages import Page, page_of

PREFIX = "/api/registry/v1/changes"
ONE = "/changes/<uuid:change_id>"
OF_ORGANISATION = "/organisations/<uuid:organisation_id>/changes"

blueprint = Blueprint("changes", __name__, description="Changes of what was verified.")


@blueprint.post(OF_ORGANISATION)
@signed_in
@idempotent
@limited("60/hour")
@blueprint.arguments(ChangeBody)
@blueprint.response(201, ChangingSchema)
def ask_for_change(body: dict[str, Any], organisation_id: UUID) -> Response:
    """Ask an authority that has verified the organisation one represents to accept that it is otherwise."""
    body["successor"] = _successor(body)
    command = AskForChange(organisation_id=organisation_id, account_id=principal().account_id, **body)
    return perform(runtime().bus, command, ChangingSchema, location=_location)


@blueprint.post("/organisations/<uuid:organisation_id>/claims")
@signed_in
@idempotent
@limited("20/day")
@blueprint.arguments(ClaimBody)
@blueprint.response(201, ChangingSchema)
def claim_representation(body: dict[str, Any], organisation_id: UUID) -> Response:
    """Ask to represent an organisation in place of who does so now, who are told that it was asked."""
    command = ClaimRepresentation(organisation_id=organisation_id, account_id=principal().account_id, **body)
    return perform(runtime().bus, command, ChangingSchema, location=_location)


@blueprint.get(OF_ORGANISATION)
@signed_in
@blueprint.response(200, ChangesSchema)
def list_changes_of_organisation(organisation_id: UUID) -> dict[str, Any]:
    """All that were asked for, for those who represent the organisation; of a newcomer's only that it was."""
    with runtime().read() as session:
        if not _represents(session, organisation_id):
            raise NotRepresentative()
        rows = queries.changes_of(session, organisation_id)
    me = principal().account_id
    return {"items": [{**lined(row), "mine": is_mine(row, me, represents=True)} for row in rows]}


@blueprint.get("/changes/mine")
@signed_in
@blueprint.response(200, ChangesSchema)
def list_my_claims() -> dict[str, Any]:
    """Requests of mine to represent an organisation that I did not represent."""
    with runtime().read() as session:
        rows = queries.claims_of(session, principal().account_id)
    return {"items": [{**lined(row), "mine": True} for row in rows]}


@blueprint.get("/changes")
@role("clerk")
@blueprint.arguments(ChangeQueueArguments, location="query")
@blueprint.response(200, page_of(ChangeLineSchema))
def list_changes(asked: dict[str, Any]) -> Any:
    """Those asked of one's authority, oldest first; without the persons who ask."""
    principal().require(asked["authority"], "clerk")
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.queue(
            session,
            authority=asked["authority"],
            state=asked["state"],
            words=asked.get("q"),
            after=page.after[0] if page.after else None,
            limit=page.fetch,
        )
    return page.answer([lined(row) for row in rows], key=lambda row: (row["id"],))


@blueprint.get(ONE)
@signed_in
@blueprint.response(200, ChangeRequestSchema)
def get_change(change_id: UUID) -> Any:
    """One, for who asks or represents the organisation, and clerks of whom was asked, whose look is noted."""
    with runtime().read() as session:
        row = _visible(session, change_id)
        said, kept = queries.messages(session, change_id), files.attachments(session, change_id)
        people = with_representatives(session, row, _today())
    _note_look(row, "change.looked-at")
    shown = {**lined(row), **people, "organisation": row, "messages": said, "files": kept}
    return shown, 200, {"ETag": etag_of(row["version"])}


@blueprint.get(f"{ONE}/comparison")
@role("clerk")
@blueprint.response(200, ChangeComparisonSchema)
def get_change_comparison(change_id: UUID) -> dict[str, Any]:
    """What is known that looks like what it is to be: organisations, requests, the national register."""
    with runtime().read() as session:
        row = _visible(session, change_id)
        principal().require(row["authority"], "clerk")
        return comparison_of(session, row)


@blueprint.post(f"{ONE}/ask")
@role("clerk")
@conditional
@idempotent
@blueprint.arguments(ChangeQuestionBody)
@blueprint.response(200, ChangingSchema)
def ask_about_change(body: dict[str, Any], change_id: UUID) -> Response:
    """Want to know something before deciding; who asked is told."""
    command = AskAboutChange(change_id=change_id, version=expected_version(), clerk=principal(), **body)
    return perform(runtime().bus, command, ChangingSchema, status=200)


@blueprint.post(f"{ONE}/answer")
@signed_in
@conditional
@idempotent
@limited("60/hour")
@blueprint.arguments(ChangeAnswerBody)
@blueprint.response(200, ChangingSchema)
def answer_about_change(body: dict[str, Any], change_id: UUID) -> Response:
    """Answer what was asked, correct what was wrong, and send it again."""
    body["successor"] = _successor(body)
    command = AnswerAboutChange(
        change_id=change_id, version=expected_version(), account_id=principal().account_id, **body
    )
    return perform(runtime().bus, command, ChangingSchema, status=200)


@blueprint.post(f"{ONE}/withdraw")
@signed_in
@conditional
@idempotent
@blueprint.response(200, ChangingSchema)
def withdraw_change(change_id: UUID) -> Response:
    """Want it no more."""
    command = WithdrawChange(
        change_id=change_id, version=expected_version(), account_id=principal().account_id
    )
    return perform(runtime().bus, command, ChangingSchema, status=200)


@blueprint.post(f"{ONE}/accept")
@role("clerk")
@conditional
@idempotent
@blueprint.response(200, ChangingSchema)
def accept_change(change_id: UUID) -> Response:
    """Decide that the organisation is otherwise, for every authority."""
    command = AcceptChange(change_id=change_id, version=expected_version(), clerk=principal())
    return perform(runtime().bus, command, ChangingSchema, status=200)


@blueprint.post(f"{ONE}/refuse")
@role("clerk")
@conditional
@idempotent
@blueprint.arguments(ReasonBody)
@blueprint.response(200, ChangingSchema)
def refuse_change(body: dict[str, Any], change_id: UUID) -> Response:
    """Decide against it, with a reason for who asked."""
    command = RefuseChange(
        change_id=change_id, version=expected_version(), clerk=principal(), reason=body["reason"]
    )
    return perform(runtime().bus, command, ChangingSchema, status=200)


@blueprint.post(f"{ONE}/files")
@signed_in
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(PurposeArguments, location="query")
@blueprint.response(201, FileSchema)
def add_change_file(asked: dict[str, Any], change_id: UUID) -> Response:
    """Put a file to a request for a change that is open."""
    command = AddChangeFile(
        account_id=principal().account_id, change_id=change_id, content=sent_file(), **asked
    )
    return perform(runtime().bus, command, FileSchema)


@blueprint.get(f"{ONE}/files/<uuid:file_id>")
@signed_in
@blueprint.response(200, content_type="application/octet-stream")
def get_change_file(change_id: UUID, file_id: UUID) -> Response:
    """A file of it, to be saved; a clerk's look is noted."""
    with runtime().read() as session:
        row = _visible(session, change_id)
        found = files.attachment(session, file_id)
    if found.subject_id != change_id:
        raise NoSuchFile
    answer = give_file(runtime().read, found)
    _note_look(row, "file.looked-at", file=str(file_id))
    return answer


def _visible(session: Session, change_id: UUID) -> Row:
    row, me = queries.change(session, change_id), principal()
    mine = row is not None and is_mine(
        row, me.account_id, represents=_represents(session, row["organisation_id"])
    )
    return visible(row, me, mine=mine)


def _represents(session: Session, organisation_id: UUID) -> bool:
    return represents(session, principal().account_id, organisation_id, _today())


def _today() -> date:
    return day_in_romania(runtime().clock.now())


def _successor(body: dict[str, Any]) -> Successor | None:
    return Successor(**body["successor"]) if "successor" in body else None


def _location(made: Any) -> str:
    return f"{PREFIX}/{made.change_id}"


def _note_look(row: Row, deed: str, **details: str) -> None:
    if not row["mine"]:
        note_look(deed, row["authority"], "change", row["id"], details)
