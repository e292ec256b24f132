"""A new text of an act that is published: begun, written, looked at, published."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found, part
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.act_writing import Writing, part_page, parts_page, text_page
from services.portal.pages.desk_drafting import put_newest

desk_versions = Blueprint("desk_versions", __name__)
Json = dict[str, Any]
BASE = "/birou/consultari/<uuid:consultation_id>/versiuni"
ONE = f"{BASE}/<int:number>"
FIRST = 1


@desk_versions.route(BASE, methods=["GET", "POST"])
@staff_only
def listing(consultation_id: UUID) -> ResponseReturnValue:
    """All versions, and where a new one is begun or gone on with."""
    form = Form({"key": sending_key(request.form.get("key", ""))})
    if request.method == "POST":
        try:
            path = f"/consultations/{consultation_id}/versions"
            begun = caller().send("consultation", path, signed=True, key=form["key"]).data
            where = url_for(
                "desk_versions.text_parts", consultation_id=consultation_id, number=begun["number"]
            )
            return redirect(where, 303)
        except Refused as refused:
            form.take(refused)
    with or_not_found():
        consultation = _consultation(consultation_id)
        versions = caller().get("consultation", f"/consultations/{consultation_id}/versions", signed=True)
    page = render_template(
        "desk/versions.html", c=consultation.data, versions=versions.data["items"], form=form
    )
    return (page, 422) if form.wrong else page


@desk_versions.get(ONE)
@staff_only
def show(consultation_id: UUID, number: int) -> str:
    """What a version that is being written would change, and what is missing before it is published."""
    return _page(consultation_id, number, Form())


@desk_versions.post(ONE)
@staff_only
def act(consultation_id: UUID, number: int) -> ResponseReturnValue:
    """Publish it or give it up."""
    form, path = Form(request.form), _path(consultation_id, number)
    try:
        if form["action"] == "discard":
            caller().send("consultation", path, method="DELETE", signed=True)
            return redirect(url_for("desk_versions.listing", consultation_id=consultation_id), 303)
        if form["action"] != "publish":
            abort(400)
        key, etag = sending_key(form["key"]), form["etag"]
        caller().send("consultation", f"{path}/publish", signed=True, key=key, etag=etag)
    except Refused as refused:
        form.take(refused)
        return _page(consultation_id, number, form), refused.status
    where = url_for("desk_versions.listing", consultation_id=consultation_id, facut="publicat")
    return redirect(where, 303)


@desk_versions.route(f"{ONE}/nota", methods=["GET", "POST"])
@staff_only
def note(consultation_id: UUID, number: int) -> ResponseReturnValue:
    """What changed and why, for everybody."""
    found = read_written(consultation_id, number)
    typed = {name: value.replace("\r\n", "\n") for name, value in request.form.items()}
    form = Form({"note": found.data["note"], "etag": found.etag, **typed})
    if request.method == "POST":
        form.need("note", say("versions.need_note"))
        form.limit("note", 5_000)
        if not form.wrong and _save(consultation_id, found, {"note": form["note"]}, form):
            return redirect(_url(consultation_id, number), 303)
        found = read_written(consultation_id, number)
        form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template(
        "desk/version_note.html", form=form, v=found.data, back=_url(consultation_id, number)
    )
    return (page, 422) if form.wrong else page


@desk_versions.route(f"{ONE}/locuri", methods=["GET", "POST"])
@staff_only
def places(consultation_id: UUID, number: int) -> ResponseReturnValue:
    """Where each announced article is now: as was found by its words, corrected by hand."""
    found = read_written(consultation_id, number)
    form = Form({"etag": found.etag, **request.form.to_dict()})
    if request.method == "POST":
        said = _said(found.data["places"], form)
        if _save(consultation_id, found, {"places": said}, form):
            return redirect(_url(consultation_id, number), 303)
        found = read_written(consultation_id, number)
        form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    with or_not_found():
        consultation = _consultation(consultation_id).data
    page = render_template(
        "desk/version_places.html",
        form=form,
        v=found.data,
        rows=_rows(found.data, consultation, form),
        back=_url(consultation_id, number),
    )
    return (page, 422) if form.wrong else page


@desk_versions.route(f"{ONE}/text", methods=["GET", "POST"])
@staff_only
def text(consultation_id: UUID, number: int) -> ResponseReturnValue:
    """The whole text at once."""
    return text_page(_writing(consultation_id, number))


@desk_versions.route(f"{ONE}/act", methods=["GET", "POST"])
@staff_only
def text_parts(consultation_id: UUID, number: int) -> ResponseReturnValue:
    """Its parts, each with what can be done to it."""
    return parts_page(_writing(consultation_id, number))


@desk_versions.route(f"{ONE}/act/<int:place>", methods=["GET", "POST"])
@staff_only
def text_part(consultation_id: UUID, number: int, place: int) -> ResponseReturnValue:
    """One part."""
    return part_page(_writing(consultation_id, number), place)


def read_written(consultation_id: UUID, number: int) -> Answer:
    """A version that is being written; 404 for what is published."""
    with or_not_found():
        found = caller().get("consultation", _path(consultation_id, number), signed=True)
    if found.data["state"] != "draft":
        abort(404)
    return found


def _consultation(consultation_id: UUID) -> Answer:
    return caller().get("consultation", f"/consultations/{consultation_id}", signed=True)


def _path(consultation_id: UUID, number: int) -> str:
    return f"/consultations/{consultation_id}/versions/{number}"


def _url(consultation_id: UUID, number: int) -> str:
    return url_for("desk_versions.show", consultation_id=consultation_id, number=number)


def _save(consultation_id: UUID, found: Answer, changes: Json, form: Form) -> bool:
    """Put a version with some of it changed; what was said of articles that are gone is let go."""
    version = found.data
    body = {
        "note": version["note"],
        "articles": [
            {name: article[name] for name in ("number", "heading", "text")} for article in version["articles"]
        ],
        "frame": version["frame"],
        "places": [
            {"article": one["article"], "place": one["place"]} for one in version["places"] if one["is_said"]
        ],
        **changes,
    }
    numbers = {article["number"] for article in body["articles"]}
    if "places" not in changes:
        body["places"] = [one for one in body["places"] if one["place"] is None or one["place"] in numbers]
    return put_newest(_path(consultation_id, version["number"]), body, found, form)


def _writing(consultation_id: UUID, number: int) -> Writing:
    at: dict[str, Any] = {"consultation_id": consultation_id, "number": number}
    return Writing(
        read=lambda: read_written(consultation_id, number),
        save=lambda found, changes, form: _save(consultation_id, found, changes, form),
        text=url_for("desk_versions.text", **at),
        parts=url_for("desk_versions.text_parts", **at),
        part=lambda place: url_for("desk_versions.text_part", **at, place=place),
        on=(url_for("desk_versions.show", **at), say("versions.look")),
        back=(url_for("desk_versions.show", **at), say("versions.number", number=number)),
    )


def _said(known: list[Json], form: Form) -> list[Json]:
    """The places that a person has said: those said before, and those typed otherwise than proposed."""
    said = []
    for one in known:
        typed = form.values.get(f"place-{one['article']}")
        place = one["place"] if typed is None else typed.strip() or None
        if one["is_said"] or place != one["place"]:
            said.append({"article": one["article"], "place": place})
    return said


def _rows(version: Json, consultation: Json, form: Form) -> list[Json]:
    announced = {article["number"]: article for article in consultation["articles"]}
    return [
        {
            **one,
            "heading": announced.get(one["article"], {}).get("heading", ""),
            "recommendations": announced.get(one["article"], {}).get("recommendations", 0),
            "typed": form.values.get(f"place-{one['article']}", one["place"] or ""),
        }
        for one in version["places"]
    ]


def _page(consultation_id: UUID, number: int, form: Form) -> str:
    found = read_written(consultation_id, number)
    with or_not_found():
        consultation = _consultation(consultation_id)
    against = f"{_path(consultation_id, number)}/against/{number - 1}"
    compared = part(lambda: caller().get("consultation", against, signed=True, show="changes").data)
    form = Form({"key": sending_key(""), "etag": found.etag}, form.errors, form.problem)
    announced = {article["number"]: article for article in consultation.data["articles"]}
    return render_template(
        "desk/version.html",
        c=consultation.data,
        v=found.data,
        compared=compared,
        form=form,
        gone=[
            announced[one["article"]]
            for one in found.data["places"]
            if one["place"] is None and one["article"] in announced
        ],
    )
