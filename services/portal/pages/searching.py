"""Finding by words in everything public: acts, the texts of documents, recommendations and answers."""

from typing import Any

from flask import Blueprint, render_template, url_for

from services.portal.asking import caller, only_results, parts, wanted_of
from services.portal.dates import today
from services.portal.pages.organisations import authorities_of

searching = Blueprint("searching", __name__)
KINDS = ("act", "version", "document", "recommendation")
FIRST_YEAR = 2003  # of the law
PAGE = "20"
Json = dict[str, Any]


@searching.get("/cautare")
def listing() -> str:
    """What is looked for stands in the address. htmx asks for the results alone."""
    wanted = wanted_of("q", "kind", "authority", "year", "cursor")
    years = [str(year) for year in range(today().year, FIRST_YEAR - 1, -1)]
    for name, known in (("kind", KINDS), ("year", years)):
        if wanted[name] not in known:
            wanted[name] = ""
    ask, asked = caller(), {name: value for name, value in wanted.items() if value}
    found = parts(
        page=lambda: ask.get("consultation", "/search", {**asked, "limit": PAGE}).data if wanted["q"] else {},
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    return render_template(
        "searching/results.html" if only_results() else "searching/list.html",
        found=found["page"],
        authorities=found["authorities"],
        wanted=wanted,
        years=years,
        kinds=KINDS,
        address=_address,
        more=_more(found["page"], asked),
    )


def _address(item: Json) -> str:
    """The page of what was found; of an act, at the article in which the words stand."""
    consultation = item["consultation"]["id"]
    if item["kind"] == "recommendation":
        return url_for("recommendations.show", recommendation_id=item["id"])
    if item["kind"] == "document":
        return url_for("consultations.document", consultation_id=consultation, file_id=item["id"])
    anchor = f"art-{item['article']}" if item["article"] else None
    if item["kind"] == "version":
        number = item["text_number"]
        return url_for("versions.show", consultation_id=consultation, number=number, _anchor=anchor)
    return url_for("consultations.show", consultation_id=consultation, _anchor=anchor)


def _more(page: Json | None, asked: dict[str, str]) -> str:
    cursor = (page or {}).get("next")
    return url_for("searching.listing", **{**asked, "cursor": cursor}) if cursor else ""
