"""The end of a procedure at the desk: finalised, then what was decided."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found, part
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.debates import owed_debates

desk_outcomes = Blueprint("desk_outcomes", __name__)
Json = dict[str, Any]
KINDS = ("adopted", "rejected", "withdrawn")
VOTES = ("votes_for", "votes_against", "abstained")
MOST_VOTES = 4  # digits


@desk_outcomes.route("/birou/consultari/<uuid:consultation_id>/finalizare", methods=["GET", "POST"])
@staff_only
def finalise(consultation_id: UUID) -> ResponseReturnValue:
    """What stands against finalising, or the button that does it."""
    form = Form(request.form)
    if request.method == "POST":
        try:
            path = f"/consultations/{consultation_id}/finalise"
            caller().send("consultation", path, signed=True, etag=form["etag"])
            return _back(consultation_id, "finalise")
        except Refused as refused:
            form.take(refused)
    found = read(consultation_id)
    versions, waiting = versions_of(consultation_id), waiting_for(consultation_id)
    form = Form({"etag": found.etag}, form.errors, form.problem)
    page = render_template(
        "desk/finalise.html",
        c=found.data,
        form=form,
        versions=versions,
        waiting=waiting,
        owed=owed_debates(consultation_id, found.data["kind"]),
    )
    return (page, 409) if form.wrong else page


@desk_outcomes.route("/birou/consultari/<uuid:consultation_id>/rezultat", methods=["GET", "POST"])
@staff_only
def outcome(consultation_id: UUID) -> ResponseReturnValue:
    """What was decided: which of the three, then its form."""
    found = read(consultation_id)
    versions = [one for one in versions_of(consultation_id) or [] if one["state"] == "published"]
    final = found.data["final_version"] or 1
    form = Form({"etag": found.etag, "version": str(versions[0]["number"] if versions else final)})
    form = Form({**form.values, **request.form.to_dict(), "key": sending_key(request.form.get("key", ""))})
    kind = request.values.get("fel", "")
    kind = kind if kind in KINDS else ""
    if request.method == "POST" and kind and _is_good(form, kind):
        try:
            path, key, etag = f"/consultations/{consultation_id}/outcome", form["key"], form["etag"]
            body = _body(form, kind)
            caller().send("consultation", path, body, signed=True, key=key, etag=etag)
            return _back(consultation_id, "outcome")
        except Refused as refused:
            form.take(refused)
            # Whoever was second has now seen the newest state.
            form = Form({**form.values, "etag": read(consultation_id).etag}, form.errors, form.problem)
    page = render_template(
        "desk/outcome.html",
        c=found.data,
        form=form,
        kind=kind,
        texts=[one for one in versions if one["number"] >= final],
    )
    return (page, 422) if form.wrong else page


def read(consultation_id: UUID) -> Answer:
    """A consultation as its clerks see it; 404 if there is none."""
    with or_not_found():
        return caller().get("consultation", f"/consultations/{consultation_id}", signed=True)


def versions_of(consultation_id: UUID) -> list[Json] | None:
    """Its texts, that being written among them; None while the service is away."""
    path = f"/consultations/{consultation_id}/versions"
    found: list[Json] | None = part(lambda: caller().get("consultation", path, signed=True).data["items"])
    return found


def waiting_for(consultation_id: UUID) -> int | None:
    """How many recommendations have no reasoned answer; None where that cannot be known now."""
    path = f"/consultations/{consultation_id}/waiting"
    found: int | None = part(lambda: caller().get("consultation", path, signed=True).data["waiting"])
    return found


def next_step_of(consultation: Json) -> Json:
    """What the desk needs to say what comes next: the texts, and how many recommendations wait."""
    if consultation["state"] in ("draft", "record"):
        return {"waiting": None, "versions": None}
    consultation_id = UUID(consultation["id"])
    return {"waiting": waiting_for(consultation_id), "versions": versions_of(consultation_id)}


def _is_good(form: Form, kind: str) -> bool:
    form.need("on", say("outcome.need_day"))
    form.check("on", _is_day, say("outcome.need_day"))
    if kind == "adopted":
        form.need("number", say("outcome.need_number"))
    else:
        form.need("reason", say("outcome.need_reason"))
    form.limit("reason", 5_000)
    form.limit("number", 100)
    for name in VOTES:
        form.check(
            name, lambda typed: typed.isdecimal() and len(typed) <= MOST_VOTES, say("outcome.need_votes")
        )
    return not form.wrong


def _body(form: Form, kind: str) -> Json:
    body: Json = {"kind": kind, "on": form["on"], "reason": form["reason"]}
    if kind == "withdrawn":
        return body
    body |= {"url": form["url"] or None}
    body |= {name: int(form[name]) if form[name] else None for name in VOTES}
    if kind == "adopted":
        version = int(form["version"]) if form["version"].isdecimal() else None
        body |= {"number": form["number"], "version": version}
    return body


def _is_day(typed: str) -> bool:
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True


def _back(consultation_id: UUID, done: str) -> ResponseReturnValue:
    return redirect(url_for("desk_consultations.show", consultation_id=consultation_id, facut=done), 303)
