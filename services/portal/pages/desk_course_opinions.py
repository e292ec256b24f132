"""Opinions about a course at the desk: what is asked, and from five answers on what was answered."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.desk_course_work import Json, read, read_course, sent, typed

desk_course_opinions = Blueprint("desk_course_opinions", __name__)
PLACES = range(1, 7)
KINDS = ("scale", "text")
LEAST = 3


@desk_course_opinions.route("/birou/cursuri/<uuid:course_id>/pareri", methods=["GET", "POST"])
@staff_only
def show(course_id: UUID) -> ResponseReturnValue:
    """The form while nobody has answered; then the numbers."""
    course, asked = read_course(course_id), read(f"/courses/{course_id}/feedback-form")
    form = typed({**_as_form(asked.data["questions"]), "etag": asked.etag})
    if request.method == "POST":
        body, path = _body(form), f"/courses/{course_id}/feedback-form"
        if not form.wrong and sent(path, body, form, method="PUT", etag=form["etag"]):
            return redirect(url_for("desk_course_opinions.show", course_id=course_id, salvat="1"), 303)
        form = Form({**form.values, "etag": asked.etag}, form.errors, form.problem)
    results = read(f"/courses/{course_id}/feedback-results").data
    page = render_template(
        "desk/course_opinions.html",
        c=course,
        asked=asked.data,
        results=results,
        form=form,
        places=PLACES,
        kinds=KINDS,
    )
    return (page, 422) if form.wrong else page


def _as_form(questions: list[Json]) -> Json:
    """What stands; where nothing does, three questions to begin with."""
    first = [{"kind": "scale", "text": say(f"work.first_question_{place}")} for place in (1, 2)]
    first.append({"kind": "text", "text": say("work.first_question_3")})
    values: Json = {}
    for place, one in enumerate(questions or first, start=1):
        values |= {f"text-{place}": one["text"], f"kind-{place}": one["kind"]}
    return values


def _body(form: Form) -> Json:
    questions = []
    for place in PLACES:
        form.limit(f"text-{place}", 300)
        if form[f"text-{place}"]:
            kind = form[f"kind-{place}"] if form[f"kind-{place}"] in KINDS else "scale"
            questions.append({"kind": kind, "text": form[f"text-{place}"]})
    if len(questions) < LEAST or not any(one["kind"] == "scale" for one in questions):
        form.problem = say("work.need_three")
    return {"questions": questions}
