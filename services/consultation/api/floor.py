"""The floor of a meeting: the chair's, and what everybody sees of it."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.floor import ChangeFloor
from services.consultation.errors.meetings import NoSuchMeeting
from services.consultation.model.authorship import initials
from services.consultation.queries import floor as queries
from services.consultation.queries.meetings import meeting as read_meeting
from services.consultation.schemas.floor import ChangedFloorSchema, FloorBody, FloorSchema, ScreenSchema
from shared.errors import NotAllowed
from shared.web.access import principal, public, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

ONE = "/meetings/<uuid:meeting_id>"
SHOWN_NEXT = 3
Row = dict[str, Any]

blueprint = Blueprint("floor", __name__, description="Who has the floor at a meeting.")


@blueprint.get(f"{ONE}/floor")
@role(CLERK)
@blueprint.response(200, FloorSchema)
def get_floor(meeting_id: UUID) -> Any:
    """What the chair needs: who is next, who speaks and for how long, what is discussed."""
    found = _read(meeting_id)
    if found["authority"] not in clerk_of():
        raise NotAllowed
    return found, 200, {"ETag": etag_of(found["version"])}


@blueprint.post(f"{ONE}/floor")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(FloorBody)
@blueprint.response(200, ChangedFloorSchema)
def change_floor(body: dict[str, Any], meeting_id: UUID) -> Response:
    """Open the meeting, give the floor, take it, say what is discussed, close it."""
    command = ChangeFloor(
        meeting_id=meeting_id,
        clerk_id=principal().account_id,
        clerk_of=clerk_of(),
        version=expected_version(),
        **body,
    )
    return perform(runtime().bus, command, ChangedFloorSchema, status=200)


@blueprint.get(f"{ONE}/screen")
@public
@blueprint.response(200, ScreenSchema)
def get_screen(meeting_id: UUID) -> Any:
    """What stands on the wall of the room: nobody's name, but their organisation or initials."""
    found = _read(meeting_id)
    now, point = found["now"], found["point"]
    article = next((one for one in found["articles"] if one["number"] == found["article"]), None)
    speaker = now and {**now, "shown": _shown(now), "is_paused": now["paused_at"] is not None}
    return {
        **found,
        "article": article,
        "point_text": found["agenda"][point - 1] if point and point <= len(found["agenda"]) else "",
        "now": speaker,
        "next": [_shown(one) for one in found["queue"] if one["arrived_at"]][:SHOWN_NEXT],
        "heard": len(found["heard"]),
    }


def _read(meeting_id: UUID) -> Row:
    with runtime().read() as session:
        meeting = read_meeting(session, meeting_id)
        if meeting is None:
            raise NoSuchMeeting
        # When a meeting began is known of the chair first, and of its history once it was held.
        return {**meeting, **queries.floor_of(session, meeting, runtime().clock.now())}


def _shown(who: Row) -> str:
    return str(who["organisation"] or initials(who["name"]) or "–")
