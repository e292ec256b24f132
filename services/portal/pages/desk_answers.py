"""Answering recommendations: the list of what waits, and one with its article beside it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found, part
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.consultations import article_of
from services.portal.pages.desk import chosen_authority
from services.portal.pages.organisations import cursor_of

desk_answers = Blueprint("desk_answers", __name__)
VERDICTS = ("accepted", "partly", "refused", "not-in-power")
STATES = ("unanswered", "answered")


@desk_answers.get("/birou/recomandari")
@staff_only
def listing() -> str:
    """Oldest first, for that one has waited longest."""
    state = request.args.get("state", "")
    state = state if state in STATES else "unanswered"
    slug = chosen_authority()
    consultation = request.args.get("consultation", "")
    page = (
        caller()
        .get(
            "consultation",
            "/desk/recommendations",
            signed=True,
            authority=slug,
            state=state,
            consultation=consultation,
            cursor=request.args.get("cursor", ""),
            limit="20",
        )
        .data
    )
    return render_template(
        "desk/recommendations.html",
        page=page,
        state=state,
        slug=slug,
        consultation=consultation,
        cursor=cursor_of(page),
    )


@desk_answers.get("/birou/recomandari/<uuid:recommendation_id>")
@staff_only
def show(recommendation_id: UUID) -> str:
    """The recommendation, the article it speaks of, and the answer to write."""
    return _page(_read(recommendation_id), Form())


@desk_answers.post("/birou/recomandari/<uuid:recommendation_id>")
@staff_only
def answer(recommendation_id: UUID) -> ResponseReturnValue:
    """Send the answer once; go on to the next that waits."""
    found = _read(recommendation_id)
    form = Form(request.form)
    if form["verdict"] not in VERDICTS:
        form.errors["verdict"] = say("answer.verdict_missing")
    form.need("reason", say("answer.reason_missing"))
    form.limit("reason", 10_000)
    if form.wrong:
        return _page(found, form), 422
    try:
        caller().send(
            "consultation",
            f"/recommendations/{recommendation_id}/answer",
            answer_of(form),
            signed=True,
            key=sending_key(form["key"]),
            etag=form["etag"] or found.etag,
        )
    except Refused as refused:
        form.take(refused)
        return _page(found, form), refused.status
    slug = found.data["consultation"]["authority"]["slug"]
    number = found.data["register_number"]
    return redirect(url_for("desk_answers.listing", autoritate=slug, raspuns=number), 303)


def answer_of(form: Form) -> dict[str, Any]:
    """The answer as the service takes it."""
    taken_into = form["taken_into"] or None
    return {"verdict": form["verdict"], "reason": form["reason"], "taken_into": taken_into}


def _read(recommendation_id: UUID) -> Answer:
    with or_not_found():
        return caller().get("consultation", f"/desk/recommendations/{recommendation_id}", signed=True)


def _page(found: Answer, form: Form) -> str:
    consultation = part(
        lambda: caller().get("consultation", f"/consultations/{found.data['consultation']['id']}").data
    )
    articles = consultation["articles"] if consultation else []
    article = article_of(consultation, found.data["article"]) if consultation else None
    values: dict[str, Any] = {
        **form.values,
        "key": sending_key(form["key"]),
        "etag": form["etag"] or found.etag,
    }
    return render_template(
        "desk/answer.html",
        r=found.data,
        article=article,
        articles=articles,
        form=Form(values, form.errors, form.problem),
        verdicts=VERDICTS,
    )
