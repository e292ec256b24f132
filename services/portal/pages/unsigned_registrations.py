"""What who has no account has registered for: confirmed, seen, changed, given back, forgotten by links."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.pages.registrations import (
    CONTACT,
    PAGES,
    change_page,
    checked_wish,
    wish_form,
)

unsigned_registrations = Blueprint("unsigned_registrations", __name__)
ACTS = {"renunta": "cancel", "uita": "forget"}
Json = dict[str, Any]


@unsigned_registrations.route("/inscrieri/confirmare", methods=["GET", "POST"])
def confirm() -> ResponseReturnValue:
    """The link of the letter: shows a button, which takes the seat."""
    token = request.values.get("token", "")[:200]
    if request.method == "GET":
        return render_template("registrations/confirm.html", token=token, problem="")
    try:
        made = caller().send("consultation", "/registrations/confirm", {"token": token or "-"}).data
    except Refused as refused:
        return _closed(refused)
    return redirect(url_for("unsigned_registrations.own", token=made["own_secret"], facut=made["state"]), 303)


@unsigned_registrations.get("/inscrierea-mea")
def own() -> ResponseReturnValue:
    """Where one stands, with the ticket, for who holds the link."""
    token = request.args.get("token", "")[:200]
    try:
        found = _own(token)
    except Refused as refused:
        return _closed(refused)
    return render_template("registrations/own.html", r=found, token=token, pages=PAGES)


@unsigned_registrations.route("/inscrierea-mea/schimba", methods=["GET", "POST"])
def change() -> ResponseReturnValue:
    """Want something else there."""
    token = request.values.get("token", "")[:200]
    try:
        found = _own(token)
    except Refused as refused:
        return _closed(refused)
    form, back = wish_form(found), url_for("unsigned_registrations.own", token=token)
    if request.method == "POST":
        body = checked_wish(found, form)
        del body["on_behalf_of"]
        try:
            if not form.wrong:
                caller().send("consultation", "/registrations/own/change", {"token": token, **body})
                return redirect(f"{back}&facut=schimbat", 303)
        except Refused as refused:
            form.take(refused, CONTACT)
    return change_page(found, form, back, [], token)


@unsigned_registrations.route("/inscrierea-mea/<any(renunta, uita):word>", methods=["GET", "POST"])
def act(word: str) -> ResponseReturnValue:
    """Give it back, or have one's name and address deleted, too, after a question."""
    what, token, problem = ACTS[word], request.values.get("token", "")[:200], ""
    try:
        found = _own(token)
    except Refused as refused:
        return _closed(refused)
    back = url_for("unsigned_registrations.own", token=token)
    if request.method == "POST":
        try:
            caller().send("consultation", f"/registrations/own/{what}", {"token": token})
        except Refused as refused:
            problem = refused.detail
        else:
            if what == "forget":
                return render_template("registrations/forgotten.html")
            return redirect(f"{back}&facut=renuntat", 303)
    page = render_template(
        "registrations/act.html", r=found, act=what, token=token, back=back, problem=problem
    )
    return (page, 409) if problem else page


def _closed(refused: Refused) -> ResponseReturnValue:
    return render_template("registrations/confirm.html", token="", problem=refused.detail), refused.status


def _own(token: str) -> Json:
    found: Json = caller().send("consultation", "/registrations/own", {"token": token or "-"}).data
    return found
