"""Asking for a public debate (art. 7 (9)): for an organisation, in two pages; and taking it back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, or_not_found, part
from services.portal.errors import Refused, SignedOut
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.consultations import read_consultation
from services.portal.pages.mandates import spoken_for

debates = Blueprint("debates", __name__)
Json = dict[str, Any]
LONGEST = 5_000
OUTSIDE = ("individual", "local-budget")  # acts of which Law 52/2003 owes no debate


@debates.route("/consultari/<uuid:consultation_id>/cere-dezbatere", methods=["GET", "POST"])
def ask(consultation_id: UUID) -> ResponseReturnValue:
    """For whom and why, a look at it, then it is sent; who speaks for nobody reads how one asks."""
    consultation = read_consultation(consultation_id)
    if consultation["outcome"] or consultation["is_record"]:
        return redirect(url_for("consultations.show", consultation_id=consultation_id), 303)
    signed_in = visitor().signed_in
    if request.method == "POST" and not signed_in:
        raise SignedOut
    mandates = part(spoken_for) if signed_in else []
    typed = {name: request.form.get(name, "") for name in ("organisation", "reason", "key")}
    form, step = Form({**typed, "key": sending_key(typed["key"])}), request.form.get("step", "")
    if request.method == "GET" or request.form.get("go") == "who":
        return _page(consultation, mandates, form, "who")
    _check(form, mandates)
    if form.wrong:
        return _page(consultation, mandates, form, "who"), 422
    if step != "check":
        return _page(consultation, mandates, form, "check")
    body = {"organisation": form["organisation"], "reason": form["reason"]}
    try:
        path = f"/consultations/{consultation_id}/debate-requests"
        caller().send("consultation", path, body, signed=True, key=form["key"])
    except Refused as refused:
        form.take(refused)
        return _page(consultation, mandates, form, "who"), refused.status
    return redirect(url_for("own_recommendations.mine", facut="dezbatere") + "#dezbateri", 303)


@debates.route("/recomandarile-mele/dezbateri/<uuid:request_id>/retrage", methods=["GET", "POST"])
@signed_in_only
def withdraw(request_id: UUID) -> ResponseReturnValue:
    """Take one's request back, after a question that says what follows."""
    form = Form({"key": sending_key(request.form.get("key", ""))})
    path = f"/debate-requests/mine/{request_id}"
    if request.method == "POST":
        try:
            caller().send("consultation", f"{path}/withdraw", signed=True, key=form["key"])
            return redirect(
                url_for("own_recommendations.mine", facut="dezbatere-retrasa") + "#dezbateri", 303
            )
        except Refused as refused:
            if refused.status == 404:
                with or_not_found():
                    raise
            form.take(refused)
    with or_not_found():
        found = caller().get("consultation", path, signed=True).data
    page = render_template("debates/withdraw.html", r=found, form=form)
    return (page, 409) if form.wrong else page


def owed_debates(consultation_id: UUID, act: str) -> int:
    """How many requests stand against finalising: without an answer, or with a debate that is to be held."""
    if act in OUTSIDE:
        return 0
    path = f"/consultations/{consultation_id}/debate-requests"
    items: list[Json] = part(lambda: caller().get("consultation", path, limit="100").data["items"]) or []
    return sum(one["state"] == "open" or (one["state"] == "called" and not one["held_at"]) for one in items)


def _check(form: Form, mandates: list[Json] | None) -> None:
    known = {held["organisation_id"] for held in mandates or []}
    # Where the registry is away its list is not known: the service decides.
    if form["organisation"] not in known and mandates is not None:
        form.errors["organisation"] = say("debates.need_organisation")
    form.limit("reason", LONGEST)


def _page(consultation: Json, mandates: list[Json] | None, form: Form, step: str) -> str:
    chosen = next((one for one in mandates or [] if one["organisation_id"] == form["organisation"]), None)
    return render_template(
        "debates/ask.html", c=consultation, mandates=mandates, form=form, step=step, chosen=chosen
    )
