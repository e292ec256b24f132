"""Requests of organisations to be registered: look, then verify or refuse with a reason."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.desk import chosen_authority
from services.portal.pages.organisations import cursor_of, items_of
from services.portal.pages.requests import conversation

desk_verifications = Blueprint("desk_verifications", __name__)
STATES = ("pending", "questioned", "verified", "refused")


@desk_verifications.get("/birou/verificari")
@staff_only
def listing() -> str:
    """The requests to one authority, by state."""
    state = request.args.get("state", "")
    state = state if state in STATES else "pending"
    slug = chosen_authority()
    page = _page_of(slug, state, request.args.get("cursor", ""))
    return render_template(
        "desk/verifications.html",
        items=items_of(page),
        state=state,
        states=STATES,
        slug=slug,
        cursor=cursor_of(page),
    )


@desk_verifications.get("/birou/verificari/<uuid:verification_id>")
@staff_only
def show(verification_id: UUID) -> str:
    """What the organisation says that it is, with what can be checked and where."""
    return _page(_find(verification_id), Form())


@desk_verifications.post("/birou/verificari/<uuid:verification_id>")
@staff_only
def decide(verification_id: UUID) -> ResponseReturnValue:
    """Verify, or refuse with a reason that the requester reads."""
    found = _find(verification_id)
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


def _page_of(slug: str, state: str, cursor: str) -> Any:
    return (
        caller()
        .get(
            "registry", "/verifications", signed=True, authority=slug, state=state, cursor=cursor, limit="100"
        )
        .data
    )


def _find(verification_id: UUID) -> dict[str, Any]:
    with or_not_found():
        found: dict[str, Any] = (
            caller().get("registry", f"/verifications/{verification_id}", signed=True).data
        )
    return found


def _page(found: dict[str, Any], form: Form) -> str:
    etag = form["etag"] or f'"{found["version"]}"'
    values = {**form.values, "key": sending_key(form["key"]), "etag": etag}
    said = conversation(UUID(str(found["id"])))
    return render_template(
        "desk/verification.html", v=found, r=said, form=Form(values, form.errors, form.problem)
    )
