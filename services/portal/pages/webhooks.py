"""Webhooks of one's own: where public events are sent, what became of each, and what one can do about it."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.organisations import authorities_of, cursor_of, items_of, mine

webhooks = Blueprint("webhooks", __name__, url_prefix="/cont/webhookuri")
ROMANIA = ZoneInfo("Europe/Bucharest")
EVERYTHING = "toate"
STATES = {"livrate": "delivered", "in-asteptare": "waiting", "nelivrate": "failed", "oprite": "cancelled"}
FIELDS = {"topics": "source"}
ORGANISATION = "organizatie:"
# What most want comes first; of what comes to be published later the names follow.
FIRST = (
    "consultation.consultation",
    "consultation.version",
    "consultation.act",
    "consultation.recommendation",
)
Json = dict[str, Any]


@webhooks.get("")
@signed_in_only
def listing() -> str:
    """One's own, each with its state."""
    items = items_of(caller().get("notification", "/webhooks", signed=True).data)
    return render_template("webhooks/list.html", items=items, deleted=bool(request.args.get("sters")))


@webhooks.route("/nou", methods=["GET", "POST"])
@signed_in_only
def create() -> ResponseReturnValue:
    """Name an address; its secret is shown this once."""
    form, chosen = Form(request.form), request.form.getlist("types")
    if request.method == "GET":
        return _create_page(form, chosen)
    form.need("name", say("webhooks.name_missing"))
    form.need("url", say("webhooks.url_missing"))
    form.limit("name", 100)
    if form.wrong:
        return _create_page(form, chosen), 422
    body = {
        "name": form["name"],
        "url": form["url"],
        "topics": [_topic(form["source"])],
        "types": chosen,
        "with_public_key": bool(form["with_public_key"]),
    }
    try:
        key = sending_key(form["key"])
        made = caller().send("notification", "/webhooks", body, signed=True, key=key).data
        return _show_secret(made["id"])
    except Refused as refused:
        form.take(refused, FIELDS)
    return _create_page(form, chosen), 422


@webhooks.get("/<uuid:endpoint_id>")
@signed_in_only
def show(endpoint_id: UUID) -> str:
    """Its state, its log, and what can be done."""
    return _show_page(_endpoint(endpoint_id), Form())


@webhooks.post("/<uuid:endpoint_id>/test")
@signed_in_only
def test(endpoint_id: UUID) -> ResponseReturnValue:
    """Send a test, which also verifies."""
    return _do(endpoint_id, "test", "test")


@webhooks.post("/<uuid:endpoint_id>/porneste")
@signed_in_only
def enable(endpoint_id: UUID) -> ResponseReturnValue:
    """Use it again, once a test was answered."""
    return _do(endpoint_id, "enable", "pornit")


@webhooks.post("/<uuid:endpoint_id>/opreste")
@signed_in_only
def disable(endpoint_id: UUID) -> ResponseReturnValue:
    """Send it nothing more."""
    return _do(endpoint_id, "disable", "oprit")


@webhooks.post("/<uuid:endpoint_id>/retrimite")
@signed_in_only
def resend(endpoint_id: UUID) -> ResponseReturnValue:
    """Send all of a time again."""
    found, form = _endpoint(endpoint_id), Form(request.form)
    form.need("since", say("webhooks.since_missing"))
    for name in ("since", "until"):
        form.check(name, lambda written: _instant(written) is not None, say("webhooks.moment_wrong"))
    if not form.wrong:
        body = {name: _instant(form[name]) for name in ("since", "until") if form[name]}
        try:
            path = f"/webhooks/{endpoint_id}/resend"
            key = sending_key(form["key"])
            many = caller().send("notification", path, body, signed=True, key=key).data["messages"]
            return redirect(url_for("webhooks.show", endpoint_id=endpoint_id, retrimise=str(many)), 303)
        except Refused as refused:
            form.take(refused)
    return _show_page(found, form), 422


@webhooks.route("/<uuid:endpoint_id>/secret", methods=["GET", "POST"])
@signed_in_only
def renew(endpoint_id: UUID) -> ResponseReturnValue:
    """A new secret, shown this once; the old one signs for a day more."""
    if request.method == "POST":
        return _show_secret(endpoint_id)
    return render_template("webhooks/renew.html", w=_endpoint(endpoint_id))


@webhooks.route("/<uuid:endpoint_id>/sterge", methods=["GET", "POST"])
@signed_in_only
def delete(endpoint_id: UUID) -> ResponseReturnValue:
    """Ask first, then forget it with its log."""
    found = _endpoint(endpoint_id)
    if request.method == "POST":
        caller().send("notification", f"/webhooks/{endpoint_id}", method="DELETE", signed=True)
        return redirect(url_for("webhooks.listing", sters="1"), 303)
    return render_template("webhooks/delete.html", w=found)


@webhooks.get("/<uuid:endpoint_id>/mesaje/<uuid:delivery_id>")
@signed_in_only
def message(endpoint_id: UUID, delivery_id: UUID) -> str:
    """One message: the request, and each attempt with the beginning of the answer."""
    found = _endpoint(endpoint_id)
    with or_not_found():
        path = f"/webhooks/{endpoint_id}/deliveries/{delivery_id}"
        log = caller().get("notification", path, signed=True).data
    return render_template("webhooks/message.html", w=found, m=log)


@webhooks.post("/<uuid:endpoint_id>/mesaje/<uuid:delivery_id>/retrimite")
@signed_in_only
def resend_one(endpoint_id: UUID, delivery_id: UUID) -> ResponseReturnValue:
    """Send one again."""
    path = f"/webhooks/{endpoint_id}/deliveries/{delivery_id}/resend"
    there = url_for("webhooks.message", endpoint_id=endpoint_id, delivery_id=delivery_id, gata="1")
    try:
        caller().send("notification", path, signed=True)
    except Refused as refused:
        return _show_page(_endpoint(endpoint_id), Form(problem=refused.detail)), refused.status
    return redirect(there, 303)


def _do(endpoint_id: UUID, what: str, done: str) -> ResponseReturnValue:
    found = _endpoint(endpoint_id)
    try:
        caller().send("notification", f"/webhooks/{endpoint_id}/{what}", signed=True)
    except Refused as refused:
        return _show_page(found, Form(problem=refused.detail)), refused.status
    return redirect(url_for("webhooks.show", endpoint_id=endpoint_id, gata=done), 303)


def _show_secret(endpoint_id: object) -> Response:
    """The only page on which it stands; no browser keeps it."""
    with or_not_found():
        new = caller().send("notification", f"/webhooks/{endpoint_id}/secrets", signed=True).data
    response = make_response(render_template("webhooks/secret.html", w=_endpoint(endpoint_id), new=new))
    response.headers["Cache-Control"] = "no-store"
    return response


def _show_page(found: Json, form: Form) -> str:
    wanted = {
        "state": STATES.get(request.args.get("stare", ""), ""),
        "cursor": request.args.get("cursor", ""),
    }
    with or_not_found():
        log = caller().get("notification", f"/webhooks/{found['id']}/deliveries", wanted, signed=True).data
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "webhooks/show.html",
        w=found,
        log=items_of(log),
        cursor=cursor_of(log),
        form=Form(values, form.errors, form.problem),
        states=STATES,
    )


def _create_page(form: Form, chosen: list[str]) -> str:
    authorities = authorities_of(caller().get("registry", "/authorities").data)
    types = items_of(caller().get("notification", "/webhooks/types").data)
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "webhooks/new.html",
        form=Form(values, form.errors, form.problem),
        sources=[
            *((one["slug"], one["name"]) for one in authorities),
            *((f"{ORGANISATION}{one['id']}", one["name"]) for one in mine() if one["state"] == "verified"),
        ],
        abouts=list(dict.fromkeys([*FIRST, *(one["about"] for one in types)])),
        chosen=chosen,
    )


def _endpoint(endpoint_id: object) -> Json:
    with or_not_found():
        found: Json = caller().get("notification", f"/webhooks/{endpoint_id}", signed=True).data
    return found


def _topic(source: str) -> Json:
    if source.startswith(ORGANISATION):
        return {"kind": "organisation", "value": source.removeprefix(ORGANISATION)}
    return {"kind": "authority", "value": source} if source not in ("", EVERYTHING) else {"kind": "all"}


def _instant(written: str) -> str | None:
    """What a browser sends of a day and hour, in Romania's time; None where it is neither."""
    try:
        found = datetime.fromisoformat(written)
        return found.replace(tzinfo=ROMANIA).isoformat() if found.tzinfo is None else None
    except ValueError:
        return None
