"""How a course is assessed, at the desk: the terms, who has passed, and scoring again with a reason."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.desk_course_work import (
    Json,
    as_typed,
    instant,
    number,
    read,
    read_course,
    sent,
    typed,
)

desk_course_test = Blueprint("desk_course_test", __name__)
KINDS = ("none", "test", "marked")


@desk_course_test.route("/birou/cursuri/<uuid:course_id>/test", methods=["GET", "POST"])
@staff_only
def show(course_id: UUID) -> ResponseReturnValue:
    """The terms as a form, and below it the results."""
    course, terms = read_course(course_id), read(f"/courses/{course_id}/assessment")
    form = typed({**_as_form(terms.data), "etag": terms.etag})
    if request.method == "POST":
        if form["go"] == "rescore":
            form.need("reason", say("work.need_reason"))
            form.limit("reason", 2_000)
            done = not form.wrong and sent(f"/courses/{course_id}/rescore", {"reason": form["reason"]}, form)
        else:
            body, path = _body(form), f"/courses/{course_id}/assessment"
            done = not form.wrong and sent(path, body, form, method="PUT", etag=form["etag"])
        if done:
            return redirect(url_for("desk_course_test.show", course_id=course_id, facut=form["go"]), 303)
        form = Form({**form.values, "etag": terms.etag}, form.errors, form.problem)
    results = read(f"/courses/{course_id}/results").data
    page = render_template(
        "desk/course_test.html", c=course, terms=terms.data, results=results, form=form, kinds=KINDS
    )
    return (page, 422) if form.wrong else page


def _as_form(terms: Json) -> Json:
    numbers = {name: str(terms[name]) for name in ("pass_percent", "draws", "attempts_allowed")}
    minutes = {"minutes": str(terms["minutes"] or "")}
    window = {**as_typed("opens", terms["opens_at"]), **as_typed("closes", terms["closes_at"])}
    return {"kind": terms["kind"], **numbers, **minutes, **window}


def _body(form: Form) -> Json:
    return {
        "kind": form["kind"] if form["kind"] in KINDS else "none",
        "pass_percent": number(form, "pass_percent", 1, 100),
        "draws": number(form, "draws", 1, 500),
        "attempts_allowed": number(form, "attempts_allowed", 1, 20),
        "minutes": number(form, "minutes", 1, 1_440, optional=True),
        "opens_at": instant(form, "opens"),
        "closes_at": instant(form, "closes"),
    }
