"""Decisions about organisations that were verified; what cannot be undone is checked first."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only, visitor
from services.portal.asking import caller, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.officials import OFFICIALS, holding
from services.portal.pages.desk_verifications import find
from services.portal.pages.organisations import items_of

desk_standings = Blueprint("desk_standings", __name__)


@dataclass(frozen=True)
class Act:
    """A decision.

    Args:
        name: in the registry's address, and in the keys of texts.
        states: of the standing from which it leads.
        dated: whether it is a fact with a day.
        final: whether it cannot be undone.
    """

    name: str
    states: tuple[str, ...]
    dated: bool = False
    final: bool = False


ACTS = {
    "suspendare": Act("suspend", ("verified",)),
    "ridicare": Act("lift", ("suspended",)),
    "dizolvare": Act("dissolve", ("verified", "suspended"), dated=True, final=True),
    "absorbtie": Act("merge", ("verified", "suspended"), dated=True, final=True),
    "radiere": Act("strike-offs", ("verified", "suspended")),
}
DONE = {"strike-offs": "proposed"}
FOUND = "10"


@desk_standings.get("/birou/verificari/<uuid:verification_id>/pas/<act>")
@staff_only
def ask(verification_id: UUID, act: str) -> ResponseReturnValue:
    """The form of a decision; of a merger first into which organisation."""
    found, step = _step(verification_id, act)
    into = request.args.get("into", "")
    if step.name == "merge" and not into:
        return _choose(found, act)
    return _form(found, act, Form({"into": into}))


@desk_standings.post("/birou/verificari/<uuid:verification_id>/pas/<act>")
@staff_only
def send(verification_id: UUID, act: str) -> ResponseReturnValue:
    """Look once more at what cannot be undone, then send."""
    found, step = _step(verification_id, act)
    form = Form(request.form)
    form.need("reason", say("standing.reason_missing"))
    form.limit("reason", 2_000)
    if step.dated:
        form.need("on", say("standing.day_missing"))
        form.check("on", _is_day, say("standing.day_wrong"))
    if form.wrong or form["stage"] == "back":
        return _form(found, act, form), 422 if form.wrong else 200
    if step.final and form["stage"] != "send":
        return _form(found, act, form, check=True)
    fields = ("reason", *(("on",) if step.dated else ()), *(("into",) if step.name == "merge" else ()))
    try:
        caller().send(
            "registry",
            f"/verifications/{verification_id}/{step.name}",
            {name: form[name] for name in fields},
            signed=True,
            key=sending_key(form["key"]),
            etag=form["etag"],
        )
    except Refused as refused:
        form.take(refused)
        return _form(found, act, form), refused.status
    done = DONE.get(step.name, step.name)
    return redirect(url_for("desk_verifications.show", verification_id=verification_id, facut=done), 303)


@desk_standings.get("/birou/verificari/<uuid:verification_id>/propunere")
@holding(*OFFICIALS)
def proposal(verification_id: UUID) -> ResponseReturnValue:
    """A proposal to strike off, for the second official."""
    return _proposal(find(verification_id), Form())


@desk_standings.post("/birou/verificari/<uuid:verification_id>/propunere")
@holding(*OFFICIALS)
def decide_proposal(verification_id: UUID) -> ResponseReturnValue:
    """Confirm it, or leave the organisation where it is."""
    found, form = find(verification_id), Form(request.form)
    answer = "confirm" if form["action"] == "confirm" else "reject"
    try:
        caller().send(
            "registry",
            f"/strike-offs/{_uuid(form['proposal'])}/{answer}",
            signed=True,
            key=sending_key(form["key"]),
            etag=form["etag"],
        )
    except Refused as refused:
        form.take(refused)
        return _proposal(found, form), refused.status
    return redirect(url_for("desk_verifications.show", verification_id=verification_id, facut=answer), 303)


def _step(verification_id: UUID, act: str) -> tuple[dict[str, Any], Act]:
    if act not in ACTS:
        abort(404)
    return find(verification_id), ACTS[act]


def _choose(found: dict[str, Any], act: str) -> str:
    words = request.args.get("cauta", "").strip()[:100]
    others = (
        part(lambda: items_of(caller().get("registry", "/organisations", q=words, limit=FOUND).data))
        if words
        else []
    )
    items = None if others is None else [o for o in others if o["id"] != found["organisation_id"]]
    return render_template("desk/successor.html", v=found, act=act, words=words, items=items)


def _form(found: dict[str, Any], act: str, form: Form, *, check: bool = False) -> str:
    values = {
        **form.values,
        "key": sending_key(form["key"]),
        "etag": form["etag"] or f'"{found["version"]}"',
    }
    successor = _successor(form["into"]) if ACTS[act].name == "merge" else None
    return render_template(
        "desk/standing_check.html" if check else "desk/standing.html",
        v=found,
        act=act,
        step=ACTS[act],
        successor=successor,
        form=Form(values, form.errors, form.problem),
    )


def _successor(into: str) -> dict[str, Any]:
    found = part(lambda: caller().get("registry", f"/organisations/{_uuid(into)}").data)
    return found or {"id": into, "name": into}


def _proposal(found: dict[str, Any], form: Form) -> str:
    waits = found["proposal"] or {}
    values = {
        **form.values,
        "key": sending_key(form["key"]),
        "proposal": form["proposal"] or waits.get("id", ""),
        "etag": form["etag"] or f'"{waits.get("version", 0)}"',
    }
    own = bool(waits) and waits["proposed_by"]["id"] == visitor().account_id
    return render_template(
        "desk/proposal.html", v=found, own=own, form=Form(values, form.errors, form.problem)
    )


def _is_day(typed: str) -> bool:
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True


def _uuid(typed: str) -> str:
    try:
        return str(UUID(typed))
    except ValueError:
        abort(404)
