"""Being told of drafts: choose of which, ask, confirm, stop. No account is needed."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.asking import SLUG, caller, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.pages.following import FIELDS, ask
from services.portal.pages.organisations import authorities_of
from services.portal.pages.places import places_like

subscriptions = Blueprint("subscriptions", __name__)


@subscriptions.route("/abonamente", methods=["GET", "POST"])
def subscribe() -> ResponseReturnValue:
    """All drafts, as the law lets one ask, at one click; and what else can be followed."""
    if SLUG.fullmatch(slug := request.args.get("autoritate", "")):
        return redirect(url_for("following.authority", slug=slug), 303)
    if request.method == "GET":
        return _form_page(Form())
    form = Form(request.form)
    answer = ask(form, {"kind": "all"})
    return answer if answer is not None else (_form_page(form), 422)


@subscriptions.get("/abonamente/autoritate")
def authorities() -> ResponseReturnValue:
    """Choose whose drafts to be told of."""
    chosen = request.args.get("autoritate", "")
    if SLUG.fullmatch(chosen):
        return redirect(url_for("following.authority", slug=chosen), 303)
    found = part(lambda: authorities_of(caller().get("registry", "/authorities").data))
    return render_template("subscriptions/authorities.html", authorities=found)


@subscriptions.get("/abonamente/localitate")
def places() -> str:
    """Choose of which town or commune; what was typed stands in the address."""
    typed = request.args.get("q", "").strip()[:100]
    return render_template("subscriptions/places.html", typed=typed, found=places_like(typed, level="uat"))


@subscriptions.get("/abonamente/domeniu")
def fields() -> str:
    """Choose a field."""
    return render_template("subscriptions/fields.html", fields=FIELDS)


@subscriptions.route("/abonamente/confirmare", methods=["GET", "POST"])
def confirm() -> ResponseReturnValue:
    """The link of the letter: shows a button, which acts."""
    return _act("confirm", "/subscriptions/confirm")


@subscriptions.route("/abonamente/oprire", methods=["GET", "POST"])
def stop() -> ResponseReturnValue:
    """The link at the end of each mail: shows a button, which acts."""
    return _act("stop", "/subscriptions/cancel")


def _act(what: str, path: str) -> ResponseReturnValue:
    token = request.values.get("token", "")
    template = "subscriptions/act.html"
    if request.method == "GET":
        return render_template(template, what=what, token=token, done=False, problem="")
    try:
        caller().send("notification", path, {"token": token})
    except Refused as refused:
        return render_template(template, what=what, token="", done=False, problem=refused.detail), 409
    return render_template(template, what=what, token="", done=True, problem="")


def _form_page(form: Form) -> str:
    values = {**form.values, "key": sending_key(form["key"])}
    form = Form(values, form.errors, form.problem)
    return render_template("subscriptions/subscribe.html", form=form)
