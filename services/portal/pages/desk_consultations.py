"""A consultation at the desk: publish the draft, close the open one."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.pages.desk_drafting import required
from services.portal.pages.desk_outcomes import next_step_of

desk_consultations = Blueprint("desk_consultations", __name__)
ACTIONS = ("publish", "close")


@desk_consultations.get("/birou/consultari/<uuid:consultation_id>")
@staff_only
def show(consultation_id: UUID) -> str:
    """What will be published, or what is; and the step that can be taken."""
    return _page(consultation_id, Form())


@desk_consultations.post("/birou/consultari/<uuid:consultation_id>")
@staff_only
def act(consultation_id: UUID) -> ResponseReturnValue:
    """Publish or close what was looked at; if it has changed meanwhile, show it again."""
    form = Form(request.form)
    if form["action"] not in ACTIONS:
        return _page(consultation_id, form), 422
    try:
        caller().send(
            "consultation",
            f"/consultations/{consultation_id}/{form['action']}",
            signed=True,
            key=sending_key(form["key"]),
            etag=form["etag"],
        )
    except Refused as refused:
        form.take(refused)
        return _page(consultation_id, form), refused.status
    return redirect(
        url_for("desk_consultations.show", consultation_id=consultation_id, facut=form["action"]), 303
    )


def _page(consultation_id: UUID, form: Form) -> str:
    with or_not_found():
        answer = caller().get("consultation", f"/consultations/{consultation_id}", signed=True)
    form = Form({"key": sending_key(""), "etag": answer.etag}, form.errors, form.problem)
    asked = required(consultation_id) if answer.data["state"] == "draft" else None
    missing = [one for one in asked or [] if one["due"] == "always" and not one["is_present"]]
    notice = part(lambda: _notice(consultation_id)) if answer.data["state"] == "draft" else None
    deeds = _deeds(consultation_id) if answer.data["state"] in ("open", "closed") else []
    shown = {"missing": missing, "notice": notice, "deeds": deeds, **next_step_of(answer.data)}
    return render_template("desk/consultation.html", c=answer.data, form=form, **shown)


def _notice(consultation_id: UUID) -> Any:
    """The notice as it would be published today."""
    return caller().get("consultation", f"/consultations/{consultation_id}/notice", signed=True).data


def _deeds(consultation_id: UUID) -> list[dict[str, Any]]:
    """What the clock has done; none for whoever may not know, or while the service is away."""
    path = f"/desk/consultations/{consultation_id}/deeds"
    found = part(lambda: caller().get("consultation", path, signed=True).data["items"])
    return found or []
