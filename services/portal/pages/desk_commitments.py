"""What is promised with an adopted act, at the desk: noted, and how it stands."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say

desk_commitments = Blueprint("desk_commitments", __name__)
Json = dict[str, Any]
STATES = ("planned", "ongoing", "done", "given-up")


@desk_commitments.route("/birou/consultari/<uuid:consultation_id>/angajamente", methods=["GET", "POST"])
@staff_only
def listing(consultation_id: UUID) -> ResponseReturnValue:
    """All of an act, and one more."""
    path = f"/consultations/{consultation_id}"
    form = Form({**request.form.to_dict(), "key": sending_key(request.form.get("key", ""))})
    if request.method == "POST":
        form.need("text", say("commitments.need_text"))
        form.limit("text", 2_000)
        form.need("responsible", say("commitments.need_responsible"))
        form.limit("responsible", 300)
        form.check("due_on", _is_day, say("commitments.need_day"))
        body = {
            "text": form["text"],
            "responsible": form["responsible"],
            "due_on": form["due_on"] or None,
        }
        if not form.wrong and _sent(f"{path}/commitments", body, form, key=form["key"]):
            return redirect(url_for("desk_commitments.listing", consultation_id=consultation_id), 303)
    with or_not_found():
        consultation = caller().get("consultation", path, signed=True).data
        found = caller().get("consultation", f"{path}/commitments").data["items"]
    page = render_template("desk/commitments.html", c=consultation, commitments=found, form=form)
    return (page, 422) if form.wrong else page


@desk_commitments.route("/birou/angajamente/<uuid:commitment_id>", methods=["GET", "POST"])
@staff_only
def change(commitment_id: UUID) -> ResponseReturnValue:
    """How one stands now."""
    found = _read(commitment_id)
    now = {name: str(found.data[name] or "") for name in ("state", "due_on")}
    form = Form({**now, "etag": found.etag, **request.form.to_dict()})
    if request.method == "POST":
        if form["state"] not in STATES:
            form.errors["state"] = say("commitments.need_state")
        if form["state"] == "given-up":
            form.need("note", say("commitments.need_reason"))
        form.limit("note", 2_000)
        form.check("due_on", _is_day, say("commitments.need_day"))
        body = {
            "state": form["state"],
            "note": form["note"],
            "evidence_url": form["evidence_url"] or None,
            "due_on": form["due_on"] or None,
        }
        if not form.wrong and _sent(f"/commitments/{commitment_id}", body, form, etag=form["etag"]):
            of = found.data["consultation_id"]
            return redirect(url_for("desk_commitments.listing", consultation_id=of), 303)
        found = _read(commitment_id)
        form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template("desk/commitment.html", k=found.data, form=form, states=STATES)
    return (page, 422) if form.wrong else page


def _read(commitment_id: UUID) -> Answer:
    with or_not_found():
        return caller().get("consultation", f"/commitments/{commitment_id}")


def _sent(path: str, body: Json, form: Form, *, key: str = "", etag: str = "") -> bool:
    """Send what was typed; what stands against it goes to the form."""
    method = "PUT" if etag else "POST"
    try:
        caller().send("consultation", path, body, method=method, signed=True, key=key, etag=etag)
    except Refused as refused:
        form.take(refused)
        return False
    return True


def _is_day(typed: str) -> bool:
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True
