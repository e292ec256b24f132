"""What is read and used in a course: a file on its way to whoever may have it."""

from uuid import UUID

from flask import Blueprint, Response

from services.portal.access import visitor
from services.portal.asking import caller, or_not_found
from services.portal.pages.files import passed_on

course_materials = Blueprint("course_materials", __name__)


@course_materials.get("/cursuri/materiale/<uuid:material_id>")
def content(material_id: UUID) -> Response:
    """One file, to be saved."""
    path = f"/materials/{material_id}/content"
    with or_not_found():
        return passed_on(caller().fetch("training", path, signed=visitor().signed_in))
