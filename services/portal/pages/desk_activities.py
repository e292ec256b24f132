"""Joint activities at the authority's desk: all with it, and a proposal of its own."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, part
from services.portal.pages.activities import KINDS
from services.portal.pages.desk import chosen_authority
from services.portal.pages.organisations import items_of
from services.portal.pages.own_activities import proposed, typed

desk_activities = Blueprint("desk_activities", __name__)


@desk_activities.get("/birou/activitati")
@staff_only
def listing() -> str:
    """All with one's authority: what waits for its word first."""
    slug = chosen_authority()
    found = part(
        lambda: items_of(caller().get("consultation", "/desk/activities", signed=True, authority=slug).data)
    )
    waits = [one for one in found or [] if one["state"] in ("proposed", "agreed")]
    others = [one for one in found or [] if one not in waits]
    return render_template(
        "activities/desk.html", slug=slug, is_away=found is None, waits=waits, others=others
    )


@desk_activities.route("/birou/activitati/noua", methods=["GET", "POST"])
@staff_only
def new() -> ResponseReturnValue:
    """Propose something to organisations."""
    slug, form = chosen_authority(), typed({"language": "română"})
    if request.method == "POST" and (made := proposed({"authority": slug, "on_behalf_of": None}, form)):
        return redirect(url_for("own_activities.partners", activity_id=made["id"]), 303)
    page = render_template(
        "activities/propose.html", form=form, kinds=KINDS, mandates=[], authorities=[], slug=slug
    )
    return (page, 422) if form.wrong else page
