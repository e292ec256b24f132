"""Changes after publication at the desk: a longer term, a new document, a slip corrected, a note."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.clients import Answer
from services.portal.dates import is_day
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.files import chosen_file

desk_later_changes = Blueprint("desk_later_changes", __name__)
Json = dict[str, Any]
# The words in addresses, and what the service calls them.
KINDS = {"prelungire": "extension", "document": "document", "corectare": "correction", "precizare": "note"}
DOCUMENT_KINDS = ("substantiation", "specialist-report", "study", "other")
LEAST_REASON, MOST_REASON, MOST_WITH_FILE = 10, 2_000, 500


@desk_later_changes.get("/birou/consultari/<uuid:consultation_id>/schimbari")
@staff_only
def listing(consultation_id: UUID) -> str:
    """What was changed so far, and what can be."""
    found = _published(consultation_id)
    items = caller().get("consultation", f"/consultations/{consultation_id}/changes").data["items"]
    return render_template("desk/later_changes.html", c=found.data, items=items, kinds=KINDS)


@desk_later_changes.route(
    "/birou/consultari/<uuid:consultation_id>/schimbari/<any(prelungire,document,corectare,precizare):kind>",
    methods=["GET", "POST"],
)
@staff_only
def change(consultation_id: UUID, kind: str) -> ResponseReturnValue:
    """One change, on a page of its own, always with its reason."""
    found = _published(consultation_id)
    what = KINDS[kind]
    if what == "extension" and found.data["state"] != "open":
        abort(404)
    typed = {name: value.replace("\r\n", "\n") for name, value in request.form.items()}
    form = Form({**_first(found.data, what), "etag": found.etag, **typed})
    if request.method == "POST" and _is_good(what, form) and _sent(consultation_id, what, form):
        return redirect(
            url_for("desk_later_changes.listing", consultation_id=consultation_id, facut=kind), 303
        )
    # Whoever was second has now seen the newest version, and may send theirs knowingly.
    values = {**form.values, "etag": found.etag, "key": sending_key(form["key"])}
    page = render_template(
        "desk/later_change.html",
        c=found.data,
        what=what,
        form=Form(values, form.errors, form.problem),
        targets=_targets(found.data),
        document_kinds=DOCUMENT_KINDS,
    )
    return (page, 422) if form.wrong else page


def _published(consultation_id: UUID) -> Answer:
    """A consultation with its version; 404 for drafts and records."""
    with or_not_found():
        found = caller().get("consultation", f"/consultations/{consultation_id}", signed=True)
    if found.data["state"] == "draft" or found.data["is_record"]:
        abort(404)
    return found


def _targets(consultation: Json) -> list[tuple[str, str]]:
    """What can be corrected, with its words of now."""
    linked = [document["title"] for document in consultation["documents"] if not document.get("file_id")]
    return [
        ("title", consultation["title"]),
        ("summary", consultation["summary"]),
        *((f"document-{place}", title) for place, title in enumerate(linked, start=1)),
    ]


def _first(consultation: Json, what: str) -> dict[str, str]:
    """What a form begins with; a correction begins with the words that stand there."""
    if what != "correction":
        return {"last_day": str(consultation["recommendations_until"] or "")} if what == "extension" else {}
    chosen = request.args.get("ce", "title")
    words = dict(_targets(consultation))
    target = chosen if chosen in words else "title"
    return {"target": target, "words": words[target]}


def _is_good(what: str, form: Form) -> bool:
    form.need("reason", say("later.need_reason"))
    form.check("reason", lambda typed: len(typed) >= LEAST_REASON, say("later.need_reason"))
    form.limit("reason", MOST_WITH_FILE if what == "document" else MOST_REASON)
    if what == "extension":
        form.need("last_day", say("later.need_day"))
        form.check("last_day", is_day, say("later.need_day"))
    if what == "correction":
        form.need("words", say("later.need_words"))
    if what == "document" and chosen_file() is None:
        form.errors["file"] = say("files.none_chosen")
    return not form.wrong


def _sent(consultation_id: UUID, what: str, form: Form) -> bool:
    """Make the change; what stands against it goes to the form."""
    path = f"/consultations/{consultation_id}/changes/{what}"
    key = sending_key(form["key"])
    try:
        if what == "document":
            _send_file(path, key, form)
        else:
            body = {"reason": form["reason"], **_body(what, form)}
            caller().send("consultation", path, body, signed=True, key=key, etag=form["etag"])
    except Refused as refused:
        form.take(refused)
        if refused.status == 412:
            form.problem = say("later.stale")
        return False
    return True


def _send_file(path: str, key: str, form: Form) -> None:
    sent = chosen_file()
    assert sent is not None  # noqa: S101 - the form was looked at
    kind = form["file_kind"] if form["file_kind"] in DOCUMENT_KINDS else "other"
    caller().send_file(
        "consultation",
        path,
        sent.stream.read(),
        key=key,
        etag=form["etag"],
        name=(sent.filename or "")[-400:],
        kind=kind,
        reason=form["reason"],
    )


def _body(what: str, form: Form) -> Json:
    if what == "extension":
        return {"last_day": form["last_day"]}
    if what == "correction":
        field, _, place = form["target"].partition("-")
        return {
            "field": field,
            "place": int(place) if place.isascii() and place.isdecimal() and len(place) < 5 else None,
            "words": form["words"],
        }
    return {}
