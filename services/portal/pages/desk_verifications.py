"""Requests of organisations to be registered: the queue, one of them, and who deals with it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates, downloads
from services.portal.access import staff_only, visitor
from services.portal.asking import caller, or_not_found, part, parts
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.officials import OFFICIALS, holding
from services.portal.pages.desk import chosen_authority
from services.portal.pages.organisations import KINDS, cursor_of, items_of
from services.portal.pages.requests import conversation

desk_verifications = Blueprint("desk_verifications", __name__)
STATES = ("pending", "questioned", "verified", "suspended", "refused", "withdrawn", "struck-off")
ASSIGNED = ("me", "nobody", "someone")
FILTERS = ("q", "kind", "locality", "assigned", "proposed")
DONE = (
    "verified",
    "refused",
    "suspend",
    "lift",
    "dissolve",
    "merge",
    "proposed",
    "confirm",
    "reject",
    "take",
    "hand-over",
    "put-back",
)
ASSIGNING = ("take", "hand-over", "put-back")
PAGE = "50"


@desk_verifications.get("/birou/verificari")
@staff_only
def listing() -> str:
    """The requests to one authority, by state and by what else the address narrows them to."""
    slug, wanted = chosen_authority(), _wanted()
    ask = caller()
    found = parts(
        page=lambda: (
            ask.get(
                "registry",
                "/verifications",
                {**wanted, "authority": slug, "cursor": request.args.get("cursor", ""), "limit": PAGE},
                signed=True,
            ).data
        ),
        summary=lambda: ask.get("registry", "/verifications/summary", signed=True, authority=slug).data,
    )
    page = found["page"]
    return render_template(
        "desk/verifications.html",
        items=None if page is None else items_of(page),
        summary=found["summary"],
        wanted=wanted,
        states=STATES,
        assigned=ASSIGNED,
        kinds=KINDS,
        slug=slug,
        done=_done(),
        kept={name: value for name, value in wanted.items() if value and name in FILTERS},
        cursor=cursor_of(page) if page else "",
    )


@desk_verifications.get("/birou/verificari/lista.csv")
@staff_only
def export() -> ResponseReturnValue:
    """The same list as a file; the registry notes that it was taken away."""
    slug = chosen_authority()
    found = (
        caller().get("registry", "/verifications/export", {**_wanted(), "authority": slug}, signed=True).data
    )
    head = [say("queue.column_" + name) for name in ("name", "kind", "state", "asked", "days", "who", "cui")]
    lines = [
        (
            item["organisation"]["name"],
            say("kind." + item["organisation"]["kind"]),
            say("standing.one_" + item["state"]),
            item["asked_at"],
            item["waiting_days"],
            (item["assigned_to"] or {}).get("name"),
            item["organisation"]["cui"],
        )
        for item in found["items"]
    ]
    return downloads.as_csv(f"cereri-{slug}-{dates.today()}", head, lines)


@desk_verifications.get("/birou/verificari/<uuid:verification_id>")
@holding(*OFFICIALS)
def show(verification_id: UUID) -> str:
    """What the organisation says that it is, with what can be checked and where."""
    return _page(find(verification_id), Form())


@desk_verifications.post("/birou/verificari/<uuid:verification_id>")
@staff_only
def decide(verification_id: UUID) -> ResponseReturnValue:
    """Verify, or refuse with a reason that the requester reads."""
    found = find(verification_id)
    form = Form(request.form)
    refuse = form["action"] == "refuse"
    if refuse:
        form.need("reason", say("verification.reason_missing"))
    if form.wrong:
        return _page(found, form), 422
    try:
        caller().send(
            "registry",
            f"/verifications/{verification_id}/{'refuse' if refuse else 'verify'}",
            {"reason": form["reason"]} if refuse else None,
            signed=True,
            key=sending_key(form["key"]),
            etag=form["etag"],
        )
    except Refused as refused:
        form.take(refused)
        return _page(found, form), refused.status
    done = "refused" if refuse else "verified"
    return redirect(url_for("desk_verifications.listing", autoritate=found["authority"], facut=done), 303)


@desk_verifications.post("/birou/verificari/<uuid:verification_id>/responsabil")
@staff_only
def assign(verification_id: UUID) -> ResponseReturnValue:
    """Take the request, hand it over, or put it back."""
    form = Form(request.form)
    act = form["action"] if form["action"] in ASSIGNING else "take"
    try:
        caller().send(
            "registry",
            f"/verifications/{verification_id}/{act}",
            {"to": form["to"]} if act == "hand-over" else None,
            signed=True,
            key=sending_key(form["key"]),
        )
    except Refused as refused:
        form.take(refused)
        return _page(find(verification_id), form), refused.status
    return redirect(url_for("desk_verifications.show", verification_id=verification_id, facut=act), 303)


def find(verification_id: UUID) -> dict[str, Any]:
    """One request; the registry notes that it was looked at."""
    with or_not_found():
        found: dict[str, Any] = (
            caller().get("registry", f"/verifications/{verification_id}", signed=True).data
        )
    return found


def _wanted() -> dict[str, str]:
    """What the address narrows the queue to; what the registry would not take is left out."""
    given = {name: request.args.get(name, "").strip()[:100] for name in FILTERS}
    state = request.args.get("state", "")
    return {
        "state": state if state in STATES else "pending",
        "q": given["q"],
        "kind": given["kind"] if given["kind"] in KINDS else "",
        "locality": given["locality"] if given["locality"].isascii() and given["locality"].isdigit() else "",
        "assigned": given["assigned"] if given["assigned"] in ASSIGNED else "",
        "proposed": "true" if given["proposed"] else "",
    }


def _done() -> str:
    return request.args.get("facut", "") if request.args.get("facut", "") in DONE else ""


def _page(found: dict[str, Any], form: Form) -> str:
    etag = form["etag"] or f'"{found["version"]}"'
    values = {**form.values, "key": sending_key(form["key"]), "etag": etag}
    ask, path = caller(), f"/verifications/{found['id']}"
    beside = parts(
        comparison=lambda: ask.get("registry", f"{path}/comparison", signed=True).data,
        history=lambda: items_of(ask.get("registry", f"{path}/history", signed=True).data),
    )
    clerk = found["authority"] in visitor().desks
    summary = (
        part(
            lambda: (
                ask.get("registry", "/verifications/summary", signed=True, authority=found["authority"]).data
            )
        )
        if clerk
        else None
    )
    return render_template(
        "desk/verification.html",
        v=found,
        r=conversation(UUID(str(found["id"]))) if clerk else None,
        form=Form(values, form.errors, form.problem),
        beside=beside,
        clerk=clerk,
        colleagues=summary["colleagues"] if summary else [],
        done=_done(),
    )
