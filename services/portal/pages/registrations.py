"""Registering for a meeting or a joint activity, one thing a page, with an account or without; one's own.

Each page carries what was typed so far in its own form, as for a recommendation.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.act_parts import spoken
from services.portal.asking import caller, or_not_found, part
from services.portal.errors import Refused
from services.portal.forms import Form, proof_of, sending_key
from services.portal.languages import language, say
from services.portal.pages.mandates import spoken_for
from services.portal.pages.organisations import items_of
from services.portal.pages.without_account import check_contact, known_visitor

registrations = Blueprint("registrations", __name__)
KINDS = {"intalniri": "meeting", "activitati": "activity"}
PAGES = {kind: where for where, kind in KINDS.items()}
WHERE = "<any(intalniri, activitati):where>/<uuid:gathering_id>"
STEPS = ("wish", "about", "who", "check")
WISHES = ("attend", "speak", "press")
FIELDS = ("wish", "about", "on_behalf_of", "organisation", "author_name", "email", "key")
GENERAL, MYSELF = "general", "myself"
LONGEST_ORGANISATION = 300
CONTACT = {"name": "author_name", "article": "about", "agenda_point": "about"}
Json = dict[str, Any]


@registrations.get(f"/{WHERE}/inscriere")
def begin(where: str, gathering_id: UUID) -> str:
    """The first page; who is registered is told so."""
    gathering = read_gathering(KINDS[where], gathering_id)
    held = own_of(gathering)
    if held or not gathering["is_open"]:
        return render_template("registrations/closed.html", g=gathering, where=where, own=held)
    return _page(gathering, "wish", Form({"wish": request.args.get("vreau", "")}))


@registrations.post(f"/{WHERE}/inscriere")
def go_on(where: str, gathering_id: UUID) -> ResponseReturnValue:
    """Look at the page that was sent; show the next, the one before, or the one asked for to change it."""
    gathering = read_gathering(KINDS[where], gathering_id)
    form = Form({name: request.form.get(name, "") for name in (*FIELDS, "dovada")})
    steps, step = steps_of(gathering, form), request.form.get("step", "")
    asked = request.form.get("go", "")
    if asked in steps:
        return _page(gathering, asked, form)
    step = step if step in steps else "wish"
    _check(step, gathering, form)
    if form.wrong:
        return _page(gathering, _first_wrong(form) if step == "check" else step, form), 422
    if step == "check":
        return _send(gathering, form)
    return _page(gathering, steps[steps.index(step) + 1], form)


@registrations.get("/cont/intalniri")
@signed_in_only
def mine() -> str:
    """Where one stands with which meetings and activities."""
    found = part(lambda: items_of(caller().get("consultation", "/registrations/mine", signed=True).data))
    return render_template("registrations/mine.html", registrations=found, pages=PAGES)


@registrations.route("/cont/intalniri/<uuid:registration_id>/schimba", methods=["GET", "POST"])
@signed_in_only
def change(registration_id: UUID) -> ResponseReturnValue:
    """Want something else there."""
    path = f"/registrations/{registration_id}"
    with or_not_found():
        found = caller().get("consultation", path, signed=True)
    form = wish_form(found.data)
    if request.method == "POST":
        try:
            body, etag = checked_wish(found.data, form), form["etag"]
            if not form.wrong:
                caller().send("consultation", path, body, method="PUT", signed=True, etag=etag)
                return redirect(url_for("registrations.mine", facut="schimbat"), 303)
        except Refused as refused:
            form.take(refused, CONTACT)
    form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    back = url_for("registrations.mine")
    return change_page(found.data, form, back, part(spoken_for) or [])


@registrations.route("/cont/intalniri/<uuid:registration_id>/renunta", methods=["GET", "POST"])
@signed_in_only
def give_back(registration_id: UUID) -> ResponseReturnValue:
    """Give it back, after a question."""
    path, problem = f"/registrations/{registration_id}", ""
    with or_not_found():
        found = caller().get("consultation", path, signed=True).data
    if request.method == "POST":
        try:
            caller().send("consultation", path, method="DELETE", signed=True)
            return redirect(url_for("registrations.mine", facut="renuntat"), 303)
        except Refused as refused:
            problem = refused.detail
    back = url_for("registrations.mine")
    page = render_template(
        "registrations/act.html", r=found, act="cancel", token="", back=back, problem=problem
    )
    return (page, 409) if problem else page


def read_gathering(kind: str, gathering_id: UUID) -> Json:
    """A meeting or an activity with how many come."""
    with or_not_found():
        found: Json = caller().get("consultation", f"/gatherings/{kind}/{gathering_id}").data
    return found


def own_of(gathering: Json) -> Json | None:
    """What the visitor has there; None for who has no account, and where it cannot be read now."""
    if not visitor().signed_in:
        return None
    found = part(lambda: items_of(caller().get("consultation", "/registrations/mine", signed=True).data))
    of = (one for one in found or [] if one["gathering_id"] == gathering["id"])
    return next((one for one in of if one["state"] != "cancelled"), None)


def steps_of(gathering: Json, form: Form) -> tuple[str, ...]:
    """What one speaks on is asked of who speaks, where there is something to choose."""
    asks = form["wish"] == "speak" and (gathering["articles"] or gathering["agenda"])
    return STEPS if asks else tuple(step for step in STEPS if step != "about")


def subjects_of(gathering: Json) -> list[tuple[str, str]]:
    """On what one may speak, as a form's values with their labels."""
    articles = []
    for one in gathering["articles"]:
        name = say("article.short", number=spoken(one["number"]))
        articles.append((f"a:{one['number']}", f"{name} {one['heading'] or ''}".strip()))
    points = [(f"p:{number}", text) for number, text in enumerate(gathering["agenda"], start=1)]
    return [*points, *articles]


def wish_form(own: Json) -> Form:
    """What was typed, over what one wants now."""
    about = f"a:{own['article']}" if own["article"] else ""
    about = f"p:{own['agenda_point']}" if own["agenda_point"] else about
    known = {
        "wish": own["wish"],
        "about": about or GENERAL,
        "on_behalf_of": own["organisation_id"] or MYSELF,
        "organisation": "" if own["organisation_id"] else own["organisation_name"] or "",
        "etag": f'"{own["version"]}"',
    }
    return Form({**known, **{name: value for name, value in request.form.items() if name in known}})


def checked_wish(own: Json, form: Form) -> Json:
    """What is sent of a change; what cannot be goes to the form."""
    gathering = read_gathering(own["gathering_kind"], own["gathering_id"])
    for step in ("wish", "about"):
        _check(step, gathering, form)
    form.limit("organisation", LONGEST_ORGANISATION)
    return body_of(form)


def change_page(
    own: Json, form: Form, back: str, mandates: list[Json], token: str = ""
) -> ResponseReturnValue:
    """The page on which one wants something else."""
    gathering = read_gathering(own["gathering_kind"], own["gathering_id"])
    page = render_template(
        "registrations/change.html",
        r=own,
        g=gathering,
        form=form,
        back=back,
        token=token,
        wishes=WISHES,
        subjects=subjects_of(gathering),
        general=GENERAL,
        mandates=mandates,
        myself=MYSELF,
    )
    return (page, 422) if form.wrong else page


def body_of(form: Form) -> Json:
    """A wish as the service takes it."""
    kind, _, value = form["about"].partition(":")
    speaks = form["wish"] == "speak"
    behind = form["on_behalf_of"]
    return {
        "wish": form["wish"],
        "article": value if speaks and kind == "a" else None,
        "agenda_point": int(value) if speaks and kind == "p" and value.isdecimal() else None,
        "on_behalf_of": None if behind in ("", MYSELF) else behind,
        "organisation": form["organisation"],
    }


def _check(step: str, gathering: Json, form: Form) -> None:
    """Say what is wrong with the fields of one page; before sending, with all."""
    if step in ("wish", "check") and form["wish"] not in WISHES:
        form.errors["wish"] = say("coming.need_wish")
    if step in ("about", "check") and form["wish"] == "speak":
        known = {GENERAL, *(value for value, _ in subjects_of(gathering))}
        if form["about"] not in known and (form["about"] or len(known) > 1):
            form.errors["about"] = say("coming.need_about")
    if step in ("who", "check"):
        form.limit("organisation", LONGEST_ORGANISATION)
        if known_visitor().signed_in:
            _check_mandate(form)
        else:
            check_contact(form)


def _check_mandate(form: Form) -> None:
    held = part(spoken_for)
    known = {"", MYSELF, *(one["organisation_id"] for one in held or [])}
    if held is not None and form["on_behalf_of"] not in known:
        form.errors["on_behalf_of"] = say("recommend.mandate_over")


def _first_wrong(form: Form) -> str:
    """The page on which something is to be mended."""
    return next((name for name in ("wish", "about") if name in form.errors), "who")


def _page(gathering: Json, step: str, form: Form) -> str:
    who, steps = known_visitor(), steps_of(gathering, form)
    held = part(spoken_for) if who.signed_in and step in ("who", "check") else []
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "registrations/step.html",
        g=gathering,
        where=PAGES[gathering["kind"]],
        step=step,
        number=steps.index(step) + 1,
        steps=steps,
        before=steps[max(steps.index(step) - 1, 0)],
        form=Form(values, form.errors, form.problem),
        wishes=WISHES,
        subjects=subjects_of(gathering),
        general=GENERAL,
        mandates=held or [],
        myself=MYSELF,
        who=who,
        fields=FIELDS,
    )


def _send(gathering: Json, form: Form) -> ResponseReturnValue:
    """Send it once, however often the button is pressed."""
    path, key = f"/gatherings/{gathering['kind']}/{gathering['id']}", sending_key(form["key"])
    body, ask = body_of(form), caller()
    try:
        if visitor().signed_in:
            made = ask.send("consultation", f"{path}/registrations", body, signed=True, key=key).data
            return redirect(url_for("registrations.mine", facut=made["state"]), 303)
        del body["on_behalf_of"]
        contact = {"name": form["author_name"], "email": form["email"], "language": language()}
        path = f"{path}/unsigned-registrations"
        ask.send("consultation", path, {**body, **contact}, key=key, headers=proof_of(form))
    except Refused as refused:
        form.take(refused, CONTACT)
        step = "check" if form.problem else _first_wrong(form)
        return _page(gathering, step, form), refused.status
    where = PAGES[gathering["kind"]]
    return render_template("registrations/letter_sent.html", g=gathering, where=where, email=form["email"])
