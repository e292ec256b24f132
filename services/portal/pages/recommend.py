"""Sending a recommendation, one thing a page: article, text, reason and wording, name, check, receipt.

Nothing is kept here between the pages: each carries what was typed so far in its own form, so that
going back, an error or a service that is away loses nothing.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.consultations import article_of, read_consultation
from services.portal.pages.mandates import spoken_for

recommend = Blueprint("recommend", __name__)
STEPS = ("article", "text", "details", "name", "check")
FIELDS = ("article", "text", "reason", "proposed_wording", "on_behalf_of", "show_name", "key")
LONGEST = 10_000
MYSELF = "me"
Json = dict[str, Any]


@recommend.get("/consultari/<uuid:consultation_id>/recomanda")
@signed_in_only
def begin(consultation_id: UUID) -> ResponseReturnValue:
    """The first page; the article is known already when one came from it."""
    consultation = read_consultation(consultation_id)
    if not consultation["can_recommend"]:
        return render_template("recommend/closed.html", c=consultation)
    chosen = request.args.get("articol", "")
    step = "text" if article_of(consultation, chosen) else "article"
    return _page(consultation, step, Form({"article": chosen if step == "text" else ""}))


@recommend.post("/consultari/<uuid:consultation_id>/recomanda")
@signed_in_only
def go_on(consultation_id: UUID) -> ResponseReturnValue:
    """Look at the page that was sent; show the next, the one before, or the one asked for to change it."""
    consultation = read_consultation(consultation_id)
    step = request.form.get("step", "")
    step = step if step in STEPS else "article"
    form = Form({name: request.form.get(name, "") for name in FIELDS})
    if (asked := request.form.get("go", "")) in STEPS:
        return _page(consultation, asked, form)
    _check(step, form, consultation)
    if form.wrong:
        return _page(consultation, step, form), 422
    if step == "check":
        return _send(consultation, form)
    return _page(consultation, STEPS[STEPS.index(step) + 1], form)


def _check(step: str, form: Form, consultation: Json) -> None:
    """Say what is wrong with the fields of one page; before sending, with all."""
    if step in ("article", "check") and not article_of(consultation, form["article"]):
        form.errors["article"] = say("recommend.article_missing")
    if step in ("text", "check"):
        form.need("text", say("recommend.text_missing"))
        form.limit("text", LONGEST)
    if step in ("details", "check"):
        form.limit("reason", LONGEST)
        form.limit("proposed_wording", LONGEST)
    if step in ("name", "check"):
        _check_for_whom(form)


def _check_for_whom(form: Form) -> None:
    """Who may speak for others says for whom: nothing is chosen for them, and no mandate outlives its end."""
    held = part(spoken_for)
    if held is None:
        return
    known = {MYSELF, *(one["organisation_id"] for one in held)}
    if form["on_behalf_of"] and form["on_behalf_of"] not in known:
        form.errors["on_behalf_of"] = say("recommend.mandate_over")
    elif held:
        form.need("on_behalf_of", say("recommend.for_whom_missing"))


def _page(consultation: Json, step: str, form: Form) -> str:
    held = part(spoken_for) if step in ("name", "check") else []
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "recommend/step.html",
        c=consultation,
        step=step,
        number=STEPS.index(step) + 1,
        steps=STEPS,
        before=STEPS[max(STEPS.index(step) - 1, 0)],
        form=Form(values, form.errors, form.problem),
        article=article_of(consultation, form["article"]),
        mandates=held,
        myself=MYSELF,
        who=visitor(),
        fields=FIELDS,
    )


def _send(consultation: Json, form: Form) -> ResponseReturnValue:
    """Send it once, however often the button is pressed; show the receipt."""
    body = {
        "article": form["article"],
        "text": form["text"],
        "reason": form["reason"] or None,
        "proposed_wording": form["proposed_wording"] or None,
        "on_behalf_of": None if form["on_behalf_of"] in ("", MYSELF) else form["on_behalf_of"],
        "show_name": bool(form["show_name"]),
    }
    try:
        receipt = caller().send(
            "consultation",
            f"/consultations/{consultation['id']}/recommendations",
            body,
            signed=True,
            key=sending_key(form["key"]),
        )
    except Refused as refused:
        form.take(refused)
        return _page(consultation, "check", form), refused.status
    return redirect(url_for("receipts.show", recommendation_id=receipt.data["id"]), 303)
