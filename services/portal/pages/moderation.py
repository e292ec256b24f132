"""What the public does not read, and why: on a consultation, by an authority; the author contests."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.consultations import read_consultation
from services.portal.pages.organisations import cursor_of

moderation = Blueprint("moderation", __name__)
Json = dict[str, Any]
PAGE = "50"


@moderation.get("/consultari/<uuid:consultation_id>/moderare")
def of_consultation(consultation_id: UUID) -> str:
    """Each decision with its ground, reason and day, and what became of it."""
    consultation = read_consultation(consultation_id)
    path = f"/consultations/{consultation_id}/moderations"
    with or_not_found():
        page = caller().get("consultation", path, cursor=request.args.get("cursor", ""), limit=PAGE).data
    return render_template(
        "moderation/of_consultation.html", c=consultation, page=page, cursor=cursor_of(page)
    )


@moderation.get("/autoritati/<slug>/moderare")
def of_authority(slug: str) -> str:
    """How many decisions an authority has made, by ground, and what became of them."""
    ask = caller()
    with or_not_found():
        authority = ask.get("registry", f"/authorities/{slug}").data
        numbers = ask.get("consultation", f"/authorities/{slug}/moderations").data
    return render_template("moderation/of_authority.html", a=authority, numbers=numbers)


@moderation.get("/confirmari/<uuid:recommendation_id>/contestatie/<uuid:moderation_id>")
@signed_in_only
def contest(recommendation_id: UUID, moderation_id: UUID) -> ResponseReturnValue:
    """What the author has to say against a decision."""
    return _page(_own(recommendation_id), moderation_id, Form())


@moderation.post("/confirmari/<uuid:recommendation_id>/contestatie/<uuid:moderation_id>")
@signed_in_only
def send_contest(recommendation_id: UUID, moderation_id: UUID) -> ResponseReturnValue:
    """Send it once."""
    found, form = _own(recommendation_id), Form(request.form)
    form.need("words", say("contest.words_missing"))
    form.limit("words", 5_000)
    if form.wrong:
        return _page(found, moderation_id, form), 422
    try:
        caller().send(
            "consultation",
            f"/moderations/{moderation_id}/contest",
            {"words": form["words"]},
            signed=True,
            key=sending_key(form["key"]),
        )
    except Refused as refused:
        form.take(refused)
        return _page(found, moderation_id, form), refused.status
    return redirect(url_for("receipts.show", recommendation_id=recommendation_id, contestat="1"), 303)


def decision_of(recommendation: Json, moderation_id: UUID) -> Json:
    """One of a recommendation's decisions; 404 if it has none of that id."""
    made = recommendation["moderation"]["decisions"]
    found = next((one for one in made if one["id"] == str(moderation_id)), None)
    if found is None:
        abort(404)
    return dict(found)


def _own(recommendation_id: UUID) -> Json:
    with or_not_found():
        found: Json = (
            caller().get("consultation", f"/recommendations/mine/{recommendation_id}", signed=True).data
        )
    return found


def _page(recommendation: Json, moderation_id: UUID, form: Form) -> str:
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "moderation/contest.html",
        r=recommendation,
        d=decision_of(recommendation, moderation_id),
        form=Form(values, form.errors, form.problem),
    )
