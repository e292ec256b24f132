"""The documents beside an act that is being written: at other addresses, and as files."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.desk_drafting import (
    form_of,
    page_of_step,
    read_draft,
    required,
    save,
    told_changes,
)
from services.portal.pages.files import chosen_file, hand_in_to, passed_on

desk_documents = Blueprint("desk_documents", __name__)
Json = dict[str, Any]
DOCUMENT_KINDS = ("", "substantiation", "specialist-report", "study", "other")
EMPTY_ROWS = 3
MOST_ROWS = 53


@desk_documents.route("/birou/consultari/<uuid:consultation_id>/documente", methods=["GET", "POST"])
@staff_only
def documents(consultation_id: UUID) -> ResponseReturnValue:
    """The documents beside the act; what the law asks for and is missing is said, and stops nobody."""
    found = read_draft(consultation_id)
    kept = _as_rows(found.data["documents"])
    form, rows = form_of({}, found), _rows() if request.method == "POST" else kept
    changed: Json = {}
    if request.method == "POST" and _rows_are_good(rows, form):
        if rows != kept and not save(found, {"documents": _documents(rows)}, form):
            found = read_draft(consultation_id)
            changed = {"documents": (form["was_documents"], _titles(_as_rows(found.data["documents"])))}
        elif _files_changed(consultation_id, form):
            goes_on = form["go"] == "on" and not form["remove"]
            where = "desk_plan.plan" if goes_on else "desk_documents.documents"
            return redirect(url_for(where, consultation_id=consultation_id), 303)
        else:
            found = read_draft(consultation_id)
    return page_of_step(
        "documents",
        found,
        form,
        rows=[*rows, *[dict.fromkeys(("title", "kind", "url"), "")] * EMPTY_ROWS],
        document_kinds=DOCUMENT_KINDS,
        was=_titles(kept),
        files=[document for document in found.data["documents"] if document.get("file_id")],
        requirements=required(consultation_id),
        changed=told_changes(form, changed),
    )


@desk_documents.get("/birou/consultari/<uuid:consultation_id>/documente/<uuid:file_id>")
@staff_only
def document(consultation_id: UUID, file_id: UUID) -> Response:
    """A draft's file, for its clerks to save."""
    with or_not_found():
        return passed_on(
            caller().fetch("consultation", f"/consultations/{consultation_id}/documents/{file_id}")
        )


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
