"""Marks of a trainer: who has passed, with a grade and a word where one wants."""

from decimal import Decimal, InvalidOperation
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.desk_course_work import Json, read, read_course, sent, typed

desk_course_marks = Blueprint("desk_course_marks", __name__)


@desk_course_marks.route("/birou/cursuri/<uuid:course_id>/note", methods=["GET", "POST"])
@staff_only
def show(course_id: UUID) -> ResponseReturnValue:
    """A line for each who has a seat; a line without a verdict is left as it is."""
    course, terms = read_course(course_id), read(f"/courses/{course_id}/assessment").data
    people = read(f"/courses/{course_id}/results").data["items"]
    form = typed(_as_form(people))
    if request.method == "POST":
        marks = [mark for one in people if (mark := _mark(one, form))]
        if not marks:
            form.problem = form.problem or say("work.need_marks")
        if not form.wrong and sent(f"/courses/{course_id}/marks", {"marks": marks}, form):
            return redirect(url_for("desk_course_marks.show", course_id=course_id, salvat="1"), 303)
    page = render_template("desk/course_marks.html", c=course, terms=terms, people=people, form=form)
    return (page, 422) if form.wrong else page


def _as_form(people: list[Json]) -> Json:
    values: Json = {}
    for one in people:
        if one["marked_at"]:
            who = one["enrolment_id"]
            values[f"passed-{who}"] = "yes" if one["mark_passed"] else "no"
            values[f"grade-{who}"] = "" if one["grade"] is None else f"{one['grade']:g}".replace(".", ",")
            values[f"note-{who}"] = one["note"]
    return values


def _mark(one: Json, form: Form) -> Json | None:
    who = one["enrolment_id"]
    verdict, grade, note = form[f"passed-{who}"], form[f"grade-{who}"], form[f"note-{who}"]
    if verdict not in ("yes", "no"):
        if grade or note:
            form.errors[f"passed-{who}"] = say("work.need_verdict", name=one["name"])
        return None
    form.limit(f"note-{who}", 2_000)
    if grade and not _is_grade(grade):
        form.errors[f"grade-{who}"] = say("work.need_grade", name=one["name"])
    return {
        "enrolment_id": who,
        "passed": verdict == "yes",
        "grade": grade.replace(",", ".") or None,
        "note": note.replace("\r\n", "\n"),
    }


def _is_grade(typed: str) -> bool:
    try:
        return 1 <= Decimal(typed.replace(",", ".")) <= 10
    except InvalidOperation:
        return False
