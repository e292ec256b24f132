"""Places of the nomenclature, as a form asks for them: typed, then chosen among those that are meant."""

from typing import Any

from services.portal.asking import caller, part
from services.portal.forms import Form
from services.portal.pages.organisations import items_of

Json = dict[str, Any]


def places_like(written: str, level: str = "locality") -> list[Json]:
    """Places whose names are like what was written; of `uat` towns and communes, else what lies in them."""
    if len(written.strip()) < 2:
        return []
    near = part(
        lambda: items_of(
            caller().get("registry", "/localities", q=written[:100], level=level, limit="8").data
        )
    )
    return near or []


def place_of(siruta: int | None) -> Json | None:
    """The place that has a code."""
    if siruta is None:
        return None
    found: Json | None = part(lambda: caller().get("registry", f"/localities/{siruta}").data)
    return found


def chosen_code(form: Form) -> int | None:
    """The place that was chosen, unless its name was taken out again."""
    chosen = form["locality_siruta"]
    return int(chosen) if form["locality"] and chosen.isascii() and chosen.isdigit() else None
