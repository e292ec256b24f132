"""People without accounts at a course: entered by a clerk from a list, taken off it."""

import csv
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.desk_courses import GROUPS

desk_course_lists = Blueprint("desk_course_lists", __name__)
MOST_LINES, MOST_SIGNS = 500, 100_000
COLUMNS = ("name", "organisation_name", "locality")
Json = dict[str, Any]


@desk_course_lists.route("/birou/cursuri/<uuid:course_id>/lista", methods=["GET", "POST"])
@staff_only
def enter(course_id: UUID) -> ResponseReturnValue:
    """One person a line: name, organisation, locality; as it is typed, or pasted from a spreadsheet."""
    with or_not_found():
        course = caller().get("training", f"/courses/{course_id}", signed=True).data
    form = Form({**request.form.to_dict(), "key": sending_key(request.form.get("key", ""))})
    if request.method == "POST":
        people = _people(form)
        if not form.wrong and _sent(course_id, people, form):
            return redirect(url_for("desk_courses.show", course_id=course_id, _anchor="people"), 303)
    groups = [name for name in GROUPS if name in course["audience"]]
    page = render_template("desk/course_list.html", c=course, form=form, groups=groups)
    return (page, 422) if form.wrong else page


@desk_course_lists.post("/birou/cursuri/<uuid:course_id>/lista/<uuid:enrolment_id>/scoate")
@staff_only
def take_off(course_id: UUID, enrolment_id: UUID) -> ResponseReturnValue:
    """Somebody does not come after all."""
    with or_not_found():
        caller().send("training", f"/enrolments/{enrolment_id}/take-off", signed=True, key=sending_key(""))
    return redirect(url_for("desk_courses.show", course_id=course_id, _anchor="people"), 303)


def _people(form: Form) -> list[Json]:
    """What stands in the lines; what is missing goes to the form."""
    form.need("people", say("courses.need_people"))
    form.limit("people", MOST_SIGNS)
    form.need("group", say("courses.need_group"))
    form.need("has_consent", say("courses.need_list_consent"))
    found = []
    for number, line in enumerate(form["people"].splitlines(), start=1):
        row = _row(line)
        if not row:
            continue
        if len(row[0]) < 3 or len(row) > len(COLUMNS):
            form.errors["people"] = say("courses.bad_line", number=number)
            break
        filled = [*row, *([""] * (len(COLUMNS) - len(row)))]
        found.append({**dict(zip(COLUMNS, filled, strict=True)), "member_of": form["group"]})
    if len(found) > MOST_LINES:
        form.errors["people"] = say("courses.many_lines", most=MOST_LINES)
    return found


def _row(line: str) -> list[str]:
    """The cells of a line; spreadsheets put tabs between them, people semicolons."""
    if not line.strip():
        return []
    (cells,) = csv.reader([line.replace("\x00", "")], delimiter="\t" if "\t" in line else ";")
    return [" ".join(cell.split()) for cell in cells]


def _sent(course_id: UUID, people: list[Json], form: Form) -> bool:
    body = {"people": people, "has_consent": True}
    path = f"/courses/{course_id}/enrolments/list"
    try:
        caller().send("training", path, body, signed=True, key=form["key"])
    except Refused as refused:
        form.take(refused)
        return False
    return True
