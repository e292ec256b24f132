"""How an authority goes about consulting: how it counts days, whether answers are looked at twice."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.administration import authority_of, done
from services.portal.pages.calculator import COUNT_RULES

administration_settings = Blueprint("administration_settings", __name__)
Json = dict[str, Any]
TICKS = ("answers_reviewed", "moderated_before")


@administration_settings.get("/administrare/<slug>/setari")
@signed_in_only
def show(slug: str) -> str:
    """What holds now, what could be chosen instead, and what held before."""
    authority, held = authority_of(slug), _held(slug)
    chosen = {
        "count_rule": held.data["count_rule"],
        **{name: "1" if held.data[name] else "" for name in TICKS},
    }
    return _page(authority, held, Form({**chosen, "etag": held.etag}))


@administration_settings.post("/administrare/<slug>/setari")
@signed_in_only
def change(slug: str) -> ResponseReturnValue:
    """Choose anew, having looked at what held."""
    authority, form = authority_of(slug), Form(request.form)
    if form["count_rule"] not in COUNT_RULES:
        form.errors["count_rule"] = say("settings.count_rule_missing")
        return _page(authority, _held(slug), form), 422
    body = {"count_rule": form["count_rule"], **{name: bool(form[name]) for name in TICKS}}
    path = f"/authorities/{slug}/settings"
    try:
        caller().send("consultation", path, body, method="PUT", signed=True, etag=form["etag"])
    except Refused as refused:
        form.take(refused)
        return _page(authority, _held(slug), form), refused.status
    return done(slug, "settings")


def _held(slug: str) -> Answer:
    return caller().get("consultation", f"/authorities/{slug}/settings")


def _page(authority: Json, held: Answer, form: Form) -> str:
    values = {**form.values, "etag": held.etag}
    return render_template(
        "administration/settings.html",
        a=authority,
        held=held.data,
        form=Form(values, form.errors, form.problem),
        count_rules=COUNT_RULES,
    )
