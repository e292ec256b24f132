"""What guards one's account: the overview, and the app and the passkeys added."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import here, session_secret, sessions, signed_in_only
from services.portal.asking import caller
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.signing_in import credential_of, options
from services.portal.sessions import session_header

security = Blueprint("security", __name__)
P = ParamSpec("P")


def soon_after_signing_in(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """The page changes what guards an account: whoever signed in long ago does it anew, and comes back."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        again = redirect(url_for("accounts.sign_in", spre=here(), din_nou="1"), 303)
        try:
            if request.method == "GET" and not factors()["fresh"]:
                return again
            return view(*args, **kwargs)
        except Refused as refused:
            if refused.code != "sign-in-again":
                raise
            return again

    return signed_in_only(guarded)


def change(path: str, body: dict[str, Any] | None = None, method: str = "POST") -> Answer:
    """Ask the registry in the session's name; what is remembered of the session's rights is forgotten."""
    answer = caller().send(
        "registry", f"/factors{path}", body, method=method, headers=session_header(session_secret())
    )
    if method != "GET":
        sessions().forget(session_secret())
    return answer


def factors() -> dict[str, Any]:
    """What guards the account."""
    found: dict[str, Any] = change("", method="GET").data
    return found


@security.get("/cont/securitate")
@signed_in_only
def overview() -> str:
    """Ways to sign in, second steps, recovery codes."""
    return render_template("security/overview.html", f=factors())


@security.route("/cont/securitate/aplicatie", methods=["GET", "POST"])
@soon_after_signing_in
def add_app() -> ResponseReturnValue:
    """Add an app that makes codes: what it is, then its picture and the first code."""
    form = Form(request.form)
    if request.method == "GET":
        return render_template("security/app_intro.html")
    if form["action"] == "begin":
        try:
            new = change("/totp").data
        except Refused as refused:
            if refused.code == "sign-in-again":
                raise
            return redirect(url_for("security.overview"), 303)
        return render_template("security/app.html", form=Form(new))
    form.need("code", say("second.code_missing"))
    if not form.wrong:
        try:
            return after_adding(change("/totp/confirm", {"code": form["code"]}).data, "totp")
        except Refused as refused:
            if refused.code == "sign-in-again":
                raise
            form.take(refused)
    return render_template("security/app.html", form=form), 422


@security.route("/cont/securitate/cheie", methods=["GET", "POST"])
@soon_after_signing_in
def add_passkey() -> ResponseReturnValue:
    """Add a passkey, which the script has the browser make."""
    form = Form(request.form)
    if request.method == "GET":
        return render_template("security/passkey.html", form=form)
    form.need("name", say("passkey.name_missing"))
    if not form.wrong:
        try:
            change("/passkeys", {"name": form["name"], "credential": credential_of(form)})
            return after_adding(factors(), "passkey")
        except Refused as refused:
            if refused.code == "sign-in-again":
                raise
            form.take(refused)
    return render_template("security/passkey.html", form=form), 422


@security.post("/cont/securitate/cheie/optiuni")
@signed_in_only
def passkey_options() -> ResponseReturnValue:
    """For the script: what the browser makes a passkey by."""
    return options("/factors/passkeys/options", headers=session_header(session_secret()))


@security.route("/cont/securitate/aplicatie/scoate", methods=["GET", "POST"])
@soon_after_signing_in
def remove_app() -> ResponseReturnValue:
    """Remove the app, after a question."""
    return _remove("/totp", say("totp.remove_title"), say("totp.remove_text"), "totp-out")


@security.route("/cont/securitate/cheie/<uuid:passkey_id>/scoate", methods=["GET", "POST"])
@soon_after_signing_in
def remove_passkey(passkey_id: UUID) -> ResponseReturnValue:
    """Remove a passkey, after a question."""
    name = next((one["name"] for one in factors()["passkeys"] if one["id"] == str(passkey_id)), "")
    title = say("passkey.remove_title", name=name)
    return _remove(f"/passkeys/{passkey_id}", title, say("passkey.remove_text"), "passkey-out")


def after_adding(found: dict[str, Any], what: str) -> ResponseReturnValue:
    """Next come recovery codes where there are none; else it is done."""
    if not found["recovery_codes"]:
        return redirect(url_for("security_changes.recovery_codes", facut=what), 303)
    return redirect(url_for("security.overview", facut=what), 303)


def _remove(path: str, title: str, text: str, done: str) -> ResponseReturnValue:
    form = Form()
    if request.method == "POST":
        try:
            change(path, method="DELETE")
            return redirect(url_for("security.overview", facut=done), 303)
        except Refused as refused:
            if refused.code == "sign-in-again":
                raise
            form.take(refused)
    page = render_template(
        "security/confirm.html", form=form, title=title, text=text, button=say("security.remove")
    )
    return (page, 409) if form.wrong else page
