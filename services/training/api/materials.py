"""What is read and used in a course: for everybody, for those who take part, from clerks."""

from typing import Any
from uuid import UUID

from flask import Response

from services.training.api.callers import CLERK, clerk_of
from services.training.commands.materials import AddFile, AddLink, RemoveMaterial
from services.training.errors.courses import NoSuchCourse
from services.training.errors.materials import NoSuchMaterial
from services.training.model.material import EVERYBODY
from services.training.queries import courses
from services.training.queries import materials as queries
from services.training.schemas.materials import (
    LinkBody,
    MaterialArguments,
    MaterialsSchema,
    PutSchema,
    described,
)
from shared.persistence.files import attachment
from shared.web.access import caller, principal, public, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.files import give_file, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

Row = dict[str, Any]

blueprint = Blueprint("materials", __name__, description="What is read and used in a course.")


@blueprint.get("/courses/<uuid:course_id>/materials")
@public
@blueprint.response(200, MaterialsSchema)
def list_materials(course_id: UUID) -> Any:
    """What the caller may see; clerks see files that were not looked into yet, or were refused."""
    with runtime().read() as session:
        course = _course(session, course_id)
        found = queries.of_course(session, course_id)
        shown = [one for one in found if _may_see(session, course, one)]
    return {"items": shown, "hidden": len(found) - len(shown)}, 200, {"Cache-Control": "no-store"}


@blueprint.get("/materials/<uuid:material_id>/content")
@public
@blueprint.response(200, content_type="application/octet-stream")
def get_file(material_id: UUID) -> Response:
    """The file, to be saved."""
    with runtime().read() as session:
        found = queries.material(session, material_id)
        if found is None or found["file_id"] is None:
            raise NoSuchMaterial
        course = courses.course(session, found["course_id"])
        is_shown = course and (course["announced_at"] or course["authority"] in clerk_of())
        if not course or not is_shown or not _may_see(session, course, found):
            raise NoSuchMaterial
        file = attachment(session, found["file_id"])
    return give_file(runtime().read, file)


@blueprint.post("/courses/<uuid:course_id>/materials/links")
@role(CLERK)
@idempotent
@blueprint.arguments(LinkBody)
@blueprint.response(201, PutSchema)
def add_link(body: dict[str, Any], course_id: UUID) -> Response:
    """Show an address."""
    command = AddLink(course_id, clerk_of(), principal().account_id, described(body), body["url"])
    return perform(runtime().bus, command, PutSchema)


@blueprint.post("/courses/<uuid:course_id>/materials/files")
@role(CLERK)
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(MaterialArguments, location="query")
@blueprint.response(201, PutSchema)
def add_file(asked: dict[str, Any], course_id: UUID) -> Response:
    """Give out a file, once it was looked into; the body is the file."""
    who, said = principal().account_id, described(asked)
    return perform(
        runtime().bus, AddFile(course_id, clerk_of(), who, said, asked["name"], sent_file()), PutSchema
    )


@blueprint.delete("/materials/<uuid:material_id>")
@role(CLERK)
@blueprint.response(200, PutSchema)
def remove_material(material_id: UUID) -> Any:
    """Take it away."""
    return runtime().bus.do(RemoveMaterial(material_id, clerk_of()))


def _course(session: Any, course_id: UUID) -> Row:
    course = courses.course(session, course_id)
    if course is None or (course["announced_at"] is None and course["authority"] not in clerk_of()):
        raise NoSuchCourse
    return course


def _may_see(session: Any, course: Row, material: Row) -> bool:
    if course["authority"] in clerk_of():
        return True
    if material["file_state"] not in (None, "good"):
        return False
    who = caller()
    return material["visible"] == EVERYBODY or bool(
        who and queries.has_seat(session, course["id"], who.account_id)
    )
