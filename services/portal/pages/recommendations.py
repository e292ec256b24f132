"""One recommendation at its own address, with its answer."""

from uuid import UUID

from flask import Blueprint, render_template

from services.portal.asking import caller, or_not_found
from services.portal.pages.consultations import article_at_hand

recommendations = Blueprint("recommendations", __name__)


@recommendations.get("/recomandari/<uuid:recommendation_id>")
def show(recommendation_id: UUID) -> str:
    """What was recommended, on which words, and what was answered."""
    with or_not_found():
        found = caller().get("consultation", f"/recommendations/{recommendation_id}").data
    article = article_at_hand(found["consultation"]["id"], found["article"])
    return render_template("recommendations/show.html", r=found, article=article)
