"""Days off by the Government's decision, by year: an administrator enters them and takes them back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.asking import caller
from services.portal.dates import is_day, today
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.officials import holding

days_off = Blueprint("days_off", __name__)
FIRST_YEAR, LAST_YEAR = 2003, 2100
DONE = ("added", "removed")
Json = dict[str, Any]


@days_off.get("/birou/zile-libere")
@holding("administrator")
def listing() -> str:
    """Those of a year, and the form for one more."""
    return _page(Form())


@days_off.post("/birou/zile-libere")
@holding("administrator")
def add() -> ResponseReturnValue:
    """Enter a day."""
    form = Form(request.form)
    form.need("day", say("days_off.day_missing"))
    form.check("day", is_day, say("calculator.day_wrong"))
    form.need("reason", say("days_off.reason_missing"))
    form.limit("reason", 200)
    if form.wrong:
        return _page(form), 422
    body = {"day": form["day"], "reason": form["reason"]}
    try:
        caller().send("consultation", "/days-off", body, signed=True, key=sending_key(form["key"]))
    except Refused as refused:
        form.take(refused)
        return _page(form), refused.status
    return _done("added", form["day"][:4])


@days_off.post("/birou/zile-libere/<uuid:day_off_id>/elimina")
@holding("administrator")
def remove(day_off_id: UUID) -> ResponseReturnValue:
    """Take a day back."""
    form = Form(request.form)
    try:
        caller().send("consultation", f"/days-off/{day_off_id}", method="DELETE", signed=True)
    except Refused as refused:
        form.take(refused)
        return _page(form), refused.status
    return _done("removed", str(_year()))


def _done(what: str, year: str) -> ResponseReturnValue:
    return redirect(url_for("days_off.listing", an=year, facut=what), 303)


def _year() -> int:
    """The year that is looked at: the one in the address if it can be one, else this one."""
    typed = request.values.get("an", "")
    known = typed.isascii() and typed.isdecimal() and FIRST_YEAR <= int(typed[:4]) <= LAST_YEAR
    return int(typed[:4]) if known else today().year


def _page(form: Form) -> str:
    year, told = _year(), request.args.get("facut", "")
    found: Json = caller().get("consultation", "/days-off", year=str(year)).data
    shown = Form({**form.values, "key": sending_key(form["key"])}, form.errors, form.problem)
    return render_template(
        "administration/days_off.html",
        year=year,
        items=found["items"],
        form=shown,
        before=year - 1 if year > FIRST_YEAR else None,
        after=year + 1 if year < LAST_YEAR else None,
        done=told if told in DONE else "",
    )
