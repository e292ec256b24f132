"""Mandates: who speaks for an organisation, and for whom one speaks oneself."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found, parts
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import language, say
from services.portal.pages.claims import claims_on, my_claims

mandates = Blueprint("mandates", __name__)
ROLES = ("delegate", "observer", "legal-representative")
LAST = "last-representative"
DONE = ("offered", "withdrawn", "ended", "confirmed", "refused")
OFFERS = "/cont/imputerniciri/propuneri"
OF_ORGANISATION = "/organizatii/ale-mele/<uuid:organisation_id>/imputerniciri"
Json = dict[str, Any]


def my_mandates() -> Json:
    """The visitor's mandates, and those that are offered to their address."""
    found: Json = caller().get("registry", "/mandates/mine", signed=True).data
    return found


def spoken_for() -> list[Json]:
    """The mandates with which the visitor may recommend in an organisation's name today."""
    return [held for held in my_mandates()["items"] if held["may_speak"]]


@mandates.get("/cont/imputerniciri")
@signed_in_only
def mine() -> str:
    """For whom I speak, and who asks me to."""
    return _mine_page(Form())


@mandates.post(f"{OFFERS}/<uuid:offer_id>")
@signed_in_only
def answer(offer_id: UUID) -> ResponseReturnValue:
    """Confirm or refuse what was offered."""
    form = Form(request.form)
    act = "refuse" if form["action"] == "refuse" else "confirm"
    try:
        caller().send(
            "registry", f"/mandate-offers/{offer_id}/{act}", signed=True, key=sending_key(form["key"])
        )
    except Refused as refused:
        form.take(refused)
        return _mine_page(form), refused.status
    done = "refused" if act == "refuse" else "confirmed"
    return redirect(url_for("mandates.mine", facut=done), 303)


@mandates.route("/cont/imputerniciri/<uuid:mandate_id>/renunta", methods=["GET", "POST"])
@signed_in_only
def give_back(mandate_id: UUID) -> ResponseReturnValue:
    """Give back a mandate of mine."""
    held = _one(my_mandates()["items"], mandate_id)
    return _end(held, url_for("mandates.mine"), is_mine=True)


@mandates.get(OF_ORGANISATION)
@signed_in_only
def listing(organisation_id: UUID) -> str:
    """Who speaks for an organisation, for those who represent it."""
    return _listing_page(organisation_id, Form())


@mandates.route(f"{OF_ORGANISATION}/noua", methods=["GET", "POST"])
@signed_in_only
def give(organisation_id: UUID) -> ResponseReturnValue:
    """Offer a mandate to an address; its person gets a letter."""
    name = _name(_of_organisation(organisation_id))
    if request.method == "GET":
        return _give_page(organisation_id, name, Form({"from_date": dates.today().isoformat()}))
    form = Form(request.form)
    form.need_email()
    form.need("role", say("mandate.role_missing"))
    form.need("from_date", say("mandate.from_missing"))
    form.need("until_date", say("mandate.until_missing"))
    for day in ("from_date", "until_date"):
        form.check(day, dates.is_day, say("mandate.day_wrong"))
    if form.wrong:
        return _give_page(organisation_id, name, form), 422
    body = {part: form[part] for part in ("email", "role", "from_date", "until_date")}
    path, key = f"/organisations/{organisation_id}/mandates", sending_key(form["key"])
    try:
        caller().send("registry", path, {**body, "language": language()}, signed=True, key=key)
    except Refused as refused:
        form.take(refused)
        return _give_page(organisation_id, name, form), refused.status
    return redirect(url_for("mandates.listing", organisation_id=organisation_id, facut="offered"), 303)


@mandates.post(f"{OF_ORGANISATION}/propuneri/<uuid:offer_id>")
@signed_in_only
def withdraw(organisation_id: UUID, offer_id: UUID) -> ResponseReturnValue:
    """Take back an offer that waits."""
    form = Form(request.form)
    try:
        path = f"/mandate-offers/{offer_id}/withdraw"
        caller().send("registry", path, signed=True, key=sending_key(form["key"]))
    except Refused as refused:
        form.take(refused)
        return _listing_page(organisation_id, form), refused.status
    return redirect(url_for("mandates.listing", organisation_id=organisation_id, facut="withdrawn"), 303)


@mandates.route(f"{OF_ORGANISATION}/<uuid:mandate_id>/incheie", methods=["GET", "POST"])
@signed_in_only
def end(organisation_id: UUID, mandate_id: UUID) -> ResponseReturnValue:
    """End a mandate of the organisation."""
    held = _one(_of_organisation(organisation_id)["items"], mandate_id)
    back = url_for("mandates.listing", organisation_id=organisation_id)
    return _end(held, back, is_mine=held["mine"])


def _end(held: Json, back: str, *, is_mine: bool) -> ResponseReturnValue:
    form, status, is_last = Form(request.form), 200, bool(request.form.get("is_last"))
    if request.method == "POST":
        try:
            caller().send(
                "registry",
                f"/mandates/{held['id']}/end",
                {"without_successor": bool(form["without_successor"])},
                signed=True,
                key=sending_key(form["key"]),
            )
            # Who has ended their own represents the organisation no longer, and may not see its list.
            return redirect(
                url_for("mandates.mine", facut="ended") if is_mine else f"{back}?facut=ended", 303
            )
        except Refused as refused:
            form.take(refused)
            status, is_last = refused.status, refused.code == LAST
    values = {**form.values, "key": sending_key("")}
    shown = Form(values, form.errors, form.problem)
    page = render_template(
        "mandates/end.html", m=held, form=shown, back=back, is_mine=is_mine, is_last=is_last
    )
    return page, status


def _of_organisation(organisation_id: UUID) -> Json:
    with or_not_found():
        path = f"/organisations/{organisation_id}/mandates"
        found: Json = caller().get("registry", path, signed=True).data
    return found


def _one(items: list[Json], mandate_id: UUID) -> Json:
    found = next((held for held in items if held["id"] == str(mandate_id)), None)
    if found is None or found["state"] == "ended":
        abort(404)
    return found


def _name(found: Json) -> str:
    return next((str(held["organisation_name"]) for held in found["items"] if held["mine"]), "")


def _mine_page(form: Form) -> str:
    found, asked = my_mandates(), parts(claims=my_claims)
    shown = Form({**form.values, "key": sending_key("")}, form.errors, form.problem)
    return render_template(
        "mandates/mine.html", found=found, claims=asked["claims"] or [], form=shown, done=_done()
    )


def _listing_page(organisation_id: UUID, form: Form) -> str:
    found, asked = _of_organisation(organisation_id), parts(claims=lambda: claims_on(organisation_id))
    shown = Form({**form.values, "key": sending_key("")}, form.errors, form.problem)
    return render_template(
        "mandates/listing.html",
        found=found,
        claims=asked["claims"] or [],
        form=shown,
        name=_name(found),
        roles=ROLES,
        organisation_id=organisation_id,
        done=_done(),
    )


def _give_page(organisation_id: UUID, name: str, form: Form) -> str:
    shown = Form({**form.values, "key": sending_key(form["key"])}, form.errors, form.problem)
    return render_template(
        "mandates/give.html", organisation_id=organisation_id, name=name, form=shown, roles=ROLES
    )


def _done() -> str:
    done = request.args.get("facut", "")
    return done if done in DONE else ""
