"""Receipts: the author's own page, and the check that anybody can make."""

from uuid import UUID

from flask import Blueprint, render_template, request

from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found, part
from services.portal.errors import Refused
from services.portal.forms import Form

receipts = Blueprint("receipts", __name__)


@receipts.get("/confirmari/<uuid:recommendation_id>")
@signed_in_only
def show(recommendation_id: UUID) -> str:
    """Number, time, fingerprint, what happens next. For the author alone."""
    with or_not_found():
        mine = caller().get("consultation", f"/recommendations/mine/{recommendation_id}", signed=True).data
    return render_template("receipts/show.html", r=mine)


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
