"""Receipts: the author's own page, and the check that anybody can make."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.pages.files import passed_on

receipts = Blueprint("receipts", __name__)
LONGEST_REASON = 2_000


@receipts.get("/confirmari/<uuid:recommendation_id>")
@signed_in_only
def show(recommendation_id: UUID) -> str:
    """Number, time, fingerprint, what happens next. For the author alone."""
    return render_template("receipts/show.html", r=_own(recommendation_id))


@receipts.get("/confirmari/<uuid:recommendation_id>/confirmare.pdf")
@signed_in_only
def file(recommendation_id: UUID) -> Response:
    """The same as a page to keep, in the language of this one."""
    path = f"/recommendations/mine/{recommendation_id}/receipt.pdf"
    with or_not_found():
        return passed_on(caller().fetch("consultation", path))


@receipts.route("/confirmari/<uuid:recommendation_id>/retrage", methods=["GET", "POST"])
@signed_in_only
def withdraw(recommendation_id: UUID) -> ResponseReturnValue:
    """Take it back, after a question that says what stays."""
    mine = _own(recommendation_id)
    if mine["state"] != "unanswered":
        return redirect(url_for("receipts.show", recommendation_id=recommendation_id), 303)
    form = Form({"reason": request.form.get("reason", ""), "key": sending_key(request.form.get("key", ""))})
    form.limit("reason", LONGEST_REASON)
    if request.method == "POST" and not form.wrong:
        path = f"/recommendations/mine/{recommendation_id}/withdraw"
        body = {"reason": form["reason"] or None}
        try:
            caller().send("consultation", path, body, signed=True, key=form["key"])
        except Refused as refused:
            form.take(refused)
            return render_template("receipts/withdraw.html", r=mine, form=form), refused.status
        return redirect(url_for("receipts.show", recommendation_id=recommendation_id, facut="retrasa"), 303)
    page = render_template("receipts/withdraw.html", r=mine, form=form)
    return (page, 422) if form.wrong else page


@receipts.get("/verifica")
def check() -> str:
    """Whether a receipt is real: its number, when it came in, its fingerprint, whether it was answered."""
    form = Form({name: request.args.get(name, "")[:60] for name in ("authority", "number")})
    authorities = part(lambda: caller().get("registry", "/authorities").data)
    result, problem = None, ""
    if form["number"] and form["authority"]:
        try:
            result = (
                caller()
                .get("consultation", "/receipts", number=form["number"], authority=form["authority"])
                .data
            )
        except Refused as refused:
            problem = refused.detail
    names = authorities["items"] if isinstance(authorities, dict) else authorities or []
    return render_template(
        "receipts/check.html", form=form, result=result, problem=problem, authorities=names
    )


def _own(recommendation_id: UUID) -> dict[str, Any]:
    with or_not_found():
        path = f"/recommendations/mine/{recommendation_id}"
        mine: dict[str, Any] = caller().get("consultation", path, signed=True).data
    return mine
