"""Invitations to work for an authority, as the invited see them."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import session_secret, sessions, signed_in_only
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key

invitations = Blueprint("invitations", __name__)


@invitations.get("/cont/invitatii")
@signed_in_only
def mine() -> str:
    """Roles to which my address is invited."""
    return _page(Form())


@invitations.post("/cont/invitatii/<uuid:invitation_id>")
@signed_in_only
def accept(invitation_id: UUID) -> ResponseReturnValue:
    """Take on the role; what was remembered of the session is forgotten, so that it is there at once."""
    form = Form(request.form)
    try:
        path = f"/invitations/{invitation_id}/accept"
        caller().send("registry", path, signed=True, key=sending_key(form["key"]))
    except Refused as refused:
        form.take(refused)
        return _page(form), refused.status
    sessions().forget(session_secret())
    return redirect(url_for("invitations.mine", facut="1"), 303)


def _page(form: Form) -> str:
    found = caller().get("registry", "/invitations/mine", signed=True).data
    shown = Form({**form.values, "key": sending_key("")}, form.errors, form.problem)
    return render_template("accounts/invitations.html", items=found["items"], form=shown)
