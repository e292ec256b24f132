"""Debates and public meetings: everybody reads them, clerks call, move, cancel and hold them."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.meetings import (
    CallMeeting,
    CancelMeeting,
    HoldMeeting,
    MoveMeeting,
    ReviseMeeting,
)
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.meetings import NoSuchMeeting
from services.consultation.model.days import end_of, start_of
from services.consultation.model.invitation import require_ahead
from services.consultation.model.meeting_findings import planned_meeting
from services.consultation.queries import meetings as queries
from services.consultation.queries.consultations import planned_adoption
from services.consultation.repository.counting import counting_of
from services.consultation.schemas.meetings import (
    CancelMeetingBody,
    HeldBody,
    MeetingArguments,
    MeetingBody,
    MeetingFindingsSchema,
    MeetingSchema,
    MoveBody,
    OrderBody,
    PlanArguments,
    SavedMeetingSchema,
    WholeMeetingSchema,
    when_of,
)
from services.consultation.views.shared import authority_of
from shared.web.access import principal, public, require_in, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.pages import Page, page_of

PREFIX = "/api/consultation/v1/meetings"
ONE = "/meetings/<uuid:meeting_id>"
Row = dict[str, Any]

blueprint = Blueprint("meetings", __name__, description="Debates of drafts, and public meetings.")


@blueprint.get("/meetings")
@public
@scope("consultations:read")
@blueprint.arguments(MeetingArguments, location="query")
@blueprint.response(200, page_of(MeetingSchema))
def list_meetings(asked: dict[str, Any]) -> Any:
    """Meetings; the next first where they are to come, else the latest first."""
    page, now = Page(asked), runtime().clock.now()
    with runtime().read() as session:
        rows = queries.meetings(session, _wanted(asked), now=now, after=page.after, limit=page.fetch)
    return page.answer([_shown(row) for row in rows], key=lambda row: (row["starts_at"], row["id"]))


@blueprint.get(ONE)
@public
@scope("consultations:read")
@blueprint.response(200, WholeMeetingSchema)
def get_meeting(meeting_id: UUID) -> Any:
    """One, with its history; its ETag is what a change brings back."""
    with runtime().read() as session:
        row = queries.meeting(session, meeting_id)
    if row is None:
        raise NoSuchMeeting
    return _shown(row), 200, {"ETag": etag_of(row["version"])}


@blueprint.get("/desk/meetings/plan")
@role(CLERK)
@blueprint.arguments(PlanArguments, location="query")
@blueprint.response(200, MeetingFindingsSchema)
def plan_meeting(asked: dict[str, Any]) -> Any:
    """What the law says of a day, before anybody is called."""
    require_in(asked["authority"], CLERK)
    starts_at, ends_at = when_of(asked).instants()
    now = runtime().clock.now()
    require_ahead(starts_at, now)
    with runtime().read() as session:
        counting = counting_of(session, asked["authority"])
        adoption = _adoption(session, asked)
    found = planned_meeting(asked["kind"], starts_at, now, counting, adoption)
    return {"starts_at": starts_at, "ends_at": ends_at, "findings": found}


@blueprint.post("/meetings")
@role(CLERK)
@idempotent
@blueprint.arguments(MeetingBody)
@blueprint.response(201, SavedMeetingSchema)
def call_meeting(body: dict[str, Any]) -> Response:
    """Call people to a meeting; it is public at once, and whom the law names are told."""
    command = CallMeeting(clerk_id=principal().account_id, clerk_of=clerk_of(), **body)
    return perform(runtime().bus, command, SavedMeetingSchema, location=lambda made: f"{PREFIX}/{made.id}")


@blueprint.put(ONE)
@role(CLERK)
@conditional
@blueprint.arguments(OrderBody)
@blueprint.response(200, SavedMeetingSchema)
def revise_meeting(body: dict[str, Any], meeting_id: UUID) -> Response:
    """Write agenda, seats, words or the address for taking part anew; what was stays in its history."""
    return _perform(ReviseMeeting(**_of(meeting_id), **body))


@blueprint.post(f"{ONE}/move")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(MoveBody)
@blueprint.response(200, SavedMeetingSchema)
def move_meeting(body: dict[str, Any], meeting_id: UUID) -> Response:
    """Hold it at another time or place; the law counts from now on, and everybody is told."""
    return _perform(MoveMeeting(**_of(meeting_id), **body))


@blueprint.post(f"{ONE}/cancel")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(CancelMeetingBody)
@blueprint.response(200, SavedMeetingSchema)
def cancel_meeting(body: dict[str, Any], meeting_id: UUID) -> Response:
    """It is not held; everybody is told why."""
    return _perform(CancelMeeting(**_of(meeting_id), **body))


@blueprint.post(f"{ONE}/hold")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(HeldBody)
@blueprint.response(200, SavedMeetingSchema)
def hold_meeting(body: dict[str, Any], meeting_id: UUID) -> Response:
    """Say when it really began and ended."""
    return _perform(HoldMeeting(**_of(meeting_id), **body))


def _wanted(asked: Row) -> queries.Wanted:
    since, until = asked.get("since"), asked.get("until")
    return queries.Wanted(
        asked.get("period"),
        asked.get("authority"),
        asked.get("kind"),
        asked.get("consultation_id"),
        asked.get("q"),
        since and start_of(since),
        until and end_of(until),
    )


def _adoption(session: Any, asked: Row) -> Any:
    if asked["consultation_id"] is None:
        return None
    found = planned_adoption(session, asked["consultation_id"], asked["authority"])
    if found is None:
        raise NoSuchConsultation
    return found[0]


def _of(meeting_id: UUID) -> Row:
    return {
        "meeting_id": meeting_id,
        "clerk_id": principal().account_id,
        "clerk_of": clerk_of(),
        "version": expected_version(),
    }


def _shown(row: Row) -> Row:
    return {**row, "authority": authority_of(row)}


def _perform(command: object) -> Response:
    return perform(runtime().bus, command, SavedMeetingSchema, status=200)
