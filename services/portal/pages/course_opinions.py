"""After a course: what one thinks of it; and what one agrees to, said and taken back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.organisations import items_of

course_opinions = Blueprint("course_opinions", __name__)
Json = dict[str, Any]
SCALE = ("1", "2", "3", "4", "5")
PURPOSES = ("photos", "name", "statistics")
GENDERS = ("f", "m", "other", "not-said")


@course_opinions.route("/cont/cursuri/<uuid:course_id>/parere", methods=["GET", "POST"])
@signed_in_only
def feedback(course_id: UUID) -> ResponseReturnValue:
    """The form, once; what is answered is kept without one's name."""
    with or_not_found():
        found = caller().get("training", f"/courses/{course_id}/feedback", signed=True).data
    form = Form({**request.form.to_dict(), "key": sending_key(request.form.get("key", ""))})
    if request.method == "POST":
        answers = [_answer(asked, f"q{place}", form) for place, asked in enumerate(found["questions"], 1)]
        if not any(one not in (None, "") for one in answers):
            form.problem = say("work.need_opinion")
        if not form.wrong and _sent(course_id, answers, form):
            return redirect(url_for("course_opinions.feedback", course_id=course_id, trimis="1"), 303)
    page = render_template("courses/feedback.html", f=found, course_id=course_id, form=form, scale=SCALE)
    return (page, 422) if form.wrong else page


@course_opinions.route("/cont/cursuri/<uuid:course_id>/acord", methods=["GET", "POST"])
@signed_in_only
def consent(course_id: UUID) -> ResponseReturnValue:
    """What one agrees to; a change is a new word, and the old ones stay in the file."""
    own = _own(course_id)
    stands = {one["purpose"]: one for one in own["consents"]}
    given = [name for name in PURPOSES if name in stands and stands[name]["given"]]
    form = Form({"agreed": ",".join(given), "gender": own["gender"] or ""})
    if request.method == "POST":
        agreed = [name for name in request.form.getlist("agreed") if name in PURPOSES]
        gender = request.form.get("gender", "")
        form = Form({"agreed": ",".join(agreed), "gender": gender if gender in GENDERS else ""})
        if _said(own, stands, agreed, form):
            return redirect(url_for("course_opinions.consent", course_id=course_id, salvat="1"), 303)
    page = render_template(
        "courses/consent.html", own=own, stands=stands, form=form, purposes=PURPOSES, genders=GENDERS
    )
    return (page, 422) if form.wrong else page


def _own(course_id: UUID) -> Json:
    found = items_of(caller().get("training", "/enrolments/mine", signed=True).data)
    own: Json | None = next((one for one in found if one["course_id"] == str(course_id)), None)
    if own is None:
        abort(404)
    return own


def _answer(asked: Json, name: str, form: Form) -> int | str | None:
    if asked["kind"] == "scale":
        return int(form[name]) if form[name] in SCALE else None
    form.limit(name, 2_000)
    return form[name].replace("\r\n", "\n")


def _sent(course_id: UUID, answers: list[int | str | None], form: Form) -> bool:
    path = f"/courses/{course_id}/feedback"
    try:
        caller().send("training", path, {"answers": answers}, signed=True, key=form["key"])
    except Refused as refused:
        form.take(refused)
        return False
    return True


def _said(own: Json, stands: Json, agreed: list[str], form: Form) -> bool:
    """Each word that is another than before."""
    for purpose in PURPOSES:
        is_given = purpose in agreed
        gender = (form["gender"] or None) if purpose == "statistics" and is_given else None
        before = purpose in stands and stands[purpose]["given"]
        if is_given == before and (purpose != "statistics" or gender == own["gender"]):
            continue
        body = {"purpose": purpose, "given": is_given, "gender": gender}
        try:
            caller().send("training", f"/enrolments/{own['id']}/consents", body, signed=True)
        except Refused as refused:
            form.take(refused)
            return False
    return True
