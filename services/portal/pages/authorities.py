"""Authorities: the list, and one with the person for civil society whom the law has it name."""

from typing import Any

from flask import Blueprint, render_template

from services.portal.asking import caller, or_not_found, part, parts
from services.portal.pages.organisations import authorities_of, items_of

authorities = Blueprint("authorities", __name__)
SHOWN = "5"


@authorities.get("/autoritati")
def listing() -> str:
    """All authorities, by name."""
    found = part(lambda: authorities_of(caller().get("registry", "/authorities").data))
    return render_template("authorities/list.html", items=found)


@authorities.get("/autoritati/<slug>")
def show(slug: str) -> str:
    """One authority: whom to turn to, its departments, what it consults on."""
    ask = caller()
    with or_not_found():
        authority: dict[str, Any] = ask.get("registry", f"/authorities/{slug}").data
    found = parts(
        open=lambda: items_of(
            ask.get("consultation", "/consultations", authority=slug, state="open", limit=SHOWN).data
        ),
        place=lambda: _place(authority["locality_siruta"]),
    )
    return render_template("authorities/show.html", a=authority, **found)


def _place(siruta: int | None) -> dict[str, Any] | None:
    """The locality of that code in the national nomenclature."""
    if siruta is None:
        return None
    found: dict[str, Any] = caller().get("registry", f"/localities/{siruta}").data
    return found
