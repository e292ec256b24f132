"""Notices at the desk: how the authority is reached, what a clerk adds, how other sites show it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found, part
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import EMAIL, Form
from services.portal.languages import say
from services.portal.pages.desk import chosen_authority

desk_notices = Blueprint("desk_notices", __name__)
Json = dict[str, Any]
CONTACT = (
    "officer",
    "phone",
    "email",
    "address",
    "opening_hours",
    "postal_address",
    "website",
    "signatory",
)
ADDED = ("number", "paragraph")
LONGEST = 300


@desk_notices.route("/birou/anunt-model", methods=["GET", "POST"])
@staff_only
def contact() -> ResponseReturnValue:
    """What every notice says of how the authority is reached; what the registry knows is filled in."""
    slug = chosen_authority()
    found = caller().get("consultation", f"/notice-contacts/{slug}", signed=True)
    is_new = found.data["version"] == 0
    first = _from_registry(slug) if is_new else {name: found.data[name] for name in CONTACT}
    form = Form({**first, "etag": found.etag, **request.form})
    if request.method == "POST" and _contact_is_good(form):
        body = {name: form[name] for name in CONTACT}
        if _put(f"/notice-contacts/{slug}", body, form):
            return redirect(url_for("desk_notices.contact", autoritate=slug, facut="1"), 303)
        form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template("desk/notice_contact.html", form=form, slug=slug, is_new=is_new)
    return (page, 422) if form.wrong else page


@desk_notices.route("/birou/consultari/<uuid:consultation_id>/anunt", methods=["GET", "POST"])
@staff_only
def notice(consultation_id: UUID) -> ResponseReturnValue:
    """The notice as it would be published today, and what the clerk adds to it."""
    consultation, found = _draft(consultation_id)
    first = {"number": found.data["content"]["number"], "paragraph": found.data["paragraph"]}
    form = Form({**first, "etag": found.etag, **_typed()})
    if request.method == "POST":
        form.limit("number", 60)
        form.limit("paragraph", 5_000)
        body = {name: form[name] for name in ADDED}
        if not form.wrong and _put(f"/consultations/{consultation_id}/notice", body, form):
            return redirect(url_for("desk_notices.notice", consultation_id=consultation_id, facut="1"), 303)
        form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template("desk/notice.html", c=consultation, notice=found.data, form=form)
    return (page, 422) if form.wrong else page


@desk_notices.get("/birou/consultari/<uuid:consultation_id>/incorporare")
@staff_only
def framing(consultation_id: UUID) -> str:
    """What the authority's own site needs to show the consultation, or all that are open."""
    with or_not_found():
        consultation = caller().get("consultation", f"/consultations/{consultation_id}", signed=True).data
    if consultation["state"] == "draft":
        abort(404)
    return render_template("desk/framing.html", c=consultation)


def _draft(consultation_id: UUID) -> tuple[Json, Answer]:
    """A draft and its notice; 404 for what is published."""
    path = f"/consultations/{consultation_id}"
    with or_not_found():
        consultation = caller().get("consultation", path, signed=True).data
        found = caller().get("consultation", f"{path}/notice", signed=True)
    if found.data["is_published"]:
        abort(404)
    return consultation, found


def _put(path: str, body: Json, form: Form) -> bool:
    """Write it; what stands against it goes to the form."""
    try:
        caller().send("consultation", path, body, method="PUT", signed=True, etag=form["etag"])
    except Refused as refused:
        form.take(refused)
        if refused.status == 412:
            form.problem = say("notice.stale")
        return False
    return True


def _typed() -> dict[str, str]:
    # Browsers send line ends as CRLF, and the service keeps LF.
    return {name: value.replace("\r\n", "\n") for name, value in request.form.items()}


def _contact_is_good(form: Form) -> bool:
    for name in CONTACT:
        form.limit(name, LONGEST)
    form.limit("phone", 100)
    form.check("email", lambda typed: bool(EMAIL.fullmatch(typed)), say("form.email_wrong"))
    form.check(
        "website", lambda typed: typed.startswith(("http://", "https://")), say("notice.website_wrong")
    )
    return not form.wrong


def _from_registry(slug: str) -> dict[str, str]:
    """What the registry knows of the authority, so that nobody types it twice; nothing while it is away."""
    known: Json = part(lambda: caller().get("registry", f"/authorities/{slug}").data) or {}
    officer = known.get("officer") or {}
    found = {
        "officer": officer.get("name"),
        "phone": officer.get("phone") or known.get("contact_phone"),
        "email": officer.get("email") or known.get("contact_email"),
        "address": known.get("address"),
        "website": known.get("website"),
    }
    return {name: value or "" for name, value in found.items()}
