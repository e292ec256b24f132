"""Signing in otherwise than by a password alone: the second step, a passkey, a code by e-mail."""

import json
from typing import Any

from flask import Blueprint, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import protection
from services.portal.access import session_secret
from services.portal.asking import caller
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, proof_of
from services.portal.languages import say
from services.portal.sessions import session_header
from services.portal.signing_in import TEN_MINUTES, go_on, local_path, pending

signing_in = Blueprint("signing_in", __name__)
TICKET_COOKIE = "cod"
OVER = ("sign-in-expired", "too-many-tries")


@signing_in.route("/autentificare/pas", methods=["GET", "POST"])
def second_step() -> ResponseReturnValue:
    """The code of the app, or a recovery code; a passkey where there is one."""
    waits = pending()
    if waits is None:
        return redirect(url_for("accounts.sign_in"), 303)
    secret, methods = waits
    form, target = Form(request.form), local_path(request.values.get("spre", ""))
    if request.method == "POST":
        passkey = bool(form["credential"])
        if not passkey:
            form.need("code", say("second.code_missing"))
        if not form.wrong:
            try:
                if passkey:
                    body = {"pending": secret, "credential": credential_of(form)}
                    return go_on(_step("/sessions/second-step/passkey", body), target)
                return go_on(
                    _step("/sessions/second-step", {"pending": secret, "code": form["code"]}), target
                )
            except Refused as refused:
                if refused.code in OVER:
                    return _begin_again(refused, target)
                form.take(refused)
    page = render_template("accounts/second_step.html", form=form, methods=methods, target=target)
    return (page, 422) if form.wrong else page


@signing_in.post("/autentificare/pas/optiuni")
def second_step_options() -> ResponseReturnValue:
    """For the script: what the browser signs with one of the account's passkeys."""
    secret, _ = pending() or ("", [])
    return options("/sessions/second-step/passkey/options", {"pending": secret or "-"})


@signing_in.post("/autentificare/cheie")
def by_passkey() -> ResponseReturnValue:
    """Sign in by what a passkey signed."""
    form, target = Form(request.form), local_path(request.form.get("spre", ""))
    try:
        return go_on(_step("/sessions/passkey", {"credential": credential_of(form)}), target)
    except Refused as refused:
        return _begin_again(refused, target)


@signing_in.post("/autentificare/cheie/optiuni")
def passkey_options() -> ResponseReturnValue:
    """For the script: what the browser signs with a passkey of the person's choice."""
    return options("/sessions/passkey/options")


@signing_in.route("/autentificare/cod", methods=["GET", "POST"])
def ask_for_code() -> ResponseReturnValue:
    """Ask for a code; the answer is the same whether or not the address has an account."""
    form, target = Form(request.form), local_path(request.values.get("spre", ""))
    if request.method == "GET":
        if _ticket() and "nou" not in request.args:
            return redirect(url_for("signing_in.type_code"), 303)
        return render_template("accounts/ask_for_code.html", form=form, target=target)
    form.need_email()
    if not form.wrong:
        try:
            answer = caller().send(
                "registry", "/sign-in-codes", {"email": form["email"]}, headers=proof_of(form)
            )
            response = make_response(redirect(url_for("signing_in.type_code", spre=target or None), 303))
            protection.set_cookie(response, TICKET_COOKIE, str(answer.data["ticket"]), TEN_MINUTES)
            return response
        except Refused as refused:
            form.take(refused)
    return render_template("accounts/ask_for_code.html", form=form, target=target), 422


@signing_in.route("/autentificare/cod/scrie", methods=["GET", "POST"])
def type_code() -> ResponseReturnValue:
    """Type the code that came."""
    form, target, ticket = Form(request.form), local_path(request.values.get("spre", "")), _ticket()
    if not ticket:
        return redirect(url_for("signing_in.ask_for_code"), 303)
    if request.method == "GET":
        return render_template("accounts/type_code.html", form=form, target=target)
    form.need("code", say("second.code_missing"))
    if not form.wrong:
        try:
            answer = _step("/sessions/code", {"ticket": ticket, "code": form["code"]})
            response = go_on(answer, target)
            protection.drop_cookie(response, TICKET_COOKIE)
            return response
        except Refused as refused:
            form.take(refused)
    return render_template("accounts/type_code.html", form=form, target=target), 422


def options(path: str, body: dict[str, Any] | None = None, **more: Any) -> ResponseReturnValue:
    """What the registry gives a browser's script, or the sentence why not."""
    try:
        return jsonify(caller().send("registry", path, body, **more).data)
    except Refused as refused:
        return jsonify({"detail": refused.detail}), refused.status


def credential_of(form: Form) -> dict[str, Any]:
    """What the script put into the form; an empty one, which the registry refuses, where it is no JSON."""
    try:
        found = json.loads(form["credential"])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _step(path: str, body: dict[str, Any]) -> Answer:
    former = session_header(session_secret()) if session_secret() else None
    return caller().send("registry", path, body, headers=former)


def _ticket() -> str:
    return request.cookies.get(protection.cookie_name(TICKET_COOKIE), "")


def _begin_again(refused: Refused, target: str) -> ResponseReturnValue:
    form = Form(problem=refused.detail)
    return render_template("accounts/sign_in.html", form=form, target=target), 422
