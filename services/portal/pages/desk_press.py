"""The press list at the desk: who is on it, and a draft's notice sent to all of them in one act."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.officials import OFFICIALS, chosen_place, holding, places_of

desk_press = Blueprint("desk_press", __name__)
Json = dict[str, Any]
LANGUAGES = ("ro", "en")
DONE = ("added", "removed")
TOLD_ALREADY = "press-told-already"


@desk_press.get("/birou/presa")
@holding(*OFFICIALS)
def listing() -> str:
    """Who is on the list, and who was."""
    slug, done = chosen_place(*OFFICIALS), request.args.get("facut", "")
    items = _listed(slug)
    return render_template(
        "desk/press.html",
        slug=slug,
        listed=[one for one in items if not one["removed_at"]],
        removed=[one for one in items if one["removed_at"]],
        done=done if done in DONE else "",
    )


@desk_press.route("/birou/presa/adauga", methods=["GET", "POST"])
@holding(*OFFICIALS)
def add() -> ResponseReturnValue:
    """One more newsroom, and how it agreed."""
    slug = chosen_place(*OFFICIALS)
    form = Form({"language": "ro", **request.form.to_dict(), "key": sending_key(request.form.get("key", ""))})
    if request.method == "POST" and _is_good(form):
        body = {name: form[name] for name in ("outlet", "email", "language", "agreed_how")}
        if _sent("/desk/press", {**body, "authority": slug}, form):
            return redirect(url_for("desk_press.listing", autoritate=slug, facut="added"), 303)
    page = render_template("desk/press_add.html", slug=slug, form=form)
    return (page, 422) if form.wrong else page


@desk_press.route("/birou/presa/<uuid:contact_id>/scoate", methods=["GET", "POST"])
@holding(*OFFICIALS)
def remove(contact_id: UUID) -> ResponseReturnValue:
    """Off the list, with why."""
    slug = chosen_place(*OFFICIALS)
    found = next((one for one in _listed(slug) if one["id"] == str(contact_id)), None)
    if found is None:
        abort(404)
    form = Form({**request.form.to_dict(), "key": sending_key(request.form.get("key", ""))})
    if request.method == "POST":
        form.need("reason", say("press.need_reason"))
        form.limit("reason", 300)
        path = f"/desk/press/{contact_id}/remove"
        if not form.wrong and _sent(path, {"reason": form["reason"]}, form):
            return redirect(url_for("desk_press.listing", autoritate=slug, facut="removed"), 303)
    page = render_template("desk/press_remove.html", slug=slug, one=found, form=form)
    return (page, 422) if form.wrong else page


@desk_press.route("/birou/consultari/<uuid:consultation_id>/presa", methods=["GET", "POST"])
@holding(*OFFICIALS)
def tell(consultation_id: UUID) -> ResponseReturnValue:
    """Send a draft's notice to the list; twice only by who confirms that they know."""
    with or_not_found():
        consultation = caller().get("consultation", f"/consultations/{consultation_id}", signed=True).data
    slug = consultation["authority"]["slug"]
    if slug not in places_of(*OFFICIALS) or consultation["state"] == "draft" or consultation["is_record"]:
        abort(404)
    form, asks_again = (
        Form({**request.form.to_dict(), "key": sending_key(request.form.get("key", ""))}),
        False,
    )
    if request.method == "POST":
        body = {"authority": slug, "consultation_id": str(consultation_id), "again": form["again"] == "1"}
        try:
            caller().send("notification", "/desk/press-notices", body, signed=True, key=form["key"])
            return redirect(url_for("desk_press.tell", consultation_id=consultation_id, facut="1"), 303)
        except Refused as refused:
            form.take(refused)
            asks_again = refused.code == TOLD_ALREADY
            form = Form({**form.values, "key": sending_key("")}, form.errors, form.problem)
    path, wanted = "/desk/press-notices", {"authority": slug, "consultation": str(consultation_id)}
    notices = caller().get("notification", path, wanted, signed=True).data["items"]
    page = render_template(
        "desk/press_tell.html",
        c=consultation,
        slug=slug,
        listed=[one for one in _listed(slug) if not one["removed_at"]],
        notices=notices,
        form=form,
        asks_again=asks_again or bool(notices),
        done=bool(request.args.get("facut")) and not form.wrong,
    )
    return (page, 422) if form.wrong else page


def _is_good(form: Form) -> bool:
    form.need("outlet", say("press.need_outlet"))
    form.limit("outlet", 200)
    form.need_email()
    form.need("agreed_how", say("press.need_agreed"))
    form.limit("agreed_how", 500)
    if form["language"] not in LANGUAGES:
        form.errors["language"] = say("press.need_language")
    return not form.wrong


def _sent(path: str, body: Json, form: Form) -> bool:
    try:
        caller().send("notification", path, body, signed=True, key=form["key"])
    except Refused as refused:
        form.take(refused)
        form.values = {**form.values, "key": sending_key("")}
    return not form.wrong


def _listed(slug: str) -> list[Json]:
    found: list[Json] = caller().get("notification", "/desk/press", signed=True, authority=slug).data["items"]
    return found
