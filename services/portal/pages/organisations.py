"""Organisations: the request to be one, and one's own. The directory is in `directory`."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, part
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
Json = dict[str, Any]


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
