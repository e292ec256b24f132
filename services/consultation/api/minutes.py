"""The minutes of a meeting: clerks write and publish them, everybody reads them."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.minutes import (
    BeginMinutes,
    CorrectMinutes,
    EnterFromMeeting,
    ForgetInMinutes,
    PublishMinutes,
    WriteMinutes,
)
from services.consultation.errors.meetings import NoSuchMeeting
from services.consultation.errors.minutes import NoSuchMinutes
from services.consultation.model.entry import Entry
from services.consultation.model.minutes_words import Part
from services.consultation.queries import meetings
from services.consultation.queries import minutes as queries
from services.consultation.schemas.minutes import (
    AgendaBody,
    DeskMinutesSchema,
    DiscussionBody,
    FromMeetingBody,
    MinutesCorrectionBody,
    MinutesSchema,
    NameInMinutesBody,
    OpeningBody,
    PresentBody,
    RecordingsBody,
    SavedMinutesSchema,
    VotesBody,
)
from services.consultation.schemas.recommendations import ReceiptSchema
from services.consultation.views import minutes as views
from shared.email_addresses import normalise_email
from shared.web.access import principal, public, require_in, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

OF_MEETING = "/meetings/<uuid:meeting_id>/minutes"
Body = dict[str, Any]

blueprint = Blueprint("minutes", __name__, description="What was said and decided at a meeting.")


def published(meeting_id: UUID) -> Body:
    """What everybody reads.

    Raises:
        NoSuchMeeting, NoSuchMinutes
    """
    with runtime().read() as session:
        meeting = meetings.meeting(session, meeting_id)
        if meeting is None:
            raise NoSuchMeeting
        row = queries.minutes_of(session, meeting_id)
    if row is None or row["state"] != "published":
        raise NoSuchMinutes
    return views.minutes_shown(meeting, row)


@blueprint.get(OF_MEETING)
@public
@scope("consultations:read")
@blueprint.response(200, MinutesSchema)
def get_minutes(meeting_id: UUID) -> Any:
    """The minutes as everybody reads them, once they are published."""
    return published(meeting_id)


@blueprint.get("/desk/meetings/<uuid:meeting_id>/minutes")
@role(CLERK)
@blueprint.response(200, DeskMinutesSchema)
def get_minutes_to_write(meeting_id: UUID) -> Any:
    """The minutes as their clerks write them, what is missing, and which documents everybody has by now."""
    with runtime().read() as session:
        meeting = meetings.meeting(session, meeting_id)
        if meeting is None:
            raise NoSuchMeeting
        require_in(meeting["authority"], CLERK)
        row = queries.minutes_of(session, meeting_id)
        beside = queries.beside(session, meeting) if meeting["consultation_id"] else None
    headers = {"ETag": etag_of(row["version"])} if row else {}
    return views.desk_shown(meeting, row, beside), 200, headers


@blueprint.post(OF_MEETING)
@role(CLERK)
@idempotent
@blueprint.response(201, SavedMinutesSchema)
def begin_minutes(meeting_id: UUID) -> Response:
    """Begin them, from what the meeting says of itself and who came and spoke."""
    command = BeginMinutes(meeting_id, principal().account_id, clerk_of())
    where = f"/api/consultation/v1/desk/meetings/{meeting_id}/minutes"
    return perform(runtime().bus, command, SavedMinutesSchema, location=lambda _: where)


@blueprint.put(f"{OF_MEETING}/opening")
@role(CLERK)
@conditional
@blueprint.arguments(OpeningBody)
@blueprint.response(200, SavedMinutesSchema)
def write_opening(body: Body, meeting_id: UUID) -> Response:
    """Who led it, who wrote the minutes, where and when."""
    return _write("opening", body, meeting_id)


@blueprint.put(f"{OF_MEETING}/present")
@role(CLERK)
@conditional
@blueprint.arguments(PresentBody)
@blueprint.response(200, SavedMinutesSchema)
def write_present(body: Body, meeting_id: UUID) -> Response:
    """Who was there, by groups and by name."""
    return _write("present", body, meeting_id)


@blueprint.put(f"{OF_MEETING}/agenda")
@role(CLERK)
@conditional
@blueprint.arguments(AgendaBody)
@blueprint.response(200, SavedMinutesSchema)
def write_agenda(body: Body, meeting_id: UUID) -> Response:
    """The points, and what came of each."""
    return _write("agenda", body, meeting_id)


@blueprint.put(f"{OF_MEETING}/discussion")
@role(CLERK)
@conditional
@blueprint.arguments(DiscussionBody)
@blueprint.response(200, SavedMinutesSchema)
def write_discussion(body: Body, meeting_id: UUID) -> Response:
    """Who said what, and what was answered."""
    return _write("discussion", body, meeting_id)


@blueprint.put(f"{OF_MEETING}/votes")
@role(CLERK)
@conditional
@blueprint.arguments(VotesBody)
@blueprint.response(200, SavedMinutesSchema)
def write_votes(body: Body, meeting_id: UUID) -> Response:
    """The votes: open ones by name, secret ones by counts alone (art. 11)."""
    return _write("votes", body, meeting_id)


@blueprint.put(f"{OF_MEETING}/recordings")
@role(CLERK)
@conditional
@blueprint.arguments(RecordingsBody)
@blueprint.response(200, SavedMinutesSchema)
def write_recordings(body: Body, meeting_id: UUID) -> Response:
    """Where the recordings are."""
    return _write("recordings", body, meeting_id)


@blueprint.post(f"{OF_MEETING}/recommendations")
@role(CLERK)
@idempotent
@blueprint.arguments(FromMeetingBody)
@blueprint.response(201, ReceiptSchema)
def enter_from_meeting(body: Body, meeting_id: UUID) -> Response:
    """Enter in the register what was recommended at the meeting; it counts by when it was said."""
    words, email = body.pop("words"), body.pop("email")
    entry = Entry(clerk_id=principal().account_id, email=normalise_email(email) if email else None, **body)
    command = EnterFromMeeting(meeting_id, principal().account_id, clerk_of(), words, entry)
    where = "/api/consultation/v1/entries"
    return perform(runtime().bus, command, ReceiptSchema, location=lambda made: f"{where}/{made.id}")


@blueprint.post(f"{OF_MEETING}/publish")
@role(CLERK)
@conditional
@idempotent
@blueprint.response(200, SavedMinutesSchema)
def publish_minutes(meeting_id: UUID) -> Response:
    """Let everybody read them, for good; who follows and who spoke is told."""
    command = PublishMinutes(meeting_id, principal().account_id, clerk_of(), expected_version())
    return perform(runtime().bus, command, SavedMinutesSchema, status=200)


@blueprint.post(f"{OF_MEETING}/corrections")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(MinutesCorrectionBody)
@blueprint.response(201, SavedMinutesSchema)
def correct_minutes(body: Body, meeting_id: UUID) -> Response:
    """Say in public what is right, and why; what was published stays beside it."""
    who = principal().account_id
    command = CorrectMinutes(meeting_id, who, clerk_of(), expected_version(), **body)
    return perform(runtime().bus, command, SavedMinutesSchema)


@blueprint.post(f"{OF_MEETING}/forget")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(NameInMinutesBody)
@blueprint.response(200, SavedMinutesSchema)
def forget_in_minutes(body: Body, meeting_id: UUID) -> Response:
    """Take the name of a private person out who asks for it; a public entry says that one was."""
    who = principal().account_id
    command = ForgetInMinutes(meeting_id, who, clerk_of(), expected_version(), **body)
    return perform(runtime().bus, command, SavedMinutesSchema, status=200)


def _write(part: Part, body: Body, meeting_id: UUID) -> Response:
    who = principal().account_id
    command = WriteMinutes(meeting_id, who, clerk_of(), expected_version(), part, body)
    return perform(runtime().bus, command, SavedMinutesSchema, status=200)
