"""Answering recommendations: the list of what waits, and one with its article beside it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.answering import (
    DRAFT_STATES,
    SENTENCES,
    VERDICTS,
    as_body,
    check_length,
    check_whole,
    first_values,
    in_group,
    with_sentence,
)
from services.portal.asking import caller, or_not_found, parts
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.consultations import article_of
from services.portal.pages.desk import chosen_authority
from services.portal.pages.organisations import cursor_of

desk_answers = Blueprint("desk_answers", __name__)
Json = dict[str, Any]
STATES = ("unanswered", *DRAFT_STATES, "answered", "to-post")
DONE = ("saved", "ready", "approved", "sent-back", "assigned")


@desk_answers.get("/birou/recomandari")
@staff_only
def listing() -> str:
    """Oldest first, for that one has waited longest; what is looked for stands in the address."""
    slug = chosen_authority()
    names = ("consultation", "article", "department", "q")
    wanted = {name: request.args.get(name, "").strip()[:200] for name in names}
    if not wanted["consultation"]:
        wanted["article"] = wanted["q"] = ""
    state = request.args.get("state", "")
    wanted["state"] = state if state in STATES else "unanswered"
    ask = caller()
    with or_not_found():
        page = ask.get(
            "consultation",
            "/desk/recommendations",
            {name: value for name, value in wanted.items() if value},
            signed=True,
            authority=slug,
            cursor=request.args.get("cursor", ""),
            limit="20",
        ).data
    found = _around(wanted["consultation"], slug)
    return render_template(
        "desk/recommendations.html",
        page=page,
        found=found,
        departments=_departments(found),
        wanted=wanted,
        states=STATES,
        slug=slug,
        done=request.args.get("facut") if request.args.get("facut") in DONE else "",
        cursor=cursor_of(page),
    )


@desk_answers.post("/birou/recomandari/compartiment")
@staff_only
def assign() -> ResponseReturnValue:
    """Give those that were ticked to a department, or take them from it."""
    slug, form = chosen_authority(), Form(request.form)
    chosen = request.form.getlist("recommendation")
    back: Json = {name: form[name] or None for name in ("state", "consultation")}
    if chosen:
        body = {"recommendations": chosen, "department": form["department"] or None}
        with or_not_found():
            caller().send("consultation", "/desk/recommendations/assign", body, signed=True)
        back["facut"] = "assigned"
    return redirect(url_for("desk_answers.listing", autoritate=slug, **back), 303)


@desk_answers.get("/birou/recomandari/<uuid:recommendation_id>")
@staff_only
def show(recommendation_id: UUID) -> str:
    """The recommendation, the article it speaks of, those that say the like, and the answer to write."""
    found = read(recommendation_id)
    return _page(found, Form(first_values(found.data["draft"])), None)


@desk_answers.post("/birou/recomandari/<uuid:recommendation_id>")
@staff_only
def answer(recommendation_id: UUID) -> ResponseReturnValue:
    """Give the answer at once; or save it, or call it ready for whoever checks or publishes."""
    found, form = read(recommendation_id), Form(request.form)
    together = request.form.getlist("together")
    if form["insert"]:
        return _page(found, with_sentence(form), together)
    saves = form["action"] in ("save", "ready")
    (check_length if form["action"] == "save" else check_whole)(form)
    if not form.wrong:
        try:
            return _save(found, form, together) if saves else _give(found, form)
        except Refused as refused:
            form.take(refused)
            if refused.status == 412:
                form.problem = say("answer.stale")
            newest = read(recommendation_id)
            return _page(newest, form, together, seen_anew=refused.status == 412), refused.status
    return _page(found, form, together), 422


def read(recommendation_id: UUID) -> Answer:
    """A recommendation as the desk sees it; 404 if there is none."""
    with or_not_found():
        return caller().get("consultation", f"/desk/recommendations/{recommendation_id}", signed=True)


def _give(found: Answer, form: Form) -> ResponseReturnValue:
    caller().send(
        "consultation",
        f"/recommendations/{found.data['id']}/answer",
        as_body(form),
        signed=True,
        key=sending_key(form["key"]),
        etag=form["etag"] or found.etag,
    )
    slug, number = found.data["consultation"]["authority"]["slug"], found.data["register_number"]
    return redirect(url_for("desk_answers.listing", autoritate=slug, raspuns=number), 303)


def _save(found: Answer, form: Form, together: list[str]) -> ResponseReturnValue:
    path = f"/recommendations/{found.data['id']}/answer-draft"
    version = form["draft_version"] if form["draft_version"].isdecimal() else "0"
    body = {**as_body(form), "together": together}
    saved = caller().send("consultation", path, body, method="PUT", signed=True, etag=f'"{version}"')
    if form["action"] == "save":
        return redirect(url_for("desk_answers.show", recommendation_id=found.data["id"], facut="saved"), 303)
    caller().send("consultation", f"{path}/ready", signed=True, etag=saved.etag)
    for other in together:
        _call_ready(other)
    consultation = found.data["consultation"]
    back = {"autoritate": consultation["authority"]["slug"], "consultation": consultation["id"]}
    return redirect(url_for("desk_answers.listing", **back, facut="ready"), 303)


def _call_ready(recommendation_id: str) -> None:
    """One of those answered alike; whoever has changed it meanwhile says themselves when it is ready."""
    path = f"/recommendations/{recommendation_id}/answer-draft/ready"
    draft = (
        caller().get("consultation", f"/desk/recommendations/{recommendation_id}", signed=True).data["draft"]
    )
    if draft and draft["state"] == "draft":
        caller().send("consultation", path, signed=True, etag=f'"{draft["version"]}"')


def _around(consultation_id: str, slug: str) -> Json:
    """What stands beside the list: the act's articles, how far its answers are, who could write them."""
    ask = caller()
    authority = {"authority": lambda: ask.get("registry", f"/authorities/{slug}").data}
    if not consultation_id:
        return {"consultation": None, "progress": None, **parts(**authority)}
    path = f"/consultations/{consultation_id}"
    return parts(
        consultation=lambda: ask.get("consultation", path).data,
        progress=lambda: ask.get("consultation", f"{path}/answers", signed=True).data,
        **authority,
    )


def _departments(found: Json) -> list[str]:
    """Those that the authority has, and others that were given something before."""
    known = [one["name"] for one in (found["authority"] or {}).get("departments", [])]
    used = (found["progress"] or {}).get("departments", [])
    return [*known, *(name for name in used if name not in known)]


def _page(found: Answer, form: Form, together: list[str] | None, *, seen_anew: bool = False) -> str:
    ask, r = caller(), found.data
    path = f"/consultations/{r['consultation']['id']}"
    beside = parts(
        consultation=lambda: ask.get("consultation", path).data,
        progress=lambda: ask.get("consultation", f"{path}/answers", signed=True).data,
        alike=lambda: ask.get("consultation", f"/desk/recommendations/{r['id']}/alike", signed=True).data[
            "items"
        ],
    )
    consultation, alike = beside["consultation"], beside["alike"] or []
    version = str((r["draft"] or {}).get("version", 0))
    values: Json = {
        **form.values,
        "key": sending_key(form["key"]),
        "etag": form["etag"] or found.etag,
        # Whoever was second has now seen what the other wrote, and may put theirs over it.
        "draft_version": version if seen_anew else form["draft_version"] or version,
    }
    return render_template(
        "desk/answer.html",
        r=r,
        article=article_of(consultation, r["article"]) if consultation else None,
        articles=consultation["articles"] if consultation else [],
        reviewed=bool((beside["progress"] or {}).get("reviewed")),
        alike=alike,
        together=in_group(found, alike) if together is None else together,
        form=Form(values, form.errors, form.problem),
        seen_anew=seen_anew,
        done=request.args.get("facut") if request.args.get("facut") in DONE else "",
        verdicts=VERDICTS,
        sentences=SENTENCES,
    )
