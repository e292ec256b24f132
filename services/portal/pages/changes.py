"""Changes of what was verified, as who represents the organisation asks for them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found, parts
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.claims import claims_among
from services.portal.pages.drafts import HAS_NOT
from services.portal.pages.files import chosen_file, hand_in, passed_on
from services.portal.pages.organisations import authorities_of, items_of
from services.portal.pages.places import chosen_code, place_of, places_like

changes = Blueprint("changes", __name__)
# What is asked for together; of the legal representative other things are asked than of a fact.
GROUPS = {
    "name": ("name",),
    "identity": ("cui", "register_number", "court"),
    "seat": ("seat", "locality_siruta"),
    "fields": ("fields",),
    "contact": ("contact_email",),
    "representative": (),
}
SUCCESSOR = ("email", "from_date", "until_date")
OPEN = ("pending", "questioned")
OF_ORGANISATION = "/organizatii/<uuid:organisation_id>/schimbari"
ONE = "/organizatii/schimbari/<uuid:change_id>"
Json = dict[str, Any]


@changes.get(OF_ORGANISATION)
@signed_in_only
def listing(organisation_id: UUID) -> str:
    """What was asked for, and the choice of what is to be changed."""
    with or_not_found():
        path = f"/organisations/{organisation_id}/changes"
        items = items_of(caller().get("registry", path, signed=True).data)
    found = organisation_of(organisation_id)
    has_not = HAS_NOT.get(found["kind"], ())
    return render_template(
        "changes/list.html",
        o=found,
        items=[item for item in items if item["mine"]],
        claims=claims_among(items),
        waits=any(item["state"] in OPEN and item["representative"] != "self" for item in items),
        groups=[name for name, fields in GROUPS.items() if not fields or not set(fields) <= set(has_not)],
    )


@changes.route(f"{OF_ORGANISATION}/noua", methods=["GET", "POST"])
@signed_in_only
def ask(organisation_id: UUID) -> ResponseReturnValue:
    """The fields that were chosen, as they are, to be written as they are to be."""
    groups = [name for name in GROUPS if name in request.args.getlist("ce")]
    if not groups:
        return redirect(url_for("changes.listing", organisation_id=organisation_id, ales="0"), 303)
    found = organisation_of(organisation_id)
    if request.method == "GET":
        return _ask_page(found, groups, Form({**_values(found), "from_date": dates.today().isoformat()}))
    form = Form(request.form.to_dict())
    form.need("why", say("change.why_missing"))
    wanted, named = typed(form, groups), successor_typed(form, groups)
    if form.wrong:
        return _ask_page(found, groups, form), 422
    body = {"authority": form["authority"], "why": form["why"], "changes": wanted, **named}
    path, key = f"/organisations/{organisation_id}/changes", sending_key(form["key"])
    try:
        made = caller().send("registry", path, body, signed=True, key=key).data
    except Refused as refused:
        take(refused, form)
        return _ask_page(found, groups, form), refused.status
    return with_file(UUID(str(made["id"])), form)


@changes.get(ONE)
@signed_in_only
def show(change_id: UUID) -> str:
    """Where a change stands."""
    return _page(read_change(change_id), Form())


@changes.post(ONE)
@signed_in_only
def act(change_id: UUID) -> ResponseReturnValue:
    """Answer and send again, or only add a file."""
    found = read_change(change_id)
    form = Form(request.form.to_dict())
    if form["action"] == "file":
        if hand_in(f"/changes/{change_id}/files", "other", form):
            return _to(change_id, "fisier")
        return _page(found, form), 422
    form.need("text", say("request.text_missing"))
    groups = _groups_of(found)
    wanted, named = typed(form, groups), successor_typed(form, groups)
    if form.wrong or (chosen_file() and not hand_in(f"/changes/{change_id}/files", "other", form)):
        return _page(found, form), 422
    try:
        do(change_id, "answer", form, {"text": form["text"], "changes": wanted, **named})
    except Refused as refused:
        take(refused, form)
        return _page(read_change(change_id), form), refused.status
    return _to(change_id, "raspuns")


@changes.route(f"{ONE}/retrage", methods=["GET", "POST"])
@signed_in_only
def withdraw(change_id: UUID) -> ResponseReturnValue:
    """Want it no more, after a question."""
    found = read_change(change_id)
    form = Form(request.form.to_dict())
    if request.method == "POST":
        try:
            do(change_id, "withdraw", form)
            return _to(change_id, "retrasa")
        except Refused as refused:
            form.take(refused)
    values = {"key": sending_key(form["key"]), "etag": f'"{found["version"]}"'}
    page = render_template("changes/withdraw.html", c=found, form=Form(values, form.errors, form.problem))
    return (page, 409) if form.wrong else page


@changes.get(f"{ONE}/fisiere/<uuid:file_id>")
@signed_in_only
def file(change_id: UUID, file_id: UUID) -> ResponseReturnValue:
    """A file of it, to be saved, for both sides."""
    with or_not_found():
        return passed_on(caller().fetch("registry", f"/changes/{change_id}/files/{file_id}"))


def with_file(change_id: UUID, form: Form) -> ResponseReturnValue:
    """Go to what was made, with the file that was chosen in the same form."""
    if chosen_file() and not hand_in(f"/changes/{change_id}/files", "other", form):
        return _page(read_change(change_id), form), 422
    return _to(change_id, "trimisa")


def read_change(change_id: UUID) -> Json:
    """One, for either side."""
    with or_not_found():
        found: Json = caller().get("registry", f"/changes/{change_id}", signed=True).data
    return found


def do(change_id: UUID, what: str, form: Form, body: Json | None = None) -> None:
    """One act of either side.

    Raises:
        Refused
    """
    key = sending_key(form["key"])
    path = f"/changes/{change_id}/{what}"
    caller().send("registry", path, body, signed=True, key=key, etag=form["etag"])


def typed(form: Form, groups: Sequence[str]) -> Json:
    """The fields of the groups as they were written; a place that is not chosen yet is said at its field."""
    wanted: Json = {name: form[name] or None for group in groups for name in GROUPS[group]}
    for name in ("name", "seat", "contact_email"):
        if name in wanted:
            form.need(name, say("change.field_missing"))
    if "fields" in wanted:
        wanted["fields"] = [one.strip() for one in form["fields"].split(",") if one.strip()]
    if "seat" in groups:
        wanted["locality_siruta"] = chosen_code(form)
        if form["locality"] and wanted["locality_siruta"] is None:
            form.errors.setdefault("locality", say("draft.choose_place"))
    return wanted


def successor_typed(form: Form, groups: Sequence[str]) -> Json:
    """Who is to represent it, as written; nothing where that stays as it is."""
    if "representative" not in groups:
        return {}
    form.need_email()
    form.need("from_date", say("mandate.from_missing"))
    form.need("until_date", say("mandate.until_missing"))
    for day in ("from_date", "until_date"):
        form.check(day, dates.is_day, say("mandate.day_wrong"))
    named: Json = {name: form[name] for name in SUCCESSOR}
    return {"successor": {**named, "others_stay": bool(form["others_stay"])}}


def take(refused: Refused, form: Form) -> None:
    """Put what was refused at its field, or at the top."""
    for fault in refused.faults:
        name = fault.pointer.strip("/").rpartition("/")[2]
        if name in form.values:
            form.errors.setdefault("locality" if name == "locality_siruta" else name, fault.detail)
    if not form.errors:
        form.problem = refused.detail


def places_in(changed: Sequence[Json]) -> dict[int, str]:
    """The names of the places between which a change is, by code."""
    codes = {
        code for one in changed if one["field"] == "locality_siruta" for code in (one["before"], one["after"])
    }
    found = {code: place_of(code) for code in codes if code}
    return {code: f"{place['name']}, {place['county_name']}" for code, place in found.items() if place}


def organisation_of(organisation_id: UUID) -> Json:
    """One that an authority has verified."""
    with or_not_found():
        found: Json = caller().get("registry", f"/organisations/{organisation_id}", signed=True).data
    if not any(one["state"] == "verified" for one in found["verifications"]):
        abort(404)
    return found


def _values(facts: Json) -> dict[str, str]:
    names = [name for group in GROUPS.values() for name in group]
    values = {name: str(facts[name] or "") for name in names if name != "fields"}
    return {**values, "fields": ", ".join(facts["fields"])}


def _groups_of(found: Json) -> list[str]:
    changed = {one["field"] for one in found["changed"]}
    named = ["representative"] if found["representative"] == "another" else []
    return [name for name, fields in GROUPS.items() if changed & set(fields)] + named


def _successor_values(found: Json) -> dict[str, str]:
    named = found["successor"] or {}
    values = {name: str(named.get(name) or "") for name in SUCCESSOR}
    return {**values, "others_stay": "1" if named.get("others_stay") else ""}


def verified_by(found: Json) -> list[tuple[str, str, str]]:
    """The authorities that have verified it, to choose from: slug, name, no note."""
    asked = parts(authorities=lambda: authorities_of(caller().get("registry", "/authorities").data))
    names = {one["slug"]: one["name"] for one in asked["authorities"] or []}
    held = [one["authority"] for one in found["verifications"] if one["state"] == "verified"]
    return [(slug, names.get(slug, slug), "") for slug in held]


def _with_place(form: Form, groups: Sequence[str]) -> tuple[dict[str, str], list[Json]]:
    """What was typed, with the place's name beside its code, and the places to choose from."""
    code = form["locality_siruta"]
    place = place_of(int(code)) if "seat" in groups and code.isascii() and code.isdigit() else None
    values = dict(form.values)
    if place and "locality" not in values:
        values["locality"] = place["name"]
    near = places_like(values.get("locality", "")) if "locality" in form.errors else []
    return values, near or ([place] if place else [])


def _ask_page(found: Json, groups: Sequence[str], form: Form) -> str:
    values, near = _with_place(form, groups)
    held = verified_by(found)
    values = {"authority": held[0][0], **values, "key": sending_key(form["key"])}
    return render_template(
        "changes/ask.html",
        o=found,
        groups=groups,
        has_not=HAS_NOT.get(found["kind"], ()),
        places=near,
        held=held,
        form=Form(values, form.errors, form.problem),
    )


def _page(found: Json, form: Form) -> str:
    groups = _groups_of(found)
    after = {**found["organisation"], **{one["field"]: one["after"] for one in found["changed"]}}
    known = {**_values(after), **_successor_values(found)}
    if form.values:
        known["others_stay"] = ""  # what was not ticked is not sent
    values, near = _with_place(Form({**known, **form.values}, form.errors), groups)
    key, etag = sending_key(form["key"]), f'"{found["version"]}"'
    return render_template(
        "changes/show.html",
        c=found,
        groups=groups,
        has_not=HAS_NOT.get(found["organisation"]["kind"], ()),
        places=near,
        names=places_in(found["changed"]),
        is_open=found["state"] in OPEN,
        form=Form({**values, "key": key, "etag": etag}, form.errors, form.problem),
    )


def _to(change_id: UUID, done: str) -> ResponseReturnValue:
    return redirect(url_for("changes.show", change_id=change_id, facut=done), 303)
