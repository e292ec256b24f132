"""Organisations: those that were verified, one of them, and the request to be one."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, only_results, or_not_found, part, parts, wanted_of
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say

organisations = Blueprint("organisations", __name__)
KINDS = (
    "association",
    "foundation",
    "federation",
    "trade-union",
    "employers-association",
    "professional-body",
)
PAGE = "20"
Json = dict[str, Any]


@organisations.get("/organizatii")
def listing() -> str:
    """The register of verified organisations; what is looked for stands in the address."""
    wanted = wanted_of("q", "kind", "authority", "cursor")
    if wanted["kind"] not in KINDS:
        wanted["kind"] = ""
    ask = caller()
    found = parts(
        page=lambda: ask.get("registry", "/organisations", {**wanted, "state": "verified", "limit": PAGE}),
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    answer = found["page"]
    more = ""
    if answer and (cursor := cursor_of(answer.data) or answer.next_cursor):
        kept: Json = {name: value for name, value in wanted.items() if value}
        more = url_for("organisations.listing", **{**kept, "cursor": cursor})
    template = "organisations/results.html" if only_results() else "organisations/list.html"
    items = items_of(answer.data) if answer else None
    return render_template(
        template, items=items, authorities=found["authorities"], wanted=wanted, kinds=KINDS, more=more
    )


@organisations.get("/organizatii/<uuid:organisation_id>")
def show(organisation_id: UUID) -> str:
    """One organisation: public when verified; its own people and clerks see it before."""
    with or_not_found():
        found = caller().get("registry", f"/organisations/{organisation_id}", signed=visitor().signed_in).data
    return render_template("organisations/show.html", o=found)


@organisations.route("/organizatii/cerere", methods=["GET", "POST"])
@signed_in_only
def ask_registration() -> ResponseReturnValue:
    """Ask an authority to register an organisation; a clerk looks at it."""
    known = part(lambda: authorities_of(caller().get("registry", "/authorities").data))
    if request.method == "GET":
        return _request_page(Form({"contact_email": visitor().email}), known)
    form = Form(request.form)
    for name in ("authority", "kind", "name", "seat", "representative_role"):
        form.need(name, say("organisation.need_" + name))
    form.need_email("contact_email")
    if not form.wrong:
        try:
            caller().send(
                "registry", "/organisations", _body(form), signed=True, key=sending_key(form["key"])
            )
            return redirect(url_for("accounts.mine", cerere="1"), 303)
        except Refused as refused:
            form.take(refused)
    return _request_page(form, known), 422


def mine() -> list[Json]:
    """The visitor's organisations, with the state of each request and the mandate."""
    return items_of(caller().get("registry", "/organisations/mine", signed=True).data)


def mandates_of() -> list[Json]:
    """The organisations that the visitor may speak for today: verified, with a mandate that has not ended."""
    spoken_for: dict[str, Json] = {}
    for item in mine():
        if item.get("mandate"):
            spoken_for.setdefault(str(item["id"]), item)
    return list(spoken_for.values())


def items_of(data: Any) -> list[Json]:
    """The things in a page of a list."""
    return list(data["items"] if isinstance(data, dict) else data)


def authorities_of(data: Any) -> list[Json]:
    """The authorities, by name."""
    return sorted(items_of(data), key=lambda authority: str(authority["name"]))


def cursor_of(data: Any) -> str:
    """The cursor of the next page, where it stands in the body."""
    return str(data.get("next") or "") if isinstance(data, dict) else ""


def _request_page(form: Form, known: list[Json] | None) -> str:
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "organisations/request.html",
        form=Form(values, form.errors, form.problem),
        authorities=known,
        kinds=KINDS,
    )


def _body(form: Form) -> Json:
    fields = [field.strip() for field in form["fields"].split(",") if field.strip()]
    body: Json = {
        name: form[name]
        for name in ("authority", "kind", "name", "seat", "contact_email", "representative_role")
    }
    body.update({name: form[name] for name in ("cui", "register_number", "court") if form[name]})
    return {**body, "fields": fields}
