"""Another e-mail address for one's account, agreed to at both mailboxes."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import session_secret, sessions, signed_in_anew, signed_in_only
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form

own_address = Blueprint("own_address", __name__)
CHANGE = "/accounts/me/address-change"


@own_address.route("/cont/adresa", methods=["GET", "POST"])
@signed_in_only
def show() -> ResponseReturnValue:
    """The address, and the change that waits; its button takes the change back."""
    form = Form()
    if request.method == "POST":
        try:
            caller().send("registry", CHANGE, method="DELETE", signed=True)
            return redirect(url_for("own_address.show", oprita="1"), 303)
        except Refused as refused:
            form.problem = refused.detail
    found: dict[str, Any] = caller().get("registry", CHANGE, signed=True).data
    page = render_template("accounts/address.html", form=form, found=found)
    return page, 409 if form.wrong else 200


@own_address.route("/cont/adresa/cere", methods=["GET", "POST"])
@signed_in_anew
def ask() -> ResponseReturnValue:
    """Ask for it; the answer is the same whether or not the new address has an account."""
    form = Form(request.form)
    if request.method == "GET":
        return render_template("accounts/address_ask.html", form=form)
    form.need_email()
    if not form.wrong:
        try:
            caller().send("registry", CHANGE, {"email": form["email"]}, signed=True)
            return redirect(url_for("own_address.show", ceruta="1"), 303)
        except Refused as refused:
            if refused.code == "sign-in-anew":
                raise
            form.take(refused)
    return render_template("accounts/address_ask.html", form=form), 422


@own_address.route("/cont/adresa/confirmare", methods=["GET", "POST"])
def confirm() -> ResponseReturnValue:
    """The link of either letter: shows a button, which agrees."""
    return _act("confirm")


@own_address.route("/cont/adresa/oprire", methods=["GET", "POST"])
def stop() -> ResponseReturnValue:
    """The second link of the letter to the present address: shows a button, which stops the change."""
    return _act("stop")


def _act(what: str) -> ResponseReturnValue:
    token, page = request.values.get("token", ""), "accounts/address_act.html"
    if request.method == "GET":
        return render_template(page, what=what, token=token, done="", problem="")
    try:
        answer = caller().send("registry", f"/address-changes/{what}", {"token": token})
    except Refused as refused:
        return render_template(page, what=what, token="", done="", problem=refused.detail), 409
    if session_secret():
        sessions().forget(session_secret())
    done = "stopped" if what == "stop" else "changed" if answer.data["changed"] else "half"
    return render_template(page, what=what, token="", done=done, problem="")
