"""Mails to one's own address, where its server has refused one: asked for again from one's account."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller

own_mails = Blueprint("own_mails", __name__)


@own_mails.post("/cont/mesaje/porneste")
@signed_in_only
def start() -> ResponseReturnValue:
    """Be written to again; that it is so already is as good."""
    caller().send("notification", "/suppressions/mine", method="DELETE", signed=True)
    return redirect(url_for("accounts.mine", mesaje="pornite"), 303)
