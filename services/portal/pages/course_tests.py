"""Taking the test of a course: all questions on one page, saved as one goes, handed in once."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say

course_tests = Blueprint("course_tests", __name__)
Json = dict[str, Any]
OVER = ("time-is-over", "already-handed-in")


@course_tests.route("/cont/cursuri/<uuid:course_id>/test", methods=["GET", "POST"])
@signed_in_only
def overview(course_id: UUID) -> ResponseReturnValue:
    """Where one stands; the button begins an attempt, or goes on with the one that runs."""
    form = Form({**request.form.to_dict(), "key": sending_key(request.form.get("key", ""))})
    if request.method == "POST":
        try:
            with or_not_found():
                path = f"/courses/{course_id}/attempts"
                made = caller().send("training", path, signed=True, key=form["key"]).data
            return redirect(url_for("course_tests.attempt", course_id=course_id, attempt_id=made["id"]), 303)
        except Refused as refused:
            form.take(refused)
    with or_not_found():
        found = caller().get("training", f"/courses/{course_id}/test", signed=True).data
    page = render_template("courses/test.html", t=found, course_id=course_id, form=form)
    return (page, 422) if form.wrong else page


@course_tests.route(
    "/cont/cursuri/<uuid:course_id>/test/<uuid:attempt_id>",
    methods=["GET", "POST"],
)
@signed_in_only
def attempt(course_id: UUID, attempt_id: UUID) -> ResponseReturnValue:
    """Its questions; both buttons save, and one of them hands in as well."""
    form = Form(request.form.to_dict())
    found = _read(attempt_id)
    if request.method == "POST" and found["handed_in_at"] is None:
        replies = _replies(found, form)
        if not form.wrong and _saved(attempt_id, replies, form):
            done = "predat" if form["go"] == "hand-in" else "salvat"
            here = url_for("course_tests.attempt", course_id=course_id, attempt_id=attempt_id)
            return redirect(f"{here}?{done}=1", 303)
        found = _as_typed(found, replies) if form.errors else _read(attempt_id)
    page = render_template("courses/attempt.html", a=found, course_id=course_id, form=form)
    return (page, 422) if form.wrong else page


def _read(attempt_id: UUID) -> Json:
    with or_not_found():
        found: Json = caller().get("training", f"/attempts/{attempt_id}", signed=True).data
    return found


def _replies(found: Json, form: Form) -> list[Json]:
    """What was typed to each question; what is no number is said at its field."""
    replies = []
    for place, asked in enumerate(found["questions"], start=1):
        name = f"q{place}"
        reply: Json = {"question_id": asked["id"]}
        if asked["options"]:
            reply["chosen"] = [int(one) for one in request.form.getlist(name) if one.isdecimal()][:12]
        else:
            reply["number"] = form[name][:30]
            form.check(name, _is_number, say("work.need_number", number=place))
        replies.append(reply)
    return replies


def _is_number(typed: str) -> bool:
    plain = typed.replace(",", ".").replace("\u2212", "-").removeprefix("-")
    return len(typed) <= 30 and plain.replace(".", "", 1).isdecimal() and plain.isascii()


def _saved(attempt_id: UUID, replies: list[Json], form: Form) -> bool:
    path = f"/attempts/{attempt_id}"
    try:
        caller().send("training", f"{path}/answers", {"answers": replies}, method="PUT", signed=True)
        if form["go"] == "hand-in":
            caller().send("training", f"{path}/hand-in", signed=True)
    except Refused as refused:
        if refused.code not in OVER:
            form.take(refused)
            return False
        # What was saved in time is what counts; from here on the page shows the result.
        caller().send("training", f"{path}/hand-in", signed=True)
        form.problem = refused.detail
        return False
    return True


def _as_typed(found: Json, replies: list[Json]) -> Json:
    asked = [{**one, **reply} for one, reply in zip(found["questions"], replies, strict=True)]
    return {**found, "questions": asked}
