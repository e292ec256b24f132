"""Being forgotten: what goes, what the law keeps, a pause to think."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_anew, signed_in_only
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key

erasure = Blueprint("erasure", __name__)


@erasure.route("/cont/stergere", methods=["GET", "POST"])
@signed_in_only
def show() -> ResponseReturnValue:
    """Where one's erasure stands; taken back by its button."""
    if request.method == "POST":
        try:
            caller().send("registry", "/accounts/me/erasure", method="DELETE", signed=True)
        except Refused as refused:
            return _page(Form(problem=refused.detail)), 409
        return redirect(url_for("erasure.show", oprita="1"), 303)
    return _page(Form())


@erasure.route("/cont/stergere/cere", methods=["GET", "POST"])
@signed_in_anew
def ask() -> ResponseReturnValue:
    """Ask for it, once one has just signed in."""
    form = Form(request.form)
    if request.method == "POST":
        try:
            key = sending_key(form["key"])
            caller().send("registry", "/accounts/me/erasure", method="POST", signed=True, key=key)
            return redirect(url_for("erasure.show", ceruta="1"), 303)
        except Refused as refused:
            form.problem = refused.detail
    status = 422 if form.wrong else 200
    values = {"key": sending_key(form["key"])}
    return render_template("accounts/erasure_ask.html", form=Form(values, problem=form.problem)), status


def _page(form: Form) -> str:
    found: dict[str, Any] = caller().get("registry", "/accounts/me/erasure", signed=True).data
    return render_template("accounts/erasure.html", form=form, found=found)
