"""A forgotten password: ask for a letter, set another."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form, proof_of
from services.portal.languages import say

passwords = Blueprint("passwords", __name__)


@passwords.route("/parola", methods=["GET", "POST"])
def forgotten() -> ResponseReturnValue:
    """Ask for a letter; the answer is the same whether or not the address is known."""
    form = Form(request.form)
    if request.method == "GET":
        return render_template("accounts/forgotten.html", form=form)
    form.need_email()
    if not form.wrong:
        try:
            caller().send("registry", "/password-resets", {"email": form["email"]}, headers=proof_of(form))
            return render_template("accounts/letter_sent.html", email=form["email"], what="password")
        except Refused as refused:
            form.take(refused)
    return render_template("accounts/forgotten.html", form=form), 422


@passwords.route("/parola/noua", methods=["GET", "POST"])
def renew() -> ResponseReturnValue:
    """Set another password with the secret of the letter; every session ends."""
    form = Form(request.form)
    token = request.values.get("token", "")
    if request.method == "GET":
        return render_template("accounts/new_password.html", form=form, token=token)
    form.need("password", say("account.password_missing"))
    if not form.wrong:
        try:
            body = {"token": token, "password": request.form["password"]}
            caller().send("registry", "/password-resets/confirm", body)
            return render_template("accounts/password_changed.html")
        except Refused as refused:
            form.take(refused)
    return render_template("accounts/new_password.html", form=form, token=token), 422
