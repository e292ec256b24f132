"""Changes of what was verified, at the desk of the authority that was asked."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, parts
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.changes import do, places_in, read_change, take
from services.portal.pages.desk import chosen_authority
from services.portal.pages.organisations import cursor_of, items_of

desk_changes = Blueprint("desk_changes", __name__)
STATES = ("pending", "questioned", "accepted", "refused", "withdrawn")
DECISIONS = {"accept": "acceptata", "refuse": "refuzata"}
PAGE = "50"
ONE = "/birou/schimbari/<uuid:change_id>"
Json = dict[str, Any]


@desk_changes.get("/birou/schimbari")
@staff_only
def listing() -> str:
    """The requests for a change, oldest first, by state."""
    slug, state = chosen_authority(), request.args.get("state", "")
    words = request.args.get("q", "").strip()[:100]
    state = state if state in STATES else "pending"
    wanted = {"authority": slug, "state": state, "q": words, "limit": PAGE}
    ask = caller()
    found = parts(
        page=lambda: (
            ask.get(
                "registry", "/changes", {**wanted, "cursor": request.args.get("cursor", "")}, signed=True
            ).data
        ),
        summary=lambda: ask.get("registry", "/verifications/summary", signed=True, authority=slug).data,
    )
    page = found["page"]
    return render_template(
        "desk/changes.html",
        items=None if page is None else items_of(page),
        counts=found["summary"]["changes"] if found["summary"] else {},
        slug=slug,
        state=state,
        words=words,
        states=STATES,
        done=request.args.get("facut") if request.args.get("facut") in DECISIONS.values() else "",
        cursor=cursor_of(page) if page else "",
    )


@desk_changes.get(ONE)
@staff_only
def show(change_id: UUID) -> str:
    """What is to be otherwise, side by side with what is; the registry notes that it was looked at."""
    return _page(read_change(change_id), Form())


@desk_changes.post(ONE)
@staff_only
def decide(change_id: UUID) -> ResponseReturnValue:
    """Accept, or refuse with a reason that the asker reads."""
    found, form = read_change(change_id), Form(request.form.to_dict())
    act = form["action"] if form["action"] in DECISIONS else "refuse"
    if act == "refuse":
        form.need("reason", say("verification.reason_missing"))
    if form.wrong:
        return _page(found, form), 422
    try:
        do(change_id, act, form, {"reason": form["reason"]} if act == "refuse" else None)
    except Refused as refused:
        take(refused, form)
        return _page(found, form), refused.status
    there = url_for("desk_changes.listing", autoritate=found["authority"], facut=DECISIONS[act])
    return redirect(there, 303)


@desk_changes.post(f"{ONE}/intreaba")
@staff_only
def ask(change_id: UUID) -> ResponseReturnValue:
    """The clerk wants to know something; who asked gets a mail."""
    form = Form(request.form.to_dict())
    form.need("text", say("change.question_missing"))
    if form.wrong:
        return _page(read_change(change_id), form), 422
    body = {"text": form["text"], **({"about": form["about"]} if form["about"] else {})}
    try:
        do(change_id, "ask", form, body)
    except Refused as refused:
        take(refused, form)
        return _page(read_change(change_id), form), refused.status
    return redirect(url_for("desk_changes.show", change_id=change_id), 303)


def _page(found: Json, form: Form) -> str:
    etag = form["etag"] or f'"{found["version"]}"'
    values = {**form.values, "key": sending_key(form["key"]), "etag": etag}
    path = f"/changes/{found['id']}/comparison"
    beside = parts(comparison=lambda: caller().get("registry", path, signed=True).data)
    to_be = {**found["organisation"], **{one["field"]: one["after"] for one in found["changed"]}}
    return render_template(
        "desk/change.html",
        c=found,
        to_be=to_be,
        names=places_in(found["changed"]),
        beside=beside["comparison"],
        form=Form(values, form.errors, form.problem),
    )
