"""Versions of an act's text, for everybody: which there are, one of them, two side by side."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.asking import caller, or_not_found
from services.portal.pages.consultations import read_consultation

versions = Blueprint("versions", __name__)
BASE = "/consultari/<uuid:consultation_id>/versiuni"


@versions.get(BASE)
def listing(consultation_id: UUID) -> str:
    """The newest first, each with what changed and why."""
    consultation = read_consultation(consultation_id)
    with or_not_found():
        found = caller().get("consultation", f"/consultations/{consultation_id}/versions").data["items"]
    return render_template("versions/list.html", c=consultation, versions=found)


@versions.get(f"{BASE}/ultima")
def newest(consultation_id: UUID) -> ResponseReturnValue:
    """The newest text; an article that was named stays named, for the browser keeps it (RFC 9110, 10.2.2)."""
    with or_not_found():
        found = caller().get("consultation", f"/consultations/{consultation_id}/versions").data["items"]
    number = max((one["number"] for one in found), default=1)
    return redirect(url_for("versions.show", consultation_id=consultation_id, number=number))


@versions.get(f"{BASE}/<int:number>")
def show(consultation_id: UUID, number: int) -> str:
    """The text of one version."""
    consultation = read_consultation(consultation_id)
    with or_not_found():
        found = caller().get("consultation", f"/consultations/{consultation_id}/versions/{number}").data
    return render_template("versions/show.html", c=consultation, v=found)


@versions.get(f"{BASE}/<int:newer>/fata-de/<int:older>")
def compare(consultation_id: UUID, newer: int, older: int) -> str:
    """What one version makes of another: only what changed, all of it, or one article alone."""
    if newer == older:
        abort(404)
    article, everything = request.args.get("articol", ""), request.args.get("tot", "") == "1"
    wanted = {"article": article, "show": "all" if everything or article else "changes"}
    consultation = read_consultation(consultation_id)
    path = f"/consultations/{consultation_id}/versions"
    with or_not_found():
        found: dict[str, Any] = caller().get("consultation", f"{path}/{newer}/against/{older}", wanted).data
        known = caller().get("consultation", path).data["items"]
    return render_template(
        "versions/compare.html", c=consultation, k=found, versions=known, article=article, all=everything
    )
