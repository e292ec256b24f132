"""A consultation being written, a step a page: what it is, its act, its documents, its last day."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.act_parts import as_body, parts_of
from services.portal.asking import caller, or_not_found, part
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.desk import chosen_authority
from services.portal.pages.files import chosen_file, hand_in_to, passed_on

desk_drafting = Blueprint("desk_drafting", __name__)
Json = dict[str, Any]
STEPS = ("what", "act", "documents", "term")
KINDS = ("normative", "mayor-order", "individual", "local-budget", "urban-plan", "strategy", "tax")
DOCUMENT_KINDS = ("", "substantiation", "specialist-report", "study", "other")
WHAT = ("title", "kind", "summary")
PROPOSED_DAYS = 15
EMPTY_ROWS = 3
MOST_ROWS = 53


@desk_drafting.route("/birou/consultari/noua", methods=["GET", "POST"])
@staff_only
def new() -> ResponseReturnValue:
    """Begin: what is to be decided."""
    slug = chosen_authority()
    form = _form({"kind": KINDS[0]})
    if request.method == "POST" and _what_is_good(form):
        # Its own step asks for the last day; until then it is one that the law allows.
        last_day = datetime.now(UTC).date() + timedelta(days=PROPOSED_DAYS)
        body = {"authority": slug, **_what(form), "recommendations_until": last_day.isoformat()}
        try:
            made = caller().send("consultation", "/consultations", body, signed=True, key=form["key"]).data
            return redirect(url_for("desk_act.show", consultation_id=made["id"]), 303)
        except Refused as refused:
            form.take(refused)
    page = render_template("drafting/what.html", form=form, slug=slug, c=None, kinds=KINDS, step="what")
    return (page, 422) if form.wrong else page


@desk_drafting.route("/birou/consultari/<uuid:consultation_id>/ce-este", methods=["GET", "POST"])
@staff_only
def what(consultation_id: UUID) -> ResponseReturnValue:
    """What is to be decided, written otherwise."""
    found = read_draft(consultation_id)
    form = _form({name: str(found.data[name]) for name in WHAT}, found)
    changed: Json = {}
    if request.method == "POST" and _what_is_good(form):
        if save(found, _what(form), form):
            return redirect(url_for("desk_act.show", consultation_id=consultation_id), 303)
        found = read_draft(consultation_id)
        changed = {name: (form["was_" + name], str(found.data[name])) for name in WHAT}
    return _page("what", found, form, kinds=KINDS, changed=_changed(form, changed))


@desk_drafting.route("/birou/consultari/<uuid:consultation_id>/documente", methods=["GET", "POST"])
@staff_only
def documents(consultation_id: UUID) -> ResponseReturnValue:
    """The documents beside the act; what the law asks for and is missing is said, and stops nobody."""
    found = read_draft(consultation_id)
    kept = _as_rows(found.data["documents"])
    form, rows = _form({}, found), _rows() if request.method == "POST" else kept
    changed: Json = {}
    if request.method == "POST" and _rows_are_good(rows, form):
        if rows != kept and not save(found, {"documents": _documents(rows)}, form):
            found = read_draft(consultation_id)
            changed = {"documents": (form["was_documents"], _titles(_as_rows(found.data["documents"])))}
        elif _files_changed(consultation_id, form):
            goes_on = form["go"] == "on" and not form["remove"]
            where = "desk_drafting.term" if goes_on else "desk_drafting.documents"
            return redirect(url_for(where, consultation_id=consultation_id), 303)
        else:
            found = read_draft(consultation_id)
    return _page(
        "documents",
        found,
        form,
        rows=[*rows, *[dict.fromkeys(("title", "kind", "url"), "")] * EMPTY_ROWS],
        document_kinds=DOCUMENT_KINDS,
        was=_titles(kept),
        files=[document for document in found.data["documents"] if document.get("file_id")],
        requirements=required(consultation_id),
        changed=_changed(form, changed),
    )


@desk_drafting.route("/birou/consultari/<uuid:consultation_id>/termen", methods=["GET", "POST"])
@staff_only
def term(consultation_id: UUID) -> ResponseReturnValue:
    """Until when recommendations are received."""
    found = read_draft(consultation_id)
    form = _form({"recommendations_until": str(found.data["recommendations_until"] or "")}, found)
    changed: Json = {}
    if request.method == "POST":
        form.need("recommendations_until", say("drafting.need_day"))
        form.check("recommendations_until", _is_day, say("drafting.need_day"))
        if not form.wrong:
            if save(found, {"recommendations_until": form["recommendations_until"]}, form):
                return redirect(url_for("desk_consultations.show", consultation_id=consultation_id), 303)
            found = read_draft(consultation_id)
            was = form["was_recommendations_until"]
            changed = {"recommendations_until": (was, str(found.data["recommendations_until"]))}
    return _page("term", found, form, changed=_changed(form, changed))


@desk_drafting.get("/birou/consultari/<uuid:consultation_id>/documente/<uuid:file_id>")
@staff_only
def document(consultation_id: UUID, file_id: UUID) -> Response:
    """A draft's file, for its clerks to save."""
    with or_not_found():
        return passed_on(
            caller().fetch("consultation", f"/consultations/{consultation_id}/documents/{file_id}")
        )


def read_draft(consultation_id: UUID) -> Answer:
    """A draft as its clerks see it; 404 for what is published."""
    with or_not_found():
        found = caller().get("consultation", f"/consultations/{consultation_id}", signed=True)
    if found.data["state"] != "draft":
        abort(404)
    return found


def save(found: Answer, changes: Json, form: Form) -> bool:
    """Put a draft with some of it changed; says whether that went well.

    Args:
        found: the newest version, from which all else is taken.
        form: its `etag` is what the clerk saw; takes what stands against it.
    """
    body = {**body_of(found.data), **changes}
    path = f"/consultations/{found.data['id']}"
    etag = form["etag"] or found.etag
    try:
        if etag != found.etag:
            raise Refused(412, {"code": "stale", "detail": say("drafting.stale")})
        caller().send(
            "consultation", path, body, method="PUT", signed=True, key=sending_key(form["key"]), etag=etag
        )
    except Refused as refused:
        form.take(refused)
        if refused.status == 412:
            form.problem = say("drafting.stale")
        return False
    return True


def body_of(consultation: Json) -> Json:
    """A draft as the service takes it, unchanged."""
    kept = ("title", "kind", "summary", "recommendations_until", "is_example")
    return {
        **{name: consultation[name] for name in kept},
        "documents": [
            {name: document.get(name, "") for name in ("title", "url", "available", "kind")}
            for document in consultation["documents"]
            if not document.get("file_id")
        ],
        **as_body(parts_of(consultation)),
    }


def required(consultation_id: UUID) -> list[Json] | None:
    """What the law asks for with such an act; None while the service is away."""
    path = f"/consultations/{consultation_id}/required-documents"
    items: list[Json] | None = part(lambda: caller().get("consultation", path, signed=True).data["items"])
    return items


def _form(first: dict[str, str], found: Answer | None = None) -> Form:
    # Browsers send line ends as CRLF, and the service keeps LF.
    typed = {name: value.replace("\r\n", "\n") for name, value in request.form.items()}
    values = {**first, "etag": found.etag if found else "", **typed}
    return Form({**values, "key": sending_key(values.get("key", ""))})


def _page(step: str, found: Answer, form: Form, **more: Any) -> ResponseReturnValue:
    # Whoever was second has now seen the newest version, and may put theirs over it.
    form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template(f"drafting/{step}.html", c=found.data, form=form, step=step, **more)
    return (page, 412 if more.get("changed") else 422) if form.wrong else page


def _changed(form: Form, changed: Json) -> Json:
    """Of what was seen and what is there now, that which another clerk has changed."""
    return {name: pair for name, pair in changed.items() if form.wrong and pair[0] != pair[1]}


def _what(form: Form) -> Json:
    return {name: form[name] for name in WHAT}


def _what_is_good(form: Form) -> bool:
    form.need("title", say("drafting.need_title"))
    form.limit("title", 500)
    form.limit("summary", 5_000)
    if form["kind"] not in KINDS:
        form.errors["kind"] = say("drafting.need_kind")
    return not form.wrong


def _rows() -> list[Json]:
    lists = [request.form.getlist(name)[:MOST_ROWS] for name in ("title", "kind", "url")]
    rows = [
        {"title": " ".join(title.split()), "kind": kind if kind in DOCUMENT_KINDS else "", "url": url.strip()}
        for title, kind, url in zip(*lists, strict=False)
    ]
    return [row for row in rows if row["title"] or row["url"]]


def _as_rows(documents: list[Json]) -> list[Json]:
    linked = [document for document in documents if not document.get("file_id")]
    return [{"title": d["title"], "kind": d.get("kind", ""), "url": d["url"] or ""} for d in linked]


def _rows_are_good(rows: list[Json], form: Form) -> bool:
    for number, row in enumerate(rows, start=1):
        if not row["title"]:
            form.errors[f"title-{number}"] = say("drafting.need_document_title", number=number)
        if row["url"] and not row["url"].startswith(("http://", "https://")):
            form.errors[f"url-{number}"] = say("drafting.bad_address", number=number)
    return not form.wrong


def _documents(rows: list[Json]) -> list[Json]:
    """A document without an address is one of which only the title is known."""
    return [{**row, "url": row["url"] or None, "available": bool(row["url"])} for row in rows]


def _files_changed(consultation_id: UUID, form: Form) -> bool:
    """Take a file away, or hand in the one that was chosen; says whether nothing stands against it."""
    path = f"/consultations/{consultation_id}/documents"
    if form["remove"]:
        with or_not_found(), suppress(ValueError):
            caller().send("consultation", f"{path}/{UUID(form['remove'])}", method="DELETE", signed=True)
        return True
    if form["go"] != "file" and chosen_file() is None:
        return True
    kind = form["file_kind"] if form["file_kind"] in DOCUMENT_KINDS[1:] else "other"
    return hand_in_to("consultation", path, form, kind=kind)


def _titles(rows: list[Json]) -> str:
    return "\n".join(f"{row['title']} {row['url']}".strip() for row in rows)


def _is_day(typed: str) -> bool:
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True
