"""What one has recommended: where each stands, and what was answered."""

from flask import Blueprint, render_template, request

from services.portal.access import signed_in_only
from services.portal.asking import caller, part

own_recommendations = Blueprint("own_recommendations", __name__)
PAGE = "20"


@own_recommendations.get("/recomandarile-mele")
@signed_in_only
def mine() -> str:
    """One's own, the newest first."""
    cursor = request.args.get("cursor", "")
    page = part(
        lambda: (
            caller().get("consultation", "/recommendations/mine", signed=True, limit=PAGE, cursor=cursor).data
        )
    )
    return render_template("own_recommendations/mine.html", page=page)
