"""Debates that were asked for, at the desk: who asked, what came on paper, and that none is owed."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found, part
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import EMAIL, Form, sending_key
from services.portal.languages import say
from services.portal.pages.consultations import read_consultation
from services.portal.pages.desk_entries import moment
from services.portal.pages.organisations import items_of

desk_debates = Blueprint("desk_debates", __name__)
Json = dict[str, Any]
KINDS = ("association", "authority", "other")
CHANNELS = ("paper", "email", "other")
FIELDS = (
    "kind",
    "name",
    "organisation",
    "channel",
    "received_on",
    "hour",
    "town_number",
    "email",
    "postal_address",
    "reason",
)
LONGEST = {"name": 300, "town_number": 60, "postal_address": 500, "reason": 5_000}
LEAST_REASON = 20
OTHER = "other"  # an organisation that is none of those that the registry knows
OF_TIME = ("received-later", "asked-before-notice")


@desk_debates.get("/birou/consultari/<uuid:consultation_id>/dezbatere")
@staff_only
def listing(consultation_id: UUID) -> str:
    """All who have asked for a debate on a draft, and what can be done about it."""
    consultation = read_consultation(consultation_id)
    asked = {
        "authority": consultation["authority"]["slug"],
        "consultation": str(consultation_id),
        "limit": "100",
    }
    with or_not_found():
        found = caller().get("consultation", "/desk/debate-requests", asked, signed=True).data["items"]
    waits = [one for one in found if one["state"] == "open"]
    return render_template("desk/debates.html", c=consultation, requests=found, waits=waits)


@desk_debates.route("/birou/consultari/<uuid:consultation_id>/dezbatere/noua", methods=["GET", "POST"])
@staff_only
def new(consultation_id: UUID) -> ResponseReturnValue:
    """Enter what came on paper or by e-mail."""
    consultation = read_consultation(consultation_id)
    typed = {name: request.form.get(name, "") for name in FIELDS}
    form = Form({**typed, "key": sending_key(request.form.get("key", ""))})
    organisations: list[Json] = []
    if request.method == "POST":
        organisations = _known(form)
        _check(form, organisations)
        if not form.wrong:
            try:
                path = f"/consultations/{consultation_id}/debate-requests/entered"
                caller().send("consultation", path, _body(form), signed=True, key=form["key"])
                return _back(consultation_id, "entered")
            except Refused as refused:
                form.take(refused)
                if refused.code in OF_TIME:
                    form.problem, form.errors["received_on"] = "", refused.detail
    page = render_template(
        "desk/debate_new.html",
        c=consultation,
        form=form,
        kinds=KINDS,
        channels=CHANNELS,
        organisations=organisations,
        other=OTHER,
    )
    return (page, 422) if form.wrong else page


@desk_debates.route("/birou/dezbateri/<uuid:request_id>/<any('nu-se-datoreaza', 'retragere'):what>",
                    methods=["GET", "POST"])  # fmt: skip
@staff_only
def settle(request_id: UUID, what: str) -> ResponseReturnValue:
    """Say in public why no debate is owed, or how its asker has taken a request back."""
    found = _read(request_id)
    form = Form(
        {"etag": found.etag, **request.form.to_dict(), "key": sending_key(request.form.get("key", ""))}
    )
    deed = "not-owed" if what == "nu-se-datoreaza" else "withdrawal"
    if request.method == "POST":
        form.need("reason", say("debates.need_reason_" + deed))
        form.check("reason", lambda typed: len(typed) >= LEAST_REASON, say("debates.reason_short"))
        form.limit("reason", LONGEST["reason"])
        if not form.wrong and _sent(request_id, deed, form):
            return _back(found.data["consultation"]["id"], deed)
    page = render_template("desk/debate_settle.html", r=found.data, form=form, deed=deed)
    return (page, 422) if form.wrong else page


@desk_debates.route("/birou/dezbateri/<uuid:request_id>/uita", methods=["GET", "POST"])
@staff_only
def forget(request_id: UUID) -> ResponseReturnValue:
    """Forget who asked on paper and wants that, after a question."""
    found = _read(request_id).data
    form = Form({"key": sending_key(request.form.get("key", ""))})
    if request.method == "POST":
        try:
            caller().send(
                "consultation", f"/debate-requests/{request_id}/forget", signed=True, key=form["key"]
            )
            return _back(found["consultation"]["id"], "forgotten")
        except Refused as refused:
            form.take(refused)
    page = render_template("desk/debate_forget.html", r=found, form=form)
    return (page, 409) if form.wrong else page


def _read(request_id: UUID) -> Answer:
    with or_not_found():
        return caller().get("consultation", f"/desk/debate-requests/{request_id}", signed=True)


def _sent(request_id: UUID, deed: str, form: Form) -> bool:
    """Send it; what stands against it goes to the form."""
    try:
        path, body = f"/debate-requests/{request_id}/{deed}", {"reason": form["reason"]}
        caller().send("consultation", path, body, signed=True, key=form["key"], etag=form["etag"])
    except Refused as refused:
        form.take(refused)
        return False
    return True


def _back(consultation_id: UUID | str, what: str) -> ResponseReturnValue:
    return redirect(url_for("desk_debates.listing", consultation_id=consultation_id, facut=what), 303)


def _known(form: Form) -> list[Json]:
    """Organisations of the registry that are called so; none is chosen for the clerk."""
    if not form["name"] or form["kind"] not in KINDS[:2]:
        return []
    asked = {"q": form["name"][:200], "limit": "5"}
    return part(lambda: items_of(caller().get("registry", "/organisations", asked).data)) or []


def _check(form: Form, organisations: list[Json]) -> None:
    if form["kind"] not in KINDS:
        form.errors["kind"] = say("debates.need_kind")
    form.need("name", say("debates.need_name"))
    if organisations and form["organisation"] not in {OTHER, *(one["id"] for one in organisations)}:
        form.errors["organisation"] = say("debates.which_organisation")
    if form["channel"] not in CHANNELS:
        form.errors["channel"] = say("entry.channel_missing")
    form.need("received_on", say("entry.day_missing"))
    form.check("received_on", dates.is_day, say("mandate.day_wrong"))
    form.check("hour", dates.is_hour, say("entry.hour_wrong"))
    form.check("email", lambda typed: bool(EMAIL.fullmatch(typed)), say("form.email_wrong"))
    for name, most in LONGEST.items():
        form.limit(name, most)


def _body(form: Form) -> Json:
    is_known = form["organisation"] not in ("", OTHER)
    return {
        "kind": form["kind"],
        "name": form["name"],
        "organisation": form["organisation"] if is_known else None,
        "reason": form["reason"],
        "channel": form["channel"],
        **moment(form["received_on"], form["hour"]),
        **{name: form[name] or None for name in ("town_number", "email", "postal_address")},
    }
