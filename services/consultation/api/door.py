"""The door of a meeting or an activity."""

from typing import Any
from uuid import UUID

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.door import NoteArrivals
from services.consultation.queries.registrations import of_gathering
from services.consultation.repository.gatherings import gathering_of
from shared.errors import NotAllowed
from shared.plain_text import plain
from shared.web.access import principal, role
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.door import DoorBody, DoorSchema, ResultsSchema

DOOR = "/desk/gatherings/<kind>/<uuid:gathering_id>/door"
Row = dict[str, Any]

blueprint = Blueprint("door", __name__, description="Who came to a meeting or an activity.")


@blueprint.get(DOOR)
@role(CLERK)
@blueprint.response(200, DoorSchema)
def get_door(kind: str, gathering_id: UUID) -> Any:
    """Those who are awaited, by name, for whoever stands at the door."""
    with runtime().read() as session:
        gathering = gathering_of(session, kind, gathering_id, lock=False)
        if gathering.authority not in clerk_of():
            raise NotAllowed
        rows = of_gathering(session, kind, gathering_id)
    people = [_shown(row) for row in rows if _is_awaited(row)]
    return {
        "title": gathering.title,
        "authority": gathering.authority,
        "starts_at": gathering.starts_at,
        "ends_at": gathering.ends_at,
        "walk_ins": True,
        "people": sorted(people, key=lambda one: (one["state"] == "waiting", plain(one["name"]), one["id"])),
    }


@blueprint.post(DOOR)
@role(CLERK)
@blueprint.arguments(DoorBody)
@blueprint.response(200, ResultsSchema)
def note_arrivals(body: dict[str, Any], kind: str, gathering_id: UUID) -> Any:
    """Note those who came; by its key each is noted once, however often it is sent."""
    command = NoteArrivals(kind, gathering_id, clerk_of(), principal().account_id, body["arrivals"])
    return {"results": runtime().bus.do(command)}


def _is_awaited(row: Row) -> bool:
    return not row["forgotten"] and (row["state"] != "cancelled" or row["arrived_at"] is not None)


def _shown(row: Row) -> Row:
    return {**row, "organisation": row["organisation_name"]}
