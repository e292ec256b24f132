"""Recovery codes, one's own password, and codes by e-mail."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.security import change, factors, soon_after_signing_in

security_changes = Blueprint("security_changes", __name__)


@security_changes.route("/cont/securitate/coduri", methods=["GET", "POST"])
@soon_after_signing_in
def recovery_codes() -> ResponseReturnValue:
    """Make ten recovery codes; they are shown once."""
    form = Form()
    if request.method == "POST":
        try:
            return render_template("security/codes_made.html", codes=change("/recovery-codes").data["codes"])
        except Refused as refused:
            _or_again(refused)
            form.take(refused)
    page = render_template("security/codes.html", form=form, left=factors()["recovery_codes"])
    return (page, 409) if form.wrong else page


@security_changes.route("/cont/securitate/parola", methods=["GET", "POST"])
@soon_after_signing_in
def password() -> ResponseReturnValue:
    """Have another password, or a first."""
    form = Form(request.form)
    if request.method == "POST":
        form.need("password", say("account.password_missing"))
        if not form.wrong:
            try:
                change("/password", {"password": request.form["password"]})
                return redirect(url_for("security.overview", facut="password"), 303)
            except Refused as refused:
                _or_again(refused)
                form.take(refused)
    page = render_template("security/password.html", form=form)
    return (page, 422) if form.wrong else page


@security_changes.route("/cont/securitate/fara-parola", methods=["GET", "POST"])
@soon_after_signing_in
def without_password() -> ResponseReturnValue:
    """Have no password any more."""
    if request.method == "POST":
        change("/password", method="DELETE")
        return redirect(url_for("security.overview", facut="no-password"), 303)
    return render_template(
        "security/confirm.html",
        form=Form(),
        title=say("password.remove_title"),
        text=say("password.remove_text"),
        button=say("password.remove"),
    )


@security_changes.route("/cont/securitate/cod-e-mail", methods=["GET", "POST"])
@soon_after_signing_in
def code_sign_in() -> ResponseReturnValue:
    """Let codes by e-mail sign in, or no longer."""
    form, on = Form(), not factors()["code_sign_in"]
    if request.method == "POST":
        try:
            wanted = request.form.get("on") == "1"
            change("/code-sign-in", {"on": wanted})
            return redirect(url_for("security.overview", facut="code-on" if wanted else "code-off"), 303)
        except Refused as refused:
            _or_again(refused)
            form.take(refused)
    page = render_template("security/code_sign_in.html", form=form, on=on)
    return (page, 409) if form.wrong else page


def _or_again(refused: Refused) -> None:
    if refused.code == "sign-in-again":
        raise refused
