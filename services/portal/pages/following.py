"""Following: an organisation from its page, and what one follows ended from one's own."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, proof_of, sending_key
from services.portal.languages import language

following = Blueprint("following", __name__)
TOLD_OF = ("verified", "suspended", "struck-off")  # of what is no more there is nothing to be told
GONE = 404


@following.route("/organizatii/<uuid:organisation_id>/urmareste", methods=["GET", "POST"])
def follow(organisation_id: UUID) -> ResponseReturnValue:
    """Ask to be told of an organisation: by a letter that asks back, or at once at the account's address."""
    with or_not_found():
        organisation = caller().get("registry", f"/organisations/{organisation_id}").data
    if organisation["state"] not in TOLD_OF:
        abort(404)
    if request.method == "GET":
        return _form_page(organisation, Form())
    form = Form(request.form)
    if (answer := ask(form, {"kind": "organisation", "value": str(organisation_id)})) is not None:
        return answer
    return _form_page(organisation, form), 422


@following.post("/cont/urmaresc/<uuid:subscription_id>")
@signed_in_only
def end(subscription_id: UUID) -> ResponseReturnValue:
    """Follow one thing no more; that it is over already is as good."""
    try:
        caller().send("notification", f"/follows/mine/{subscription_id}", method="DELETE", signed=True)
    except Refused as refused:
        if refused.status != GONE:
            raise
    return redirect(url_for("accounts.mine", urmarire="oprita", _anchor="follows"), 303)


def ask(form: Form, topic: dict[str, Any]) -> ResponseReturnValue | None:
    """Ask for what the form wants; the page that follows, or None where something is to be mended."""
    signed_in = visitor().signed_in
    if not signed_in:
        form.need_email()
    if form.wrong:
        return None
    body, key = {"topic": topic, "language": language()}, sending_key(form["key"])
    try:
        if signed_in:
            caller().send("notification", "/follows/mine", body, signed=True, key=key)
            return redirect(url_for("accounts.mine", urmarire="pornita", _anchor="follows"), 303)
        caller().send(
            "notification",
            "/subscriptions",
            {**body, "email": form["email"]},
            key=key,
            headers=proof_of(form),
        )
    except Refused as refused:
        form.take(refused)
        return None
    return render_template("subscriptions/letter_sent.html", email=form["email"])


def _form_page(organisation: dict[str, Any], form: Form) -> str:
    values = {**form.values, "key": sending_key(form["key"])}
    form = Form(values, form.errors, form.problem)
    return render_template("subscriptions/follow.html", form=form, o=organisation)
