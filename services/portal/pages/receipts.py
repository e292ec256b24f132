"""Receipts: the author's own page, and the check that anybody can make."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, render_template, request, url_for

from services.portal.asking import caller, part, signed_in_only
from services.portal.errors import Refused
from services.portal.forms import Form

receipts = Blueprint("receipts", __name__)
# The author's list is read page by page until the one is found; nobody has more than this.
MOST_PAGES = 20


@receipts.get("/confirmari/<uuid:recommendation_id>")
@signed_in_only
def show(recommendation_id: UUID) -> str:
    """Number, time, fingerprint, what happens next. For the author alone."""
    mine = find_mine(recommendation_id)
    if not mine:
        abort(404)
    number, authority = mine["register_number"], mine["consultation"]["authority"]["slug"]
    address = mine.get("check_url") or current_app.extensions["settings"].origin + url_for(
        "receipts.check", authority=authority, number=number
    )
    return render_template("receipts/show.html", r=mine, check_address=address)


@receipts.get("/verifica")
def check() -> str:
    """Whether a receipt is real: its number, when it came in, its fingerprint, whether it was answered."""
    form = Form({name: request.args.get(name, "")[:60] for name in ("authority", "number")})
    authorities = part(lambda: caller().get("registry", "/authorities").data)
    result, problem = None, ""
    if form["number"] and form["authority"]:
        try:
            result = caller().get(
                "consultation", "/receipts", number=form["number"], authority=form["authority"]
            ).data
        except Refused as refused:
            problem = refused.detail
    names = authorities["items"] if isinstance(authorities, dict) else authorities or []
    return render_template("receipts/check.html", form=form, result=result, problem=problem, authorities=names)


def find_mine(recommendation_id: UUID) -> dict[str, Any] | None:
    """The visitor's own recommendation with that id, with what only its author may see."""
    ask, cursor = caller(), ""
    for _ in range(MOST_PAGES):
        page = ask.get("consultation", "/recommendations/mine", signed=True, limit="100", cursor=cursor).data
        for item in page["items"]:
            if item["id"] == str(recommendation_id):
                found: dict[str, Any] = item
                return found
        cursor = page.get("next") or ""
        if not cursor:
            break
    return None
