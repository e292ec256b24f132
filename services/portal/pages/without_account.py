"""Recommending without an account: a letter confirms the address, a secret link opens the own page."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import visitor
from services.portal.asking import caller
from services.portal.errors import Away, Refused
from services.portal.forms import Form, proof_of, sending_key
from services.portal.languages import language, say
from services.portal.pages.files import passed_on
from services.portal.pages.moderation import decision_of
from services.portal.sessions import Visitor

without_account = Blueprint("without_account", __name__)
LONGEST_NAME, LONGEST_REASON, LONGEST_CONTEST = 120, 2_000, 5_000
ACTS = {"retrage": "withdraw", "uita": "forget"}
CONTACT = {"name": "author_name", "articles": "article"}
Json = dict[str, Any]


def known_visitor() -> Visitor:
    """The visitor, or nobody; not somebody whose session cannot be looked up now.

    Raises:
        Away: who has an account should not be taken for a stranger.
    """
    who = visitor()
    if who.uncertain:
        raise Away("registry")
    return who


def check_contact(form: Form) -> None:
    """Name and address of who has no account."""
    form.need("author_name", say("unsigned.name_missing"))
    form.limit("author_name", LONGEST_NAME)
    form.need_email()


def first_wrong(form: Form) -> str:
    """The page on which something is to be mended."""
    return "name" if {"author_name", "email"} & set(form.errors) else "check"


def send_unconfirmed(consultation: Json, body: Json, form: Form) -> bool:
    """Send it to wait for its letter; what stands against it goes to the form."""
    words = {name: value for name, value in body.items() if name != "on_behalf_of"}
    contact = {"name": form["author_name"], "email": form["email"], "language": language()}
    path, key = f"/consultations/{consultation['id']}/submissions", sending_key(form["key"])
    try:
        caller().send("consultation", path, {**words, **contact}, key=key, headers=proof_of(form))
    except Refused as refused:
        form.take(refused, CONTACT)
        return False
    return True


@without_account.route("/recomandari/confirmare", methods=["GET", "POST"])
def confirm() -> ResponseReturnValue:
    """The link of the letter: shows a button, which enters it in the register."""
    token = request.values.get("token", "")[:200]
    if request.method == "GET":
        return render_template("unsigned/confirm.html", token=token, problem="")
    try:
        made = caller().send("consultation", "/submissions/confirm", {"token": token}).data
    except Refused as refused:
        return render_template("unsigned/confirm.html", token="", problem=refused.detail), refused.status
    return redirect(url_for("without_account.own", token=made["own_secret"], facut="inregistrata"), 303)


@without_account.get("/recomandarea-mea")
def own() -> ResponseReturnValue:
    """The receipt and what was answered, for who holds the link."""
    token = request.args.get("token", "")[:200]
    try:
        found = _own(token)
    except Refused as refused:
        return render_template("unsigned/confirm.html", token="", problem=refused.detail), refused.status
    return render_template("unsigned/own.html", r=found, token=token)


@without_account.route("/recomandarea-mea/<any(retrage,uita):word>", methods=["GET", "POST"])
def change(word: str) -> ResponseReturnValue:
    """Take it back, or have one's name and address deleted, after a question."""
    act, token = ACTS[word], request.values.get("token", "")[:200]
    form = Form({"reason": request.form.get("reason", "")})
    form.limit("reason", LONGEST_REASON)
    try:
        found = _own(token)
        if request.method == "POST" and not form.wrong:
            body = {"token": token, **({"reason": form["reason"] or None} if act == "withdraw" else {})}
            caller().send("consultation", f"/submissions/{act}", body)
            return redirect(url_for("without_account.own", token=token, facut=act), 303)
    except Refused as refused:
        return render_template("unsigned/confirm.html", token="", problem=refused.detail), refused.status
    page = render_template("unsigned/change.html", r=found, act=act, token=token, form=form)
    return (page, 422) if form.wrong else page


@without_account.route("/recomandarea-mea/contestatie/<uuid:moderation_id>", methods=["GET", "POST"])
def contest(moderation_id: UUID) -> ResponseReturnValue:
    """What the author has to say against a decision; once."""
    token = request.values.get("token", "")[:200]
    form = Form({"words": request.form.get("words", "")})
    try:
        found = _own(token)
        decision = decision_of(found, moderation_id)
        if request.method == "POST":
            form.need("words", say("contest.words_missing"))
            form.limit("words", LONGEST_CONTEST)
            if not form.wrong:
                body = {"token": token, "moderation_id": str(moderation_id), "words": form["words"]}
                caller().send("consultation", "/submissions/contest", body)
                return redirect(url_for("without_account.own", token=token, facut="contest"), 303)
    except Refused as refused:
        return render_template("unsigned/confirm.html", token="", problem=refused.detail), refused.status
    page = render_template("unsigned/contest.html", r=found, d=decision, token=token, form=form)
    return (page, 422) if form.wrong else page


@without_account.post("/recomandarea-mea/confirmare.pdf")
def receipt_file() -> ResponseReturnValue:
    """The receipt as a page to keep; the secret goes in the form, so that no address holds it."""
    body = {"token": request.form.get("token", "")[:200] or "-"}
    try:
        return passed_on(caller().fetch("consultation", "/submissions/receipt", signed=False, body=body))
    except Refused as refused:
        return render_template("unsigned/confirm.html", token="", problem=refused.detail), refused.status


def _own(token: str) -> Json:
    found: Json = caller().send("consultation", "/submissions/own", {"token": token or "-"}).data
    return found
