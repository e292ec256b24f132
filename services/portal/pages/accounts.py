"""Accounts: sign-up, confirmation, sign-in and -out, and one's own things."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import protection
from services.portal.access import SESSION_COOKIE, session_secret, sessions, signed_in_only
from services.portal.asking import caller, parts
from services.portal.errors import GatewayError, Refused
from services.portal.forms import Form, proof_of
from services.portal.languages import language, say
from services.portal.pages.organisations import mine as organisations_of
from services.portal.sessions import session_header
from services.portal.signing_in import go_on, local_path

accounts = Blueprint("accounts", __name__)


@accounts.route("/cont/nou", methods=["GET", "POST"])
def sign_up() -> ResponseReturnValue:
    """Ask for an account; the answer is the same whether or not the address is known."""
    form = Form(request.form)
    if request.method == "GET":
        return render_template("accounts/sign_up.html", form=form)
    form.need("name", say("account.name_missing"))
    form.need_email()
    if not form["without_password"]:
        form.need("password", say("account.password_missing"))
    if not form.wrong:
        body = {
            "email": form["email"],
            "name": form["name"],
            "password": None if form["without_password"] else request.form["password"],
            "language": language(),
        }
        try:
            caller().send("registry", "/accounts", body, headers=proof_of(form))
            return render_template("accounts/letter_sent.html", email=form["email"], what="account")
        except Refused as refused:
            form.take(refused)
    return render_template("accounts/sign_up.html", form=form), 422


@accounts.route("/confirmare", methods=["GET", "POST"])
def confirm() -> ResponseReturnValue:
    """The link of a letter: shows a button, which acts, for mail scanners open links too."""
    token = request.values.get("token", "")
    if request.method == "GET":
        return render_template("accounts/confirm.html", token=token, problem="")
    try:
        caller().send("registry", "/accounts/confirm", {"token": token})
    except Refused as refused:
        return render_template("accounts/confirm.html", token="", problem=refused.detail), 409
    return redirect(url_for("accounts.sign_in", confirmat="1"), 303)


@accounts.route("/autentificare", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Begin a session, and go back to where one was going."""
    form = Form(request.form)
    target = local_path(request.values.get("spre", ""))
    if request.method == "GET":
        return render_template("accounts/sign_in.html", form=form, target=target)
    form.need_email()
    form.need("password", say("account.password_missing"))
    if not form.wrong:
        try:
            body = {"email": form["email"], "password": request.form["password"]}
            former = session_header(session_secret()) if session_secret() else None
            answer = caller().send("registry", "/sessions", body, headers=former)
            return go_on(answer, target)
        except Refused as refused:
            form.problem = refused.detail
    return render_template("accounts/sign_in.html", form=form, target=target), 422


@accounts.route("/iesire", methods=["GET", "POST"])
def sign_out() -> ResponseReturnValue:
    """End the session, here and in the registry."""
    if request.method == "GET":
        return render_template("accounts/sign_out.html")
    secret = session_secret()
    if secret:
        sessions().forget(secret)
        end_session(secret)
    response = make_response(redirect(url_for("home.home"), 303))
    protection.drop_cookie(response, SESSION_COOKIE)
    return response


@accounts.get("/cont")
@signed_in_only
def mine() -> str:
    """What I sent, what I follow, for whom I may speak."""
    ask = caller()
    found = parts(
        recommendations=lambda: ask.get("consultation", "/recommendations/mine", signed=True, limit="5").data,
        organisations=organisations_of,
        follows=lambda: _items(ask.get("notification", "/follows/mine", signed=True).data),
        refused=lambda: ask.get("notification", "/suppressions/mine", signed=True).data["suppression"],
    )
    return render_template("accounts/mine.html", found=found)


def end_session(secret: str) -> None:
    """Tell the registry; if it is away the cookie goes all the same, and the session ages there."""
    try:
        caller().send("registry", "/sessions/current", method="DELETE", headers=session_header(secret))
    except GatewayError:
        return


def _items(data: Any) -> list[dict[str, Any]]:
    return list(data["items"] if isinstance(data, dict) else data)
