"""Sending a recommendation, one thing a page: article, text, reason and wording, name, check, receipt.

Nothing is kept here between the pages: each carries what was typed so far in its own form, so that
going back, an error or a service that is away loses nothing.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import visitor
from services.portal.asking import caller, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.consultations import WHOLE, article_of, read_consultation
from services.portal.pages.mandates import spoken_for
from services.portal.pages.without_account import check_contact, first_wrong, known_visitor, send_unconfirmed

recommend = Blueprint("recommend", __name__)
STEPS = ("article", "text", "details", "name", "check")
FIELDS = (
    "article",
    "text",
    "reason",
    "proposed_wording",
    "on_behalf_of",
    "name_shown",
    "author_name",
    "email",
    "key",
)
NAMES_SHOWN = ("initials", "full", "none")
MOST_ARTICLES = 10
LONGEST = 10_000
MYSELF = "me"
Json = dict[str, Any]


@recommend.get("/consultari/<uuid:consultation_id>/recomanda")
def begin(consultation_id: UUID) -> ResponseReturnValue:
    """The first page; the article is known already when one came from it."""
    consultation = read_consultation(consultation_id)
    if not consultation["can_recommend"]:
        return render_template("recommend/closed.html", c=consultation)
    chosen = request.args.get("articol", "")
    step = "text" if chosen == WHOLE or article_of(consultation, chosen) else "article"
    return _page(consultation, step, Form({"article": chosen if step == "text" else ""}))


@recommend.post("/consultari/<uuid:consultation_id>/recomanda")
def go_on(consultation_id: UUID) -> ResponseReturnValue:
    """Look at the page that was sent; show the next, the one before, or the one asked for to change it."""
    consultation = read_consultation(consultation_id)
    step = request.form.get("step", "")
    step = step if step in STEPS else "article"
    form = _sent()
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
    if step in ("article", "check"):
        check_articles(form, consultation)
    if step in ("text", "check"):
        form.need("text", say("recommend.text_missing"))
        form.limit("text", LONGEST)
    if step in ("details", "check"):
        form.limit("reason", LONGEST)
        form.limit("proposed_wording", LONGEST)
        if form["proposed_wording"] and len(on_articles(form)) != 1:
            form.errors["proposed_wording"] = say("recommend.wording_one_article")
    if step in ("name", "check"):
        _check_for_whom(form) if known_visitor().signed_in else check_contact(form)


def _sent() -> Form:
    """What was typed; ticked articles come one by one, and are carried on in one field."""
    form = {name: request.form.get(name, "") for name in FIELDS}
    form["article"] = ",".join(one for one in request.form.getlist("article") if one)
    return Form(form)


def on_articles(form: Form) -> list[str]:
    """The articles that were chosen; none for the act as a whole."""
    return [one for one in form["article"].split(",") if one not in ("", WHOLE)]


def check_articles(form: Form, consultation: Json) -> None:
    """Articles of the act, or the whole of it: not both, for then nobody knows what is meant."""
    chosen = on_articles(form)
    if not form["article"] or any(article_of(consultation, one) is None for one in chosen):
        form.errors["article"] = say("recommend.article_missing")
    elif chosen and WHOLE in form["article"].split(","):
        form.errors["article"] = say("recommend.article_or_whole")
    elif len(chosen) > MOST_ARTICLES:
        form.errors["article"] = say("recommend.articles_too_many", most=MOST_ARTICLES)


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
    who = known_visitor()
    held = part(spoken_for) if who.signed_in and step in ("name", "check") else []
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "recommend/step.html",
        c=consultation,
        step=step,
        number=STEPS.index(step) + 1,
        steps=STEPS,
        before=STEPS[max(STEPS.index(step) - 1, 0)],
        form=Form(values, form.errors, form.problem),
        articles=[article for article in consultation["articles"] if article["number"] in on_articles(form)],
        whole=WHOLE,
        names_shown=NAMES_SHOWN,
        mandates=held,
        myself=MYSELF,
        who=who,
        name=who.name if who.signed_in else form["author_name"],
        fields=FIELDS,
    )


def _send(consultation: Json, form: Form) -> ResponseReturnValue:
    """Send it once, however often the button is pressed; show the receipt."""
    chosen = on_articles(form)
    body = {
        **({"articles": chosen} if chosen else {"article": None}),
        "text": form["text"],
        "reason": form["reason"] or None,
        "proposed_wording": form["proposed_wording"] or None,
        "on_behalf_of": None if form["on_behalf_of"] in ("", MYSELF) else form["on_behalf_of"],
        "name_shown": form["name_shown"] if form["name_shown"] in NAMES_SHOWN else NAMES_SHOWN[0],
    }
    if not visitor().signed_in:
        if send_unconfirmed(consultation, body, form):
            return render_template("recommend/letter_sent.html", c=consultation, email=form["email"])
        return _page(consultation, "check" if form.problem else first_wrong(form), form), 422
    try:
        receipt = caller().send(
            "consultation",
            f"/consultations/{consultation['id']}/recommendations",
            body,
            signed=True,
            key=sending_key(form["key"]),
        )
    except Refused as refused:
        form.take(refused, {"articles": "article"})
        return _page(consultation, "check", form), refused.status
    return redirect(url_for("receipts.show", recommendation_id=receipt.data["id"]), 303)
