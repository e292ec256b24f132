"""The first page: what is open, what closes soon, what was decided lately."""

from typing import Any

from flask import Blueprint, render_template

from services.portal.asking import caller, parts

home_pages = Blueprint("home", __name__)
SHOWN = "4"


@home_pages.get("/")
def home() -> str:
    """Open consultations first, then the closed and the recorded; each list fails alone."""
    ask = caller()

    def listed(state: str) -> Any:
        return ask.get("consultation", "/consultations", state=state, limit=SHOWN).data["items"]

    found = parts(
        open=lambda: listed("open"),
        closed=lambda: listed("closed"),
        record=lambda: listed("record"),
    )
    return render_template("home.html", found=found)
