"""A consultation being written, a step a page: what it is, its act, its documents, its calendar."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.act_parts import as_body, parts_of
from services.portal.asking import caller, or_not_found, part
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.desk import chosen_authority
from services.portal.pages.following import FIELDS

desk_drafting = Blueprint("desk_drafting", __name__)
Json = dict[str, Any]
STEPS = ("what", "act", "documents", "plan")
KINDS = ("normative", "mayor-order", "individual", "local-budget", "urban-plan", "strategy", "tax")
WHAT = ("title", "kind", "summary", "fields")
MOST_FIELDS = 3
PLANNED = ("recommendations_until", "planned_publication", "planned_debate", "planned_adoption")
PROPOSED_DAYS = 15


@desk_drafting.route("/birou/consultari/noua", methods=["GET", "POST"])
@staff_only
def new() -> ResponseReturnValue:
    """Begin: what is to be decided."""
    slug = chosen_authority()
    # What came of a joint activity brings its title along.
    form = form_of({"kind": KINDS[0], "fields": "", "title": request.args.get("titlu", "")[:300]})
    if request.method == "POST" and _what_is_good(form):
        # Its own step asks for the last day; until then it is one that the law allows.
        last_day = datetime.now(UTC).date() + timedelta(days=PROPOSED_DAYS)
        body = {"authority": slug, **_what(form), "recommendations_until": last_day.isoformat()}
        try:
            made = caller().send("consultation", "/consultations", body, signed=True, key=form["key"]).data
            return redirect(url_for("desk_act.show", consultation_id=made["id"]), 303)
        except Refused as refused:
            form.take(refused)
    page = render_template(
        "drafting/what.html", form=form, slug=slug, c=None, kinds=KINDS, fields=FIELDS, step="what"
    )
    return (page, 422) if form.wrong else page


@desk_drafting.route("/birou/consultari/<uuid:consultation_id>/ce-este", methods=["GET", "POST"])
@staff_only
def what(consultation_id: UUID) -> ResponseReturnValue:
    """What is to be decided, written otherwise."""
    found = read_draft(consultation_id)
    form = form_of(_shown(found.data), found)
    changed: Json = {}
    if request.method == "POST" and _what_is_good(form):
        if save(found, _what(form), form):
            return redirect(url_for("desk_act.show", consultation_id=consultation_id), 303)
        found = read_draft(consultation_id)
        changed = {name: (form["was_" + name], value) for name, value in _shown(found.data).items()}
    changes = told_changes(form, changed)
    return page_of_step("what", found, form, kinds=KINDS, fields=FIELDS, changed=changes)


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
    return put_newest(f"/consultations/{found.data['id']}", {**body_of(found.data), **changes}, found, form)


def put_newest(path: str, body: Json, found: Answer, form: Form) -> bool:
    """Put what a clerk wrote if it is of the newest version; says whether that went well.

    Args:
        found: the newest version.
        form: its `etag` is what the clerk saw; takes what stands against it.
    """
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
    kept = ("title", "kind", "summary", "fields", "is_example", *PLANNED, "urgency_reason")
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


def form_of(first: dict[str, str], found: Answer | None = None) -> Form:
    # Browsers send line ends as CRLF, and the service keeps LF.
    typed = {name: value.replace("\r\n", "\n") for name, value in request.form.items()}
    if "fields" in first and request.method == "POST":
        typed["fields"] = ",".join(one for one in request.form.getlist("fields") if one)
    values = {**first, "etag": found.etag if found else "", **typed}
    return Form({**values, "key": sending_key(values.get("key", ""))})


def page_of_step(step: str, found: Answer, form: Form, **more: Any) -> ResponseReturnValue:
    # Whoever was second has now seen the newest version, and may put theirs over it.
    form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template(f"drafting/{step}.html", c=found.data, form=form, step=step, **more)
    return (page, 412 if more.get("changed") else 422) if form.wrong else page


def told_changes(form: Form, changed: Json) -> Json:
    """Of what was seen and what is there now, that which another clerk has changed."""
    return {name: pair for name, pair in changed.items() if form.wrong and pair[0] != pair[1]}


def _what(form: Form) -> Json:
    return {
        **{name: form[name] for name in WHAT},
        "fields": [one for one in form["fields"].split(",") if one],
    }


def _shown(consultation: Json) -> dict[str, str]:
    """As the form has it: several fields in one, parted by commas."""
    texts = {name: str(consultation[name]) for name in WHAT}
    return {**texts, "fields": ",".join(consultation["fields"])}


def _what_is_good(form: Form) -> bool:
    form.need("title", say("drafting.need_title"))
    form.limit("title", 500)
    form.limit("summary", 5_000)
    if form["kind"] not in KINDS:
        form.errors["kind"] = say("drafting.need_kind")
    chosen = [one for one in form["fields"].split(",") if one]
    if len(chosen) > MOST_FIELDS or not set(chosen) <= set(FIELDS):
        form.errors["fields"] = say("drafting.many_fields", most=MOST_FIELDS)
    return not form.wrong
