"""Programs of others that read through the API, for an authority's administrators."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import SIGN_IN_ANEW, signed_in_anew
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import language, say
from services.portal.officials import EVERYWHERE, chosen_place, holding, places_of
from services.portal.pages.organisations import authorities_of, items_of

administration_clients = Blueprint("administration_clients", __name__, url_prefix="/birou/clienti-api")
ADMINISTRATOR = "administrator"
OVERLAPS = ("7", "1", "14", "30", "0")
Json = dict[str, Any]


@administration_clients.get("")
@holding(ADMINISTRATOR)
def listing() -> str:
    """Those of an authority: what each may, until when, and when it last asked."""
    slug, ask = chosen_place(ADMINISTRATOR), caller()
    with or_not_found():
        items = items_of(ask.get("registry", "/api-clients", signed=True, authority=slug).data)
    return render_template(
        "administration/clients.html",
        items=items,
        slug=slug,
        places=_places(),
        scopes=_scopes(),
        revoked=bool(request.args.get("oprit")),
    )


@administration_clients.route("/nou", methods=["GET", "POST"])
@holding(ADMINISTRATOR)
@signed_in_anew
def create() -> ResponseReturnValue:
    """Make one, and show its secret this once."""
    slug, form = chosen_place(ADMINISTRATOR), Form(request.form)
    if request.method == "GET":
        return _create_page(slug, form, ())
    scopes = request.form.getlist("scopes")
    form.need("name", say("clients.name_missing"))
    form.need_email("contact_email")
    _check_day(form)
    if not scopes:
        form.errors["scopes"] = say("clients.scopes_missing")
    if form.wrong:
        return _create_page(slug, form, scopes), 422
    body = {
        "authority": slug,
        "name": form["name"],
        "contact_email": form["contact_email"],
        "language": language(),
        "scopes": scopes,
        "expires_on": form["expires_on"] or None,
    }
    try:
        key = sending_key(form["key"])
        made = caller().send("registry", "/api-clients", body, signed=True, key=key).data
        return _show_secret(made["id"], {})
    except Refused as refused:
        _take(form, refused)
    return _create_page(slug, form, scopes), 422


@administration_clients.route("/<uuid:client_id>/secret", methods=["GET", "POST"])
@holding(ADMINISTRATOR)
@signed_in_anew
def renew(client_id: UUID) -> ResponseReturnValue:
    """Give it a new secret, shown this once; the old one goes on for a while."""
    found, form = _client(client_id), Form(request.form)
    if request.method == "POST":
        _check_day(form)
        body = {
            "overlap_days": int(form["overlap_days"]) if form["overlap_days"] in OVERLAPS else 7,
            "expires_on": form["expires_on"] or None,
        }
        if not form.wrong:
            try:
                return _show_secret(client_id, body)
            except Refused as refused:
                _take(form, refused)
    page = render_template("administration/client_secret.html", c=found, form=form, overlaps=OVERLAPS)
    return (page, 422) if form.wrong else page


@administration_clients.route("/<uuid:client_id>/opreste", methods=["GET", "POST"])
@holding(ADMINISTRATOR)
def revoke(client_id: UUID) -> ResponseReturnValue:
    """Ask first, then stop it."""
    found, form = _client(client_id), Form(request.form)
    if request.method == "POST":
        try:
            caller().send("registry", f"/api-clients/{client_id}/revoke", signed=True)
            there = url_for("administration_clients.listing", autoritate=found["authority"], oprit="1")
            return redirect(there, 303)
        except Refused as refused:
            form.take(refused)
    page = render_template("administration/client_revoke.html", c=found, form=form)
    return (page, 409) if form.wrong else page


def _show_secret(client_id: object, body: Json) -> Response:
    """The only page on which it stands; no browser keeps it."""
    new = caller().send("registry", f"/api-clients/{client_id}/secrets", body, signed=True).data
    found = _client(client_id)
    services = sorted({one["service"] for one in _scopes().values() if one["name"] in found["scopes"]})
    page = render_template("administration/client_made.html", c=found, new=new, services=services)
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _client(client_id: object) -> Json:
    with or_not_found():
        found: Json = caller().get("registry", f"/api-clients/{client_id}", signed=True).data
    return found


def _scopes() -> dict[str, Json]:
    found = caller().get("registry", "/api-clients/scopes", signed=True).data
    return {one["name"]: {**one, "text": one[language()]} for one in items_of(found)}


def _places() -> list[tuple[str, str]]:
    """The authorities that the visitor administers, by slug and name; every one where they may in all."""
    mine = places_of(ADMINISTRATOR)
    known = authorities_of(caller().get("registry", "/authorities").data)
    everywhere = EVERYWHERE in mine
    named = [(one["slug"], one["name"]) for one in known if everywhere or one["slug"] in mine]
    return [*named, (EVERYWHERE, say("clients.everywhere"))] if everywhere else named


def _check_day(form: Form) -> None:
    form.check("expires_on", dates.is_day, say("clients.day_wrong"))


def _take(form: Form, refused: Refused) -> None:
    if refused.code == SIGN_IN_ANEW:
        raise refused
    form.take(refused)


def _create_page(slug: str, form: Form, chosen: Any) -> str:
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "administration/client_new.html",
        form=Form(values, form.errors, form.problem),
        slug=slug,
        place=dict(_places()).get(slug, slug),
        scopes=_scopes(),
        chosen=chosen,
    )
