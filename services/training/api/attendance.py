"""The door of a session, and what is corrected after it."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from services.training.api.callers import CLERK, clerk_of
from services.training.commands.attendance import CorrectAttendance, NoteArrivals
from services.training.errors.attendance import NoSuchSession
from services.training.errors.courses import NoSuchCourse
from services.training.queries import attendance as queries
from services.training.queries import courses
from services.training.queries.standing import standings_of
from services.training.schemas.attendance import (
    AttendanceSchema,
    CorrectedSchema,
    CorrectionBody,
    SessionDoorSchema,
    StandingsSchema,
)
from shared.errors import NotAllowed
from shared.web.access import principal, role
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.door import DoorBody, ResultsSchema

SESSION = "/sessions/<uuid:session_id>"
Row = dict[str, Any]

blueprint = Blueprint("attendance", __name__, description="Who came to the sessions of a course.")


@blueprint.get(f"{SESSION}/door")
@role(CLERK)
@blueprint.response(200, SessionDoorSchema)
def get_door(session_id: UUID) -> Any:
    """Those who are awaited, for whoever stands at the door."""
    return {**_read(session_id), "walk_ins": False}


@blueprint.post(f"{SESSION}/door")
@role(CLERK)
@blueprint.arguments(DoorBody)
@blueprint.response(200, ResultsSchema)
def note_arrivals(body: dict[str, Any], session_id: UUID) -> Any:
    """Note those who came; by its key each is noted once, however often it is sent."""
    command = NoteArrivals(session_id, clerk_of(), principal().account_id, body["arrivals"])
    return {"results": runtime().bus.do(command)}


@blueprint.get(f"{SESSION}/attendance")
@role(CLERK)
@blueprint.response(200, AttendanceSchema)
def get_attendance(session_id: UUID) -> Any:
    """Who was there, with what was corrected afterwards."""
    return _read(session_id)


@blueprint.post(f"{SESSION}/attendance/<uuid:enrolment_id>")
@role(CLERK)
@blueprint.arguments(CorrectionBody)
@blueprint.response(200, CorrectedSchema)
def correct_attendance(body: dict[str, Any], session_id: UUID, enrolment_id: UUID) -> Any:
    """Say afterwards that somebody was there, or was not; the reason is kept."""
    command = CorrectAttendance(session_id, enrolment_id, clerk_of(), principal().account_id, **body)
    return runtime().bus.do(command)


@blueprint.get("/courses/<uuid:course_id>/attendance")
@role(CLERK)
@blueprint.response(200, StandingsSchema)
def list_standings(course_id: UUID) -> Any:
    """How many sessions and hours each has attended."""
    with runtime().read() as session:
        course = courses.course(session, course_id)
        if course is None:
            raise NoSuchCourse
        if course["authority"] not in clerk_of():
            raise NotAllowed if course["announced_at"] else NoSuchCourse
        found = standings_of(session, course_id)
    return {"items": [{"enrolment_id": id_, **asdict(one)} for id_, one in found.items()]}


def _read(session_id: UUID) -> Row:
    with runtime().read() as session:
        found = queries.session_of(session, session_id)
        if found is None or (found["announced_at"] is None and found["authority"] not in clerk_of()):
            raise NoSuchSession
        if found["authority"] not in clerk_of():
            raise NotAllowed
        return {**found, "people": queries.people_of(session, found["course_id"], session_id)}
