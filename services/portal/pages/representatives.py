"""Another legal representative: named by who represents the organisation, or claimed by the newcomer."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages import changes
from services.portal.pages.files import chosen_file
from services.portal.pages.mandates import my_mandates

representatives = Blueprint("representatives", __name__)
ROLE = "legal-representative"
Json = dict[str, Any]


@representatives.route("/organizatii/<uuid:organisation_id>/reprezentant-nou", methods=["GET", "POST"])
@signed_in_only
def claim(organisation_id: UUID) -> ResponseReturnValue:
    """Ask to represent it in place of who does so now; who does so already names a successor elsewhere."""
    if _represents(organisation_id):
        return redirect(url_for("changes.listing", organisation_id=organisation_id), 303)
    found = changes.organisation_of(organisation_id)
    if request.method == "GET":
        return _page(found, Form())
    form = Form(request.form.to_dict())
    form.need("why", say("claim.why_missing"))
    if not chosen_file():
        form.errors.setdefault("file", say("claim.proof_missing"))
    if form.wrong:
        return _page(found, form), 422
    body = {"authority": form["authority"], "why": form["why"]}
    path, key = f"/organisations/{organisation_id}/claims", sending_key(form["key"])
    try:
        made = caller().send("registry", path, body, signed=True, key=key).data
    except Refused as refused:
        changes.take(refused, form)
        return _page(found, form), refused.status
    return changes.with_file(UUID(str(made["id"])), form)


def _represents(organisation_id: UUID) -> bool:
    return any(
        held["organisation_id"] == str(organisation_id) and held["role"] == ROLE and held["state"] == "runs"
        for held in my_mandates()["items"]
    )


def _page(found: Json, form: Form) -> str:
    held = changes.verified_by(found)
    values = {"authority": held[0][0], **form.values, "key": sending_key(form["key"])}
    shown = Form(values, form.errors, form.problem)
    return render_template("changes/claim.html", o=found, held=held, form=shown)
