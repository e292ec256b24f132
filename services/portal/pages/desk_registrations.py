"""Who comes to a meeting or an activity, at the desk: seats, waiting list, order, by hand, as a file."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.files import passed_on
from services.portal.pages.registrations import (
    CONTACT,
    GENERAL,
    KINDS,
    LONGEST_ORGANISATION,
    WHERE,
    WISHES,
    body_of,
    subjects_of,
)

desk_registrations = Blueprint("desk_registrations", __name__)
GROUPS = ("recommended", "organisations", "others")
RANKS = tuple(f"group-{number}" for number in range(1, len(GROUPS) + 1))
LONGEST_NAME, LARGEST_PLACE = 120, 10_000
Json = dict[str, Any]


@desk_registrations.get(f"/birou/{WHERE}/inscrieri")
@staff_only
def listing(where: str, gathering_id: UUID) -> str:
    """Who has a seat, who waits, who gave it back, in their order."""
    return _page(where, gathering_id, Form())


@desk_registrations.post(f"/birou/{WHERE}/inscrieri")
@staff_only
def enter(where: str, gathering_id: UUID) -> ResponseReturnValue:
    """Enter somebody who has called, or who stands at the door."""
    names = ("name", "wish", "about", "organisation", "email", "at_door", "key")
    form = Form({name: request.form.get(name, "") for name in names})
    form.need("name", say("coming.need_name"))
    form.limit("name", LONGEST_NAME)
    form.limit("organisation", LONGEST_ORGANISATION)
    if form["wish"] not in WISHES:
        form.errors["wish"] = say("coming.need_wish")
    if not form.wrong:
        body = {**body_of(form), "name": form["name"], "email": form["email"] or None}
        del body["on_behalf_of"]
        body["at_door"] = form["at_door"] == "1"
        path, key = f"{_path(where, gathering_id)}/registrations", sending_key(form["key"])
        try:
            made = caller().send("consultation", path, body, signed=True, key=key).data
            return _back(where, gathering_id, made["state"])
        except Refused as refused:
            form.take(refused, CONTACT)
    return _page(where, gathering_id, form), 422


@desk_registrations.post(f"/birou/{WHERE}/inscrieri/ordine")
@staff_only
def order(where: str, gathering_id: UUID) -> ResponseReturnValue:
    """Say in which order groups come."""
    form = Form({name: request.form.get(name, "") for name in (*RANKS, "etag")})
    chosen = [form[name] for name in RANKS if form[name] in GROUPS]
    if len(set(chosen)) != len(chosen):
        form.errors[RANKS[-1]] = say("coming.group_twice")
        return _page(where, gathering_id, form), 422
    path = f"{_path(where, gathering_id)}/precedence"
    try:
        body = {"precedence": chosen}
        caller().send("consultation", path, body, method="PUT", signed=True, etag=form["etag"])
        return _back(where, gathering_id, "order")
    except Refused as refused:
        form.take(refused)
    return _page(where, gathering_id, form), 422


@desk_registrations.post(f"/birou/{WHERE}/inscrieri/<uuid:registration_id>")
@staff_only
def one(where: str, gathering_id: UUID, registration_id: UUID) -> ResponseReturnValue:
    """Give a person's seat back, or put them at a place by hand."""
    form = Form({name: request.form.get(name, "") for name in ("go", "place", "etag")})
    path = f"/desk/registrations/{registration_id}"
    place = form["place"]
    form.check("place", _is_place, say("coming.place_wrong"))
    if not form.wrong:
        try:
            if form["go"] == "cancel":
                caller().send("consultation", path, method="DELETE", signed=True)
                return _back(where, gathering_id, "cancelled")
            body = {"place": int(place) if place else None}
            path = f"{path}/place"
            caller().send("consultation", path, body, method="PUT", signed=True, etag=form["etag"])
            return _back(where, gathering_id, "placed")
        except Refused as refused:
            form.take(refused)
    problem = form.problem or next(iter(form.errors.values()))
    return _page(where, gathering_id, Form(problem=problem)), 422


@desk_registrations.get(f"/birou/{WHERE}/inscrieri.<any(csv, xlsx):ending>")
@staff_only
def file(where: str, gathering_id: UUID, ending: str) -> ResponseReturnValue:
    """The list with names and addresses to take away; that it was taken is noted."""
    with or_not_found():
        path = f"{_path(where, gathering_id)}/registrations.{ending}"
        return passed_on(caller().fetch("consultation", path))


def _page(where: str, gathering_id: UUID, form: Form) -> str:
    with or_not_found():
        path = f"{_path(where, gathering_id)}/registrations"
        found: Json = caller().get("consultation", path, signed=True).data
    set_now = dict(zip(RANKS, [*found["precedence"], "", "", ""], strict=False))
    values = {"wish": WISHES[0], "about": GENERAL, **set_now, "etag": f'"{found["version"]}"', **form.values}
    values = {**values, "etag": f'"{found["version"]}"', "key": sending_key(form["key"])}
    return render_template(
        "desk/registrations.html",
        d=found,
        g=found["gathering"],
        where=where,
        form=Form(values, form.errors, form.problem),
        wishes=WISHES,
        groups=GROUPS,
        ranks=RANKS,
        general=GENERAL,
        subjects=subjects_of(found["gathering"]),
    )


def _path(where: str, gathering_id: UUID) -> str:
    return f"/desk/gatherings/{KINDS[where]}/{gathering_id}"


def _back(where: str, gathering_id: UUID, done: str) -> ResponseReturnValue:
    to = url_for("desk_registrations.listing", where=where, gathering_id=gathering_id, facut=done)
    return redirect(to, 303)


def _is_place(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 6 and 1 <= int(typed) <= LARGEST_PLACE
