"""Who came to a session: seen and corrected afterwards, each time with a reason that stays."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import say

desk_attendance = Blueprint("desk_attendance", __name__)
Json = dict[str, Any]


@desk_attendance.route("/birou/cursuri/intalniri/<uuid:session_id>/prezenta", methods=["GET", "POST"])
@staff_only
def show(session_id: UUID) -> ResponseReturnValue:
    """The list, with a form for who was noted wrongly."""
    found, form = _read(session_id), Form(request.form)
    if request.method == "POST":
        form.need("person", say("attendance.need_person"))
        form.need("present", say("attendance.need_present"))
        form.need("reason", say("attendance.need_reason"))
        form.limit("reason", 500)
        if not form.wrong and _corrected(session_id, form):
            return redirect(url_for("desk_attendance.show", session_id=session_id, facut="1"), 303)
    page = render_template("door/attendance.html", d=found, session_id=session_id, form=form)
    return (page, 422) if form.wrong else page


def _read(session_id: UUID) -> Json:
    with or_not_found():
        found: Json = caller().get("training", f"/sessions/{session_id}/attendance", signed=True).data
    return found


def _corrected(session_id: UUID, form: Form) -> bool:
    try:
        person = UUID(form["person"])
    except ValueError:
        form.errors["person"] = say("attendance.need_person")
        return False
    body = {"present": form["present"] == "yes", "reason": form["reason"]}
    try:
        caller().send("training", f"/sessions/{session_id}/attendance/{person}", body, signed=True)
    except Refused as refused:
        form.take(refused)
        return False
    return True
