"""What belongs to joint activities: budget, tasks, files, invitations, what follows."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.activities import PREFIX, asking
from services.consultation.api.callers import clerk_of
from services.consultation.commands.activities import (
    AddActivityFile,
    AddFollowUp,
    AddTask,
    ChangeFollowUp,
    ChangeTask,
    InviteToActivity,
    RemoveActivityFile,
    WriteBudget,
)
from services.consultation.model.activity_parts import TaskLine
from services.consultation.queries import activities as queries
from services.consultation.repository.activities import speaks_for
from services.consultation.schemas.activities import (
    ActivityBudgetBody,
    ActivityFileArguments,
    ChangedFollowUpBody,
    ChangedTaskBody,
    FollowUpBody,
    InvitationBody,
    InvitedSchema,
    SavedActivitySchema,
    TaskBody,
)
from shared.files.errors import NoSuchFile
from shared.persistence.files import attachment
from shared.web.access import caller, public, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.files import FileSchema, give_file, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

blueprint = Blueprint(
    "activity_parts",
    __name__,
    url_prefix="/activities/<uuid:activity_id>",
    description="Budget, tasks, files, guests of joint activities.",
)


@blueprint.put("/budget")
@signed_in
@conditional
@blueprint.arguments(ActivityBudgetBody)
@blueprint.response(200, SavedActivitySchema)
def write_budget(body: dict[str, Any], activity_id: UUID) -> Response:
    """Who bears what, in lei: public with the activity. Later changes are public entries with a reason."""
    command = WriteBudget(asking(), activity_id, expected_version(), body["lines"], body["reason"])
    return perform(runtime().bus, command, SavedActivitySchema, status=200)


@blueprint.post("/tasks")
@signed_in
@idempotent
@blueprint.arguments(TaskBody)
@blueprint.response(201, SavedActivitySchema)
def add_task(task: TaskLine, activity_id: UUID) -> Response:
    """Give a partner something to do; partners and the authority alone read it."""
    return perform(runtime().bus, AddTask(asking(), activity_id, task), SavedActivitySchema)


@blueprint.put("/tasks/<uuid:task_id>")
@signed_in
@conditional
@blueprint.arguments(ChangedTaskBody)
@blueprint.response(200, SavedActivitySchema)
def change_task(body: dict[str, Any], activity_id: UUID, task_id: UUID) -> Response:
    """Write a task anew, and say whether it is done."""
    command = ChangeTask(asking(), activity_id, expected_version(), task_id, body["task"], body["done"])
    return perform(runtime().bus, command, SavedActivitySchema, status=200)


@blueprint.post("/files")
@signed_in
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(ActivityFileArguments, location="query")
@blueprint.response(201, FileSchema)
def add_file(asked: dict[str, Any], activity_id: UUID) -> Response:
    """A document (PDF, DOCX, ODT) or a photo (JPEG, PNG), 10 MB at most; the body is the file.

    A photo is refused without the written consent of who is on it, and without words for who cannot see it.
    """
    command = AddActivityFile(asking(), activity_id, asked["described"], asked["name"], sent_file())
    return perform(
        runtime().bus, command, FileSchema, location=lambda made: f"{PREFIX}/{activity_id}/files/{made.id}"
    )


@blueprint.get("/files/<uuid:file_id>")
@public
@blueprint.response(200, content_type="application/octet-stream")
def get_file(activity_id: UUID, file_id: UUID) -> Response:
    """One, to be saved; until the activity is announced for partners and clerks alone."""
    with runtime().read() as session:
        of = queries.file_is_public(session, activity_id, file_id)
        if of is None:
            raise NoSuchFile
        authority, is_public = of
        who = caller()
        own = speaks_for(session, who.account_id, runtime().clock.now()) if who else frozenset()
        if not (is_public or authority in clerk_of() or own & queries.organisations_in(session, activity_id)):
            raise NoSuchFile
        found = attachment(session, file_id)
    return give_file(runtime().read, found)


@blueprint.delete("/files/<uuid:file_id>")
@signed_in
@blueprint.response(204)
def remove_file(activity_id: UUID, file_id: UUID) -> None:
    """Take one away, as when a consent is taken back."""
    runtime().bus.do(RemoveActivityFile(asking(), activity_id, file_id))


@blueprint.post("/follow-ups")
@signed_in
@idempotent
@blueprint.arguments(FollowUpBody)
@blueprint.response(201, SavedActivitySchema)
def add_follow_up(body: dict[str, Any], activity_id: UUID) -> Response:
    """Note what came of it: an initiative that may become a consultation or a partnership agreement."""
    return perform(runtime().bus, AddFollowUp(asking(), activity_id, **body), SavedActivitySchema)


@blueprint.put("/follow-ups/<uuid:follow_up_id>")
@signed_in
@conditional
@blueprint.arguments(ChangedFollowUpBody)
@blueprint.response(200, SavedActivitySchema)
def change_follow_up(body: dict[str, Any], activity_id: UUID, follow_up_id: UUID) -> Response:
    """Say where it can be read by now."""
    command = ChangeFollowUp(asking(), activity_id, expected_version(), follow_up_id, **body)
    return perform(runtime().bus, command, SavedActivitySchema, status=200)


@blueprint.post("/invitations")
@signed_in
@idempotent
@limited("30/hour")
@blueprint.arguments(InvitationBody)
@blueprint.response(201, InvitedSchema)
def invite(body: dict[str, Any], activity_id: UUID) -> Response:
    """Invite groups, organisations and single addresses; who was invited before is not written to again."""
    return perform(runtime().bus, InviteToActivity(asking(), activity_id, **body), InvitedSchema)
