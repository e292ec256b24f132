"""Moderating: what was hidden and contested, one recommendation with its decisions, each step about it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.officials import DECIDERS, MODERATORS, chosen_place, holding
from services.portal.pages.moderation import decision_of
from services.portal.pages.organisations import cursor_of

desk_moderation = Blueprint("desk_moderation", __name__)
Json = dict[str, Any]
STATES = ("contested", "standing", "lifted")
GROUNDS = ("insult", "personal-data", "off-law", "spam", "other")
WHATS = ("masked", "hidden")
OUTCOMES = ("upheld", "lifted")
# A step about a decision: its name in the address, and in the consultation service's.
STEPS = {"ridicare": "lift", "contestatie": "decide", "inscriere": "contest"}


@desk_moderation.get("/birou/moderare")
@holding(*DECIDERS)
def listing() -> str:
    """What authors contest first, for it waits for somebody."""
    state, slug = request.args.get("state", ""), chosen_place(*DECIDERS)
    state = state if state in STATES else STATES[0]
    cursor = request.args.get("cursor", "")
    asked = {"authority": slug, "state": state, "cursor": cursor, "limit": "20"}
    page = caller().get("consultation", "/desk/moderations", asked, signed=True).data
    return render_template(
        "desk/moderations.html", page=page, state=state, states=STATES, slug=slug, cursor=cursor_of(page)
    )


@desk_moderation.get("/birou/moderare/de-verificat")
@holding(*MODERATORS)
def waiting() -> str:
    """What the public does not read until somebody has looked, where the authority chose so; oldest first."""
    slug = chosen_place(*MODERATORS)
    asked = {"authority": slug, "cursor": request.args.get("cursor", ""), "limit": "20"}
    page = caller().get("consultation", "/desk/moderations/waiting", asked, signed=True).data
    return render_template(
        "desk/moderations_waiting.html",
        page=page,
        states=STATES,
        slug=slug,
        cursor=cursor_of(page),
        key=sending_key(""),
    )


@desk_moderation.post("/birou/moderare/<uuid:recommendation_id>/arata")
@holding(*MODERATORS)
def let_through(recommendation_id: UUID) -> ResponseReturnValue:
    """The public reads it from now on; if it does already, so much the better."""
    found, key = _read(recommendation_id), sending_key(request.form.get("key", ""))
    path = f"/recommendations/{recommendation_id}/show"
    try:
        caller().send("consultation", path, signed=True, key=key)
    except Refused as refused:
        if refused.code != "not-waiting":
            raise
    slug = found["consultation"]["authority"]["slug"]
    return redirect(url_for("desk_moderation.waiting", autoritate=slug, aratat="1"), 303)


@desk_moderation.get("/birou/moderare/<uuid:recommendation_id>")
@holding(*DECIDERS)
def show(recommendation_id: UUID) -> str:
    """What was sent, what the public reads of it, and each decision with what can be done about it."""
    return render_template("desk/moderation.html", r=_read(recommendation_id))


@desk_moderation.get("/birou/moderare/<uuid:recommendation_id>/ascunde")
@holding(*MODERATORS)
def hide(recommendation_id: UUID) -> str:
    """Words, or the whole; the ground; why."""
    return _hide_page(_read(recommendation_id), Form())


@desk_moderation.post("/birou/moderare/<uuid:recommendation_id>/ascunde")
@holding(*MODERATORS)
def send_hide(recommendation_id: UUID) -> ResponseReturnValue:
    """Do it once; the author is told."""
    found, form = _read(recommendation_id), Form(request.form)
    passages = [line.strip() for line in form["passages"].splitlines() if line.strip()]
    masked = form["what"] == "masked"
    form.check("what", lambda typed: typed in WHATS, say("moderation.what_missing"))
    form.need("what", say("moderation.what_missing"))
    if masked:
        form.need("passages", say("moderation.passages_missing"))
    form.check("ground", lambda typed: typed in GROUNDS, say("moderation.ground_missing"))
    form.need("ground", say("moderation.ground_missing"))
    _need_reason(form)
    body = {name: form[name] for name in ("what", "ground", "reason")}
    if not form.wrong:
        sent = {**body, "passages": passages if masked else []}
        _send(form, f"/recommendations/{recommendation_id}/moderations", sent)
    if form.wrong:
        return _hide_page(found, form), 422
    return _done(recommendation_id, form["what"])


@desk_moderation.get("/birou/moderare/<uuid:recommendation_id>/<step>/<uuid:moderation_id>")
@holding(*DECIDERS)
def step(recommendation_id: UUID, step: str, moderation_id: UUID) -> str:
    """Lift a decision, decide about a contestation, enter one that came by letter."""
    return _step_page(_read(recommendation_id), step, moderation_id, Form())


@desk_moderation.post("/birou/moderare/<uuid:recommendation_id>/<step>/<uuid:moderation_id>")
@holding(*DECIDERS)
def send_step(recommendation_id: UUID, step: str, moderation_id: UUID) -> ResponseReturnValue:
    """Do it once."""
    found, form = _read(recommendation_id), Form(request.form)
    name = _step_name(step)
    if name == "decide" and form["outcome"] not in OUTCOMES:
        form.errors["outcome"] = say("moderation.outcome_missing")
    _need_reason(form)
    if not form.wrong:
        body = {"words" if name == "contest" else "reason": form["reason"]}
        body |= {"outcome": form["outcome"]} if name == "decide" else {}
        _send(form, f"/moderations/{moderation_id}/{name}", body)
    if form.wrong:
        return _step_page(found, step, moderation_id, form), 422
    return _done(recommendation_id, name)


def _read(recommendation_id: UUID) -> Json:
    with or_not_found():
        path = f"/desk/moderations/recommendations/{recommendation_id}"
        found: Json = caller().get("consultation", path, signed=True).data
    return found


def _need_reason(form: Form) -> None:
    form.need("reason", say("moderation.reason_missing"))
    form.limit("reason", 2_000)


def _send(form: Form, path: str, body: Json) -> None:
    """What the service refuses is said in the form."""
    try:
        caller().send("consultation", path, body, signed=True, key=sending_key(form["key"]))
    except Refused as refused:
        form.take(refused, {"words": "reason"})


def _done(recommendation_id: UUID, what: str) -> ResponseReturnValue:
    return redirect(url_for("desk_moderation.show", recommendation_id=recommendation_id, facut=what), 303)


def _step_name(step: str) -> str:
    if step not in STEPS:
        abort(404)
    return STEPS[step]


def _hide_page(recommendation: Json, form: Form) -> str:
    return render_template(
        "desk/moderation_hide.html", r=recommendation, form=_again(form), grounds=GROUNDS, whats=WHATS
    )


def _step_page(recommendation: Json, step: str, moderation_id: UUID, form: Form) -> str:
    return render_template(
        "desk/moderation_step.html",
        r=recommendation,
        d=decision_of(recommendation, moderation_id),
        step=_step_name(step),
        outcomes=OUTCOMES,
        form=_again(form),
    )


def _again(form: Form) -> Form:
    return Form({**form.values, "key": sending_key(form["key"])}, form.errors, form.problem)
