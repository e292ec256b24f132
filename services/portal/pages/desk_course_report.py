"""A course in numbers at the desk, and as a table to take away."""

from uuid import UUID

from flask import Blueprint, Response, abort, render_template
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.pages.desk_course_work import read, read_course
from services.portal.pages.files import passed_on

desk_course_report = Blueprint("desk_course_report", __name__)
STEPS = ("enrolled", "attended", "attended_enough", "passed", "certified")
PARTS = ("by_group", "by_gender", "by_locality")


@desk_course_report.get("/birou/cursuri/<uuid:course_id>/raport")
@staff_only
def show(course_id: UUID) -> ResponseReturnValue:
    """Drawn, and as tables."""
    course, found = read_course(course_id), read(f"/courses/{course_id}/report").data
    return render_template("desk/course_report.html", c=course, report=found, steps=STEPS, parts=PARTS)


@desk_course_report.get("/birou/cursuri/<uuid:course_id>/raport.<kind>")
@staff_only
def file(course_id: UUID, kind: str) -> Response:
    """CSV or XLSX."""
    if kind not in ("csv", "xlsx"):
        abort(404)
    with or_not_found():
        return passed_on(caller().fetch("training", f"/courses/{course_id}/report/file?kind={kind}"))
