"""A request for registration, one thing a page, saved at each step, found again among one's own."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, or_not_found, parts
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.files import hand_in
from services.portal.pages.organisations import KINDS, authorities_of, items_of
from services.portal.pages.places import chosen_code, place_of, places_like

drafts = Blueprint("drafts", __name__)
STEPS = ("kind", "identity", "seat", "fields", "contact", "files", "check")
FIELDS: dict[str, tuple[str, ...]] = {
    "kind": ("authority", "kind"),
    "identity": ("name", "cui", "register_number", "court"),
    "seat": ("seat", "locality_siruta"),
    "fields": ("fields",),
    "contact": ("contact_email", "representative_role"),
    "files": (),
    "check": (),
}
# What a kind has not is not asked for; the registry's table says the same and has the last word.
HAS_NOT: dict[str, tuple[str, ...]] = {
    "trade-union": ("register_number",),
    "employers-association": ("register_number",),
    "informal-group": ("cui", "register_number", "court"),
    "school-council": ("court",),
    **dict.fromkeys(
        ("professional-body", "media-outlet", "public-authority", "company"), ("register_number", "court")
    ),
}
NO_LEGAL_PERSON = ("informal-group", "school-council")
PURPOSES = ("statute", "mandate", "other")
Json = dict[str, Any]


@drafts.route("/organizatii/cerere", methods=["GET", "POST"])
@signed_in_only
def begin() -> ResponseReturnValue:
    """What one needs at hand; the button begins a draft."""
    form = Form(request.form)
    if request.method == "POST":
        try:
            body = {"former": form["former"]} if form["former"] else {}
            made = caller().send("registry", "/drafts", body, signed=True, key=sending_key(form["key"]))
            return redirect(url_for("drafts.step", draft_id=made.data["id"], name=STEPS[0]), 303)
        except Refused as refused:
            form.take(refused)
    values = {"key": str(uuid4())}
    page = render_template("drafts/begin.html", form=Form(values, form.errors, form.problem), drafts=_mine())
    return (page, 409) if form.wrong else page


@drafts.get("/organizatii/ale-mele")
@signed_in_only
def mine() -> str:
    """My drafts and my requests."""
    found = parts(
        drafts=_mine,
        requests=lambda: items_of(caller().get("registry", "/requests/mine", signed=True).data),
    )
    return render_template("drafts/mine.html", found=found)


@drafts.get("/organizatii/localitati")
@signed_in_only
def places() -> str:
    """Places whose names are like what is being typed."""
    return render_template(
        "drafts/places.html", places=places_like(request.args.get("locality", "")), form=Form()
    )


@drafts.route(
    "/organizatii/ciorne/<uuid:draft_id>/<any(kind,identity,seat,fields,contact,files,check):name>",
    methods=["GET", "POST"],
)
@signed_in_only
def step(draft_id: UUID, name: str) -> ResponseReturnValue:
    """One page of it: shown, or saved and on to the next, the one before, or the receipt."""
    draft = _find(draft_id)
    if request.method == "GET":
        return _page(draft, name, Form(_values(draft)))
    form = Form({**_values(draft), **request.form.to_dict()})
    if name in ("check", "files"):
        return _send(draft, form) if name == "check" else _files(draft, form)
    try:
        draft = _save(draft_id, name, form)
    except Refused as refused:
        form.take(refused)
        return _page(_find(draft_id), name, form), refused.status
    if form["go"] != "back":
        _tell_faults(draft, name, form)
    if form.wrong:
        return _page(draft, name, form), 422
    return _to(draft_id, name, -1 if form["go"] == "back" else 1)


@drafts.post("/organizatii/ciorne/<uuid:draft_id>/<any(kind,identity,seat,fields,contact):name>/salveaza")
@signed_in_only
def save(draft_id: UUID, name: str) -> str:
    """Keep what is being typed; says so, and gives the tag for the next time."""
    form = Form(request.form)
    try:
        draft = _save(draft_id, name, form)
    except Refused as refused:
        return render_template("drafts/saved.html", etag=form["etag"], problem=refused.detail, saved=None)
    return render_template(
        "drafts/saved.html", etag=f'"{draft["version"]}"', problem="", saved=draft["changed_at"]
    )


@drafts.route("/organizatii/ciorne/<uuid:draft_id>/sterge", methods=["GET", "POST"])
@signed_in_only
def discard(draft_id: UUID) -> ResponseReturnValue:
    """Throw it away, after a question."""
    draft = _find(draft_id)
    if request.method == "GET":
        return render_template("drafts/discard.html", draft=draft)
    caller().send("registry", f"/drafts/{draft_id}", method="DELETE", signed=True)
    return redirect(url_for("drafts.mine", facut="sters"), 303)


def _files(draft: Json, form: Form) -> ResponseReturnValue:
    """Add the chosen file, take one away, or go on."""
    draft_id = UUID(str(draft["id"]))
    if form["remove"]:
        with or_not_found():
            path = f"/drafts/{draft_id}/files/{UUID(form['remove'])}"
            caller().send("registry", path, method="DELETE", signed=True)
    elif form["go"] == "add" or (form["go"] != "back" and request.files.get("file")):
        purpose = form["purpose"] if form["purpose"] in PURPOSES else "other"
        if not hand_in(f"/drafts/{draft_id}/files", purpose, form):
            return _page(draft, "files", form), 422
    else:
        return _to(draft_id, "files", -1 if form["go"] == "back" else 1)
    return redirect(url_for("drafts.step", draft_id=draft_id, name="files"), 303)


def _send(draft: Json, form: Form) -> ResponseReturnValue:
    """Send it once, however often the button is pressed."""
    if form["go"] == "back":
        return _to(draft["id"], "check", -1)
    try:
        path = f"/drafts/{draft['id']}/send"
        sent = caller().send("registry", path, signed=True, key=sending_key(form["key"]), etag=form["etag"])
    except Refused as refused:
        form.problem = refused.detail
        return _page(_find(UUID(str(draft["id"]))), "check", form), refused.status
    return redirect(
        url_for("requests.show", verification_id=sent.data["verification_id"], facut="trimisa"), 303
    )


def _save(draft_id: UUID, name: str, form: Form) -> Json:
    """Send what the page has asked for.

    Raises:
        Refused: another tab was quicker, or something cannot be kept.
    """
    body: Json = {field: form[field] or None for field in FIELDS[name]}
    if "fields" in body:
        body["fields"] = [one.strip() for one in form["fields"].split(",") if one.strip()]
    if name == "seat":
        body["locality_siruta"] = chosen_code(form)
    answer = caller().send(
        "registry", f"/drafts/{draft_id}", body, method="PUT", signed=True, etag=form["etag"]
    )
    found: Json = answer.data
    return found


def _tell_faults(draft: Json, name: str, form: Form) -> None:
    for fault in draft["faults"]:
        field = fault["pointer"].strip("/")
        if field in FIELDS[name]:
            form.errors.setdefault(field, fault["detail"])
    if name == "seat" and form["locality"] and "locality_siruta" not in draft["data"]:
        form.errors.setdefault("locality", say("draft.choose_place"))


def _page(draft: Json, name: str, form: Form) -> str:
    data = draft["data"]
    values = {
        **form.values,
        "key": sending_key(form["key"]),
        "etag": f'"{draft["version"]}"',
        "purpose": form["purpose"],
    }
    found = parts(
        authorities=lambda: authorities_of(caller().get("registry", "/authorities").data),
        place=lambda: place_of(data.get("locality_siruta")),
    )
    if found["place"] and "locality" not in request.form:
        values["locality"] = found["place"]["name"]
    near = places_like(values.get("locality", "")) if name == "seat" and "locality" in form.errors else []
    if not near and found["place"]:
        near = [found["place"]]
    return render_template(
        "drafts/step.html",
        draft=draft,
        data=data,
        step=name,
        number=STEPS.index(name) + 1,
        steps=STEPS,
        fields=FIELDS,
        has_not=HAS_NOT.get(data.get("kind", ""), ()),
        no_legal_person=data.get("kind") in NO_LEGAL_PERSON,
        kinds=KINDS,
        purposes=PURPOSES,
        places=near,
        form=Form(values, form.errors, form.problem),
        **found,
    )


def _values(draft: Json) -> dict[str, str]:
    data = draft["data"]
    values = {name: str(value) for name, value in data.items() if not isinstance(value, list)}
    values["fields"] = ", ".join(data.get("fields", []))
    return {"contact_email": visitor().email, **values}


def _find(draft_id: UUID) -> Json:
    with or_not_found():
        found: Json = caller().get("registry", f"/drafts/{draft_id}", signed=True).data
    return found


def _mine() -> list[Json]:
    return items_of(caller().get("registry", "/drafts", signed=True).data)


def _to(draft_id: object, name: str, by: int) -> ResponseReturnValue:
    where = STEPS[max(0, STEPS.index(name) + by)]
    return redirect(url_for("drafts.step", draft_id=draft_id, name=where), 303)
