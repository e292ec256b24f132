"""One recommendation at its own address, with its answer."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template

from services.portal.asking import caller, or_not_found, part
from services.portal.pages.consultations import article_at_hand

recommendations = Blueprint("recommendations", __name__)


@recommendations.get("/recomandari/<uuid:recommendation_id>")
def show(recommendation_id: UUID) -> str:
    """What was recommended, on which words, and what was answered."""
    with or_not_found():
        found = caller().get("consultation", f"/recommendations/{recommendation_id}").data
    consultation_id = found["consultation"]["id"]
    article = article_at_hand(consultation_id, found["article"])
    places = places_of(consultation_id, found["article"])
    return render_template("recommendations/show.html", r=found, article=article, places=places)


def places_of(consultation_id: str, article: str) -> list[dict[str, Any]]:
    """Where the article is in the texts after the announced one; none for the whole act."""
    if not article:
        return []
    path = f"/consultations/{consultation_id}/places"
    found = part(lambda: caller().get("consultation", path, article=article).data["items"])
    return found or []
