"""Where a request stands: its steps, what was asked and answered, and what one can do now."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, staff_only
from services.portal.asking import caller, or_not_found, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.files import chosen_file, hand_in, passed_on

requests = Blueprint("requests", __name__)
CORRECTED = ("name", "cui", "register_number", "court", "seat", "contact_email")
OPEN = ("pending", "questioned")
Json = dict[str, Any]


@requests.get("/organizatii/cereri/<uuid:verification_id>")
@signed_in_only
def show(verification_id: UUID) -> str:
    """The request as who asked sees it."""
    return _page(read_request(verification_id), Form())


@requests.post("/organizatii/cereri/<uuid:verification_id>")
@signed_in_only
def act(verification_id: UUID) -> ResponseReturnValue:
    """Answer and send again, or only add a file."""
    found = read_request(verification_id)
    form = Form(request.form.to_dict())
    if form["action"] == "file":
        if hand_in(f"/requests/{verification_id}/files", "other", form):
            return _to(verification_id, "fisier")
        return _page(found, form), 422
    form.need("text", say("request.text_missing"))
    if form.wrong or (chosen_file() and not hand_in(f"/requests/{verification_id}/files", "other", form)):
        return _page(found, form), 422
    body = {"text": form["text"], "changes": _changes(found["organisation"], form)}
    try:
        _do(verification_id, "answer", form, body)
    except Refused as refused:
        _take(refused, form)
        return _page(read_request(verification_id), form), refused.status
    return _to(verification_id, "raspuns")


@requests.route("/organizatii/cereri/<uuid:verification_id>/retrage", methods=["GET", "POST"])
@signed_in_only
def withdraw(verification_id: UUID) -> ResponseReturnValue:
    """Want it no more, after a question."""
    found = read_request(verification_id)
    form = Form(request.form.to_dict())
    if request.method == "POST":
        try:
            _do(verification_id, "withdraw", form)
            return _to(verification_id, "retrasa")
        except Refused as refused:
            form.take(refused)
    values = {"key": sending_key(form["key"]), "etag": f'"{found["version"]}"'}
    page = render_template("requests/withdraw.html", r=found, form=Form(values, form.errors, form.problem))
    return (page, 409) if form.wrong else page


@requests.get("/organizatii/cereri/<uuid:verification_id>/fisiere/<uuid:file_id>")
@signed_in_only
def file(verification_id: UUID, file_id: UUID) -> ResponseReturnValue:
    """A file of it, to be saved."""
    with or_not_found():
        return passed_on(caller().fetch("registry", f"/requests/{verification_id}/files/{file_id}"))


@requests.post("/birou/verificari/<uuid:verification_id>/intreaba")
@staff_only
def ask(verification_id: UUID) -> ResponseReturnValue:
    """The clerk wants to know something; who asked gets a mail."""
    form = Form(request.form.to_dict())
    body = {"text": form["text"], **({"about": form["about"]} if form["about"] else {})}
    try:
        _do(verification_id, "ask", form, body)
    except Refused as refused:
        form.take(refused)
        values = {**form.values, "key": sending_key(""), "etag": form["etag"]}
        said = Form(values, form.errors, form.problem)
        page = render_template("requests/ask.html", r=read_request(verification_id), form=said)
        return page, refused.status
    return redirect(url_for("desk_verifications.show", verification_id=verification_id), 303)


def read_request(verification_id: UUID) -> Json:
    """The request with its conversation, for either side."""
    with or_not_found():
        found: Json = caller().get("registry", f"/requests/{verification_id}", signed=True).data
    return found


def conversation(verification_id: UUID) -> Json | None:
    """The same, for a page that goes on without."""
    return part(lambda: read_request(verification_id))


def _do(verification_id: UUID, what: str, form: Form, body: Json | None = None) -> None:
    caller().send(
        "registry",
        f"/requests/{verification_id}/{what}",
        body,
        signed=True,
        key=sending_key(form["key"]),
        etag=form["etag"],
    )


def _changes(organisation: Json, form: Form) -> Json:
    """What was written otherwise than it stands."""
    typed = {name: form[name] or None for name in CORRECTED if name in form.values}
    return {name: value for name, value in typed.items() if value != organisation[name]}


def _take(refused: Refused, form: Form) -> None:
    for fault in refused.faults:
        form.errors.setdefault(fault.pointer.strip("/").rpartition("/")[2], fault.detail)
    if not refused.faults:
        form.problem = refused.detail


def _page(found: Json, form: Form) -> str:
    organisation = found["organisation"]
    usual = {name: str(organisation[name] or "") for name in CORRECTED}
    key, etag = sending_key(form["key"]), f'"{found["version"]}"'
    values = {**usual, **form.values, "key": key, "etag": etag}
    asked = [field for said in found["messages"] if said["side"] == "clerk" for field in said["fields"]]
    return render_template(
        "requests/show.html",
        r=found,
        form=Form(values, form.errors, form.problem),
        corrected=CORRECTED,
        asked=asked,
        is_open=found["state"] in OPEN,
    )


def _to(verification_id: UUID, done: str) -> ResponseReturnValue:
    return redirect(url_for("requests.show", verification_id=verification_id, facut=done), 303)
