"""A colleague who lost the second step: found by e-mail within one's own authority, and let begin anew."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import administrators_only, visitor
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.organisations import authorities_of

desk_lost_factors = Blueprint("desk_lost_factors", __name__)
EVERYWHERE = "common"


@desk_lost_factors.get("/birou/pasi-pierduti")
@administrators_only
def find() -> str:
    """Ask for the colleague's address."""
    return _ask(Form({"authority": request.args.get("autoritate", "")}))


@desk_lost_factors.post("/birou/pasi-pierduti")
@administrators_only
def look() -> ResponseReturnValue:
    """Show which second steps the colleague has."""
    form = Form(request.form)
    form.need_email()
    if form.wrong:
        return _ask(form), 422
    try:
        return _show(_look(form), form)
    except Refused as refused:
        form.take(refused)
        return _ask(form), 422


@desk_lost_factors.post("/birou/pasi-pierduti/anuleaza")
@administrators_only
def reset() -> ResponseReturnValue:
    """Reset them, with a reason."""
    form = Form(request.form)
    form.need("reason", say("lost.reason_missing"))
    if not form.wrong:
        body = {name: form[name] for name in ("authority", "email", "reason")}
        try:
            caller().send("registry", "/colleagues/reset-factors", body, signed=True, key=sending_key(""))
            return redirect(url_for("desk_lost_factors.find", facut="1"), 303)
        except Refused as refused:
            form.take(refused)
    try:
        return _show(_look(form), form), 422
    except Refused as refused:
        form.take(refused)
        return _ask(form), 422


def _look(form: Form) -> dict[str, Any]:
    body = {"authority": form["authority"], "email": form["email"]}
    found: dict[str, Any] = caller().send("registry", "/colleagues/look", body, signed=True).data
    return found


def _ask(form: Form) -> str:
    known = authorities_of(caller().get("registry", "/authorities").data)
    mine = visitor().administers
    if EVERYWHERE not in mine:
        known = [one for one in known if one["slug"] in mine]
    return render_template("desk/lost_factors.html", form=form, authorities=known)


def _show(found: dict[str, Any], form: Form) -> str:
    return render_template("desk/lost_factors_of.html", c=found, form=form)
