"""Being told of new consultations: ask, confirm, stop. No account is needed."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from services.portal.asking import caller, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.following import ask
from services.portal.pages.organisations import authorities_of

subscriptions = Blueprint("subscriptions", __name__)
ALL = "*"


@subscriptions.route("/abonamente", methods=["GET", "POST"])
def subscribe() -> ResponseReturnValue:
    """Ask to be told; a letter asks back whether it was really you."""
    if request.method == "GET":
        return _form_page(Form({"topic": request.args.get("autoritate", ALL)}))
    form = Form(request.form)
    form.need("topic", say("subscribe.topic_missing"))
    kind = {"kind": "all"} if form["topic"] == ALL else {"kind": "authority", "value": form["topic"]}
    if (answer := ask(form, kind)) is not None:
        return answer
    return _form_page(form), 422


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
    authorities = part(lambda: authorities_of(caller().get("registry", "/authorities").data))
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "subscriptions/subscribe.html",
        form=Form(values, form.errors, form.problem),
        authorities=authorities,
        everything=ALL,
    )
