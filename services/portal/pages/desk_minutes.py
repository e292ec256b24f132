"""The minutes of a meeting at the desk: begun, written a part a page, looked at, published, corrected.

Nothing is kept here between the pages; what was typed survives whatever is wrong with it.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import EMAIL, Form, sending_key
from services.portal.languages import say
from services.portal.minutes_parts import (
    BY_PATH,
    MOST_ROWS,
    PARTS,
    SPARE,
    Part,
    body_of,
    rows_of,
    typed_rows,
    values_of,
)
from services.portal.pages.consultations import WHOLE, read_consultation
from services.portal.pages.files import hand_in_to, passed_on
from services.portal.pages.recommend import check_articles, on_articles

desk_minutes = Blueprint("desk_minutes", __name__)
Json = dict[str, Any]
TYPED = ("author_name", "organisation_name", "email", "text", "reason", "proposed_wording")
LONGEST = {"author_name": 120, "organisation_name": 300}


@desk_minutes.route("/birou/intalniri/<uuid:meeting_id>/minuta", methods=["GET", "POST"])
@staff_only
def show(meeting_id: UUID) -> ResponseReturnValue:
    """What is written, what is missing, what everybody has by when; begun, published, corrected from here."""
    form = _typed()
    if request.method == "POST" and _done(meeting_id, form):
        return redirect(url_for("desk_minutes.show", meeting_id=meeting_id), 303)
    found = _read(meeting_id)
    form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template("desk/minutes.html", d=found.data, form=form, parts=PARTS)
    return (page, 422) if form.wrong else page


@desk_minutes.route("/birou/intalniri/<uuid:meeting_id>/minuta/<part>", methods=["GET", "POST"])
@staff_only
def write(meeting_id: UUID, part: str) -> ResponseReturnValue:
    """One part; the second of two clerks sees that the first was there, and loses nothing."""
    of = BY_PATH.get(part) or abort(404)
    found = _read(meeting_id)
    if found.data["state"] != "draft":
        return redirect(url_for("desk_minutes.show", meeting_id=meeting_id), 303)
    if request.method == "GET":
        words = found.data["parts"][of.name]
        return _part_page(of, found, Form({**values_of(of, words), "etag": found.etag}), rows_of(of, words))
    form, rows = Form(request.form.to_dict()), typed_rows(of) if of.rows else []
    if form["go"] != "more":
        body = body_of(of, form, rows)
        if not form.wrong and _sent(f"{_path(meeting_id)}/{of.name}", body, form, method="PUT"):
            return redirect(url_for("desk_minutes.show", meeting_id=meeting_id, _anchor=of.path), 303)
        form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    return _part_page(of, found, form, rows)


@desk_minutes.get("/birou/intalniri/<uuid:meeting_id>/minuta/previzualizare")
@staff_only
def preview(meeting_id: UUID) -> str:
    """What everybody will read."""
    found = _read(meeting_id).data
    if found["minutes"] is None:
        abort(404)
    return render_template("minutes/show.html", m=found["minutes"], meeting=found["meeting"], is_preview=True)


@desk_minutes.route("/birou/intalniri/<uuid:meeting_id>/minuta/recomandare", methods=["GET", "POST"])
@staff_only
def recommendation(meeting_id: UUID) -> ResponseReturnValue:
    """Enter in the register what was recommended there; it counts by when it was said."""
    found = _read(meeting_id)
    meeting = found.data["meeting"]
    if not meeting["consultation_id"] or found.data["state"] != "draft":
        return redirect(url_for("desk_minutes.show", meeting_id=meeting_id), 303)
    act = read_consultation(UUID(meeting["consultation_id"]))
    form = _typed()
    form.values = {**form.values, "article": ",".join(filter(None, request.form.getlist("article")))}
    if request.method == "POST" and _entered(meeting_id, found.data, act, form):
        return redirect(url_for("desk_minutes.show", meeting_id=meeting_id, _anchor="recomandari"), 303)
    page = render_template(
        "desk/minutes_recommendation.html",
        d=found.data,
        c=act,
        form=form,
        whole=WHOLE,
        chosen=on_articles(form),
    )
    return (page, 422) if form.wrong else page


@desk_minutes.route("/birou/intalniri/<uuid:meeting_id>/minuta/fisiere", methods=["GET", "POST"])
@staff_only
def files(meeting_id: UUID) -> ResponseReturnValue:
    """Documents beside them: put there, taken away."""
    form, path = Form(request.form), f"{_path(meeting_id)}/files"
    if request.method == "POST":
        if form["remove"]:
            with or_not_found():
                caller().send("consultation", f"{path}/{form['remove']}", method="DELETE", signed=True)
        else:
            hand_in_to("consultation", path, form)
        if not form.wrong:
            return redirect(url_for("desk_minutes.files", meeting_id=meeting_id), 303)
    page = render_template("desk/minutes_files.html", d=_read(meeting_id).data, form=form)
    return (page, 422) if form.wrong else page


@desk_minutes.get("/birou/intalniri/<uuid:meeting_id>/minuta/fisiere/<uuid:file_id>")
@staff_only
def document(meeting_id: UUID, file_id: UUID) -> Response:
    """A document beside a draft, to be saved."""
    with or_not_found():
        return passed_on(caller().fetch("consultation", f"{_path(meeting_id)}/files/{file_id}"))


def _done(meeting_id: UUID, form: Form) -> bool:
    path = _path(meeting_id)
    if form["go"] == "begin":
        return _sent(path, None, form)
    if form["go"] == "publish":
        return _sent(f"{path}/publish", None, form)
    if form["go"] == "forget":
        form.need("name", say("minutes.need_name"))
        form.limit("name", 200)
        return not form.wrong and _sent(f"{path}/forget", {"name": form["name"]}, form)
    if form["go"] != "correct":
        return False
    form.need("text", say("minutes.need_right"))
    form.need("reason", say("minutes.need_reason"))
    form.limit("text", 5_000)
    form.limit("reason", 2_000)
    body = {"part": form["part"], "text": form["text"], "reason": form["reason"]}
    return not form.wrong and _sent(f"{path}/corrections", body, form)


def _entered(meeting_id: UUID, found: Json, act: Json, form: Form) -> bool:
    if not form["organisation_name"]:
        form.need("author_name", say("entry.author_missing"))
    for name, most in LONGEST.items():
        form.limit(name, most)
    form.check("email", lambda typed: bool(EMAIL.fullmatch(typed)), say("form.email_wrong"))
    check_articles(form, act)
    form.need("text", say("entry.text_missing"))
    for name in ("text", "reason", "proposed_wording"):
        form.limit(name, 10_000)
    if form["proposed_wording"] and len(on_articles(form)) != 1:
        form.errors["proposed_wording"] = say("recommend.wording_one_article")
    said_at = found["parts"]["opening"]["closed_at"] or found["meeting"]["starts_at"]
    body = {
        **{name: form[name] or None for name in TYPED},
        "author_name": form["author_name"],
        "text": form["text"],
        "received_at": said_at,
        "show_name": bool(form["show_name"]),
        **({"articles": chosen} if (chosen := on_articles(form)) else {"article": None}),
    }
    return not form.wrong and _sent(f"{_path(meeting_id)}/recommendations", body, form)


def _typed() -> Form:
    values = request.form.to_dict()
    return Form({**values, "key": sending_key(values.get("key", ""))})


def _path(meeting_id: UUID) -> str:
    return f"/meetings/{meeting_id}/minutes"


def _read(meeting_id: UUID) -> Answer:
    with or_not_found():
        return caller().get("consultation", f"/desk/meetings/{meeting_id}/minutes", signed=True)


def _sent(path: str, body: Json | None, form: Form, *, method: str = "POST") -> bool:
    """Send what was typed; what stands against it goes to the form."""
    try:
        caller().send(
            "consultation", path, body, method=method, signed=True, key=form["key"], etag=form["etag"]
        )
    except Refused as refused:
        form.take(refused, {"articles": "article"})
        return False
    return True


def _part_page(part: Part, found: Answer, form: Form, rows: list[Json]) -> ResponseReturnValue:
    blank = {column.name: "" for column in part.columns}
    spare = SPARE if form["go"] != "more" else SPARE + 3
    shown = [*rows, *([dict(blank) for _ in range(spare)] if part.rows else [])][:MOST_ROWS]
    page = render_template("desk/minutes_part.html", d=found.data, part=part, form=form, rows=shown)
    return (page, 422) if form.wrong else page
