"""What one has recommended, where each stands and what was answered; what one is writing still."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller, parts
from services.portal.own_drafts import read_draft

own_recommendations = Blueprint("own_recommendations", __name__)
PAGE = "20"


@own_recommendations.get("/recomandarile-mele")
@signed_in_only
def mine() -> str:
    """One's own, the newest first; above them the drafts."""
    ask, cursor = caller(), request.args.get("cursor", "")
    found = parts(
        page=lambda: (
            ask.get("consultation", "/recommendations/mine", signed=True, limit=PAGE, cursor=cursor).data
        ),
        debates=lambda: ask.get("consultation", "/debate-requests/mine", signed=True, limit="100").data[
            "items"
        ],
        drafts=lambda: ask.get("consultation", "/recommendation-drafts", signed=True).data["items"],
    )
    return render_template("own_recommendations/mine.html", **found)


@own_recommendations.route("/recomandarile-mele/ciorne/<uuid:draft_id>/sterge", methods=["GET", "POST"])
@signed_in_only
def discard(draft_id: UUID) -> ResponseReturnValue:
    """Throw a draft away, after a question."""
    draft = read_draft(str(draft_id))
    if request.method == "GET":
        return render_template("own_recommendations/discard.html", draft=draft)
    caller().send("consultation", f"/recommendation-drafts/{draft_id}", method="DELETE", signed=True)
    return redirect(url_for("own_recommendations.mine", facut="sters"), 303)
