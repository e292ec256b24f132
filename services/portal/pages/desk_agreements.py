"""Agreements at the desk: all of an authority's; a draft's text is written, then what each party owes."""

import re
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.agreements import Json, find
from services.portal.pages.desk import chosen_authority
from services.portal.pages.organisations import items_of
from shared.plain_text import plain

desk_agreements = Blueprint("desk_agreements", __name__)
STATES = ("draft", "agreed", "signed", "in-force", "ended", "terminated", "renewed", "withdrawn")
TEXT = ("title", "object", "legal_basis", "legal_date", "from_date", "until_date")
NEEDED = ("title", "object", "from_date", "parties")
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
EMPTY_ROWS = 3


@desk_agreements.get("/birou/acorduri")
@staff_only
def listing() -> str:
    """All of one authority, drafts among them, by state."""
    slug, state = chosen_authority(), request.args.get("state", "")
    state = state if state in STATES else ""
    wanted = {"authority": slug, "state": state, "cursor": request.args.get("cursor", ""), "limit": "50"}
    page = caller().get("registry", "/agreements/desk", wanted, signed=True).data
    return render_template("desk/agreements.html", page=page, slug=slug, state=state, states=STATES)


@desk_agreements.route("/birou/acorduri/nou", methods=["GET", "POST"])
@staff_only
def new() -> ResponseReturnValue:
    """Begin to write one."""
    slug = chosen_authority()
    # What came of a joint activity brings its title and its partners along.
    brought = {"title": request.args.get("titlu", "")[:300], "parties": request.args.get("parti", "")[:4000]}
    form = _form(brought)
    if request.method == "POST" and _checked(form):
        body = {"authority": slug, **_text(form), "parties": _parties(form), "obligations": []}
        try:
            made = caller().send("registry", "/agreements", body, signed=True, key=form["key"]).data
            return redirect(url_for("desk_agreements.obligations", agreement_id=made["id"]), 303)
        except Refused as refused:
            form.take(refused)
    page = render_template("desk/agreement_text.html", form=form, slug=slug, a=None)
    return (page, 422) if form.wrong else page


@desk_agreements.route("/birou/acorduri/<uuid:agreement_id>/text", methods=["GET", "POST"])
@staff_only
def text(agreement_id: UUID) -> ResponseReturnValue:
    """Write the text otherwise; what parties owe that stay is kept."""
    found = _draft(agreement_id)
    form = _form({**found, "parties": "\n".join(party["name"] for party in found["parties"][1:])})
    if request.method == "POST" and _checked(form):
        parties = _parties(form)
        body = {**_text(form), "parties": parties, "obligations": _kept(found, form)}
        if not form.wrong and _put(found, body, form):
            return redirect(url_for("desk_agreements.obligations", agreement_id=agreement_id), 303)
    page = render_template("desk/agreement_text.html", form=form, slug=found["authority"], a=found)
    return (page, 422) if form.wrong else page


@desk_agreements.route("/birou/acorduri/<uuid:agreement_id>/obligatii", methods=["GET", "POST"])
@staff_only
def obligations(agreement_id: UUID) -> ResponseReturnValue:
    """What each party owes, a row each; a row without text is left out."""
    found = _draft(agreement_id)
    rows = _rows(found)
    form = _form({})
    if request.method == "POST":
        body = {name: found[name] for name in TEXT}
        body["parties"] = [_same(party) for party in found["parties"][1:]]
        body["obligations"] = [
            {"party": int(row["party"]), "text": row["text"], "due_date": row["due_date"] or None}
            for row in rows
            if row["text"]
        ]
        if _put(found, body, form):
            if form["action"] == "more":
                return redirect(url_for("desk_agreements.obligations", agreement_id=agreement_id), 303)
            return redirect(url_for("agreements.show", agreement_id=agreement_id, facut="draft"), 303)
    page = render_template("desk/agreement_obligations.html", a=found, form=form, rows=rows)
    return (page, 422) if form.wrong else page


def _form(first: Json) -> Form:
    values = {name: "" if first.get(name) is None else str(first[name]) for name in (*TEXT, "parties")}
    values |= request.form.to_dict()
    values.setdefault("etag", f'"{first["version"]}"' if "version" in first else "")
    return Form({**values, "key": sending_key(values.get("key", ""))})


def _checked(form: Form) -> bool:
    for name in NEEDED:
        form.need(name, say("agreement.need_" + name))
    return not form.wrong


def _draft(agreement_id: UUID) -> Json:
    found = find(agreement_id)
    if not found["is_desk"] or found["state"] != "draft":
        abort(404)
    return found


def _text(form: Form) -> Json:
    return {name: form[name] or None for name in TEXT}


def _lines(form: Form) -> list[str]:
    return [" ".join(line.split()) for line in form["parties"].splitlines() if line.strip()][:20]


def _parties(form: Form) -> list[Json]:
    """Each line as an organisation of the registry where it names or links to one, else by name."""
    return [_party(line) for line in _lines(form)]


def _party(line: str) -> Json:
    if link := ID.search(line):
        return {"organisation_id": link[0]}
    looked = caller().get("registry", "/organisations", {"q": line[:100], "limit": "20"}).data
    same = [one["id"] for one in items_of(looked) if plain(one["name"]) == plain(line)]
    return {"organisation_id": same[0]} if len(same) == 1 else {"name": line}


def _same(party: Json) -> Json:
    if party["organisation_id"]:
        return {"organisation_id": party["organisation_id"]}
    return {"name": party["name"]}


def _kept(found: Json, form: Form) -> list[Json]:
    """What parties owe that are still named; one that is not, and owes, is said at the field."""
    places = {plain(line): place for place, line in enumerate(_lines(form), start=1)}
    places[plain(found["parties"][0]["name"])] = 0
    kept = []
    for owed in found["obligations"]:
        name = found["names"][owed["party_id"]]
        if plain(name) not in places:
            form.errors["parties"] = say("agreement.party_owes", name=name)
            continue
        kept.append({"party": places[plain(name)], "text": owed["text"], "due_date": owed["due_date"]})
    return kept


def _rows(found: Json) -> list[dict[str, str]]:
    if request.method == "POST":
        lists = [request.form.getlist(name)[:60] for name in ("party", "text", "due_date")]
        return [
            {
                "party": party if party.isdigit() else "0",
                "text": " ".join(words.split()),
                "due_date": day.strip(),
            }
            for party, words, day in zip(*lists, strict=False)
        ]
    places = {party["id"]: str(place) for place, party in enumerate(found["parties"])}
    rows = [
        {"party": places[owed["party_id"]], "text": owed["text"], "due_date": owed["due_date"] or ""}
        for owed in found["obligations"]
    ]
    return rows + [{"party": "", "text": "", "due_date": ""}] * EMPTY_ROWS


def _put(found: Json, body: Json, form: Form) -> bool:
    etag = form["etag"] or f'"{found["version"]}"'
    try:
        caller().send(
            "registry",
            f"/agreements/{found['id']}",
            body,
            method="PUT",
            signed=True,
            key=form["key"],
            etag=etag,
        )
    except Refused as refused:
        form.take(refused)
        return False
    return True
