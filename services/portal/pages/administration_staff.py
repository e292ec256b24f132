"""Who works for an authority, for its administrators: invited, and roles taken back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import language, say
from services.portal.pages.administration import act, authority_of, done, staff_of

administration_staff = Blueprint("administration_staff", __name__)
ROLES = ("clerk", "moderator", "editor", "auditor", "administrator")
Json = dict[str, Any]


@administration_staff.route("/administrare/<slug>/invita", methods=["GET", "POST"])
@signed_in_only
def invite(slug: str) -> ResponseReturnValue:
    """Invite somebody to a role, by letter."""
    authority = authority_of(slug)
    form = Form(request.form)
    if request.method == "GET":
        return _invite_page(authority, form)
    form.need_email()
    form.need("role", say("staff.role_missing"))
    if form.wrong:
        return _invite_page(authority, form), 422
    body = {
        "email": form["email"],
        "role": form["role"],
        "department_id": form["department_id"] or None,
        "language": language(),
    }
    try:
        path, key = f"/authorities/{slug}/invitations", sending_key(form["key"])
        caller().send("registry", path, body, signed=True, key=key)
    except Refused as refused:
        form.take(refused)
        return _invite_page(authority, form), refused.status
    return done(slug, "invited")


@administration_staff.post("/administrare/<slug>/invitatii/<uuid:invitation_id>")
@signed_in_only
def withdraw(slug: str, invitation_id: UUID) -> ResponseReturnValue:
    """Take an invitation back."""
    return act(slug, f"/invitations/{invitation_id}/withdraw", "withdrawn")


@administration_staff.route("/administrare/<slug>/personal/<uuid:account_id>/<role>", methods=["GET", "POST"])
@signed_in_only
def take_back(slug: str, account_id: UUID, role: str) -> ResponseReturnValue:
    """Ask first, then take a role back."""
    if request.method == "POST":
        return act(slug, f"/authorities/{slug}/staff/{account_id}/{role}", "taken", method="DELETE")
    held = staff_of(slug)["items"]
    wanted = {"account_id": str(account_id), "role": role}
    found = next((one for one in held if wanted.items() <= one.items()), None)
    if found is None:
        abort(404)
    return render_template("administration/take_back.html", a=authority_of(slug), s=found)


def _invite_page(authority: Json, form: Form) -> str:
    values = {**form.values, "key": sending_key(form["key"])}
    shown = Form(values, form.errors, form.problem)
    return render_template("administration/invite.html", a=authority, form=shown, roles=ROLES)
