"""Departments of an authority, for its administrators."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.administration import act, authority_of, done

administration_departments = Blueprint("administration_departments", __name__)
Json = dict[str, Any]


@administration_departments.route("/administrare/<slug>/compartimente/nou", methods=["GET", "POST"])
@signed_in_only
def add_department(slug: str) -> ResponseReturnValue:
    """Add a department."""
    return _department_form(authority_of(slug), None)


@administration_departments.route(
    "/administrare/<slug>/compartimente/<uuid:department_id>", methods=["GET", "POST"]
)
@signed_in_only
def department(slug: str, department_id: UUID) -> ResponseReturnValue:
    """Change a department."""
    authority = authority_of(slug)
    found = next((one for one in authority["departments"] if one["id"] == str(department_id)), None)
    if found is None:
        abort(404)
    return _department_form(authority, found)


@administration_departments.post("/administrare/<slug>/compartimente/<uuid:department_id>/elimina")
@signed_in_only
def remove_department(slug: str, department_id: UUID) -> ResponseReturnValue:
    """Remove a department to which nobody belongs."""
    return act(slug, f"/departments/{department_id}", "department_removed", method="DELETE")


def _department_form(authority: Json, known: Json | None) -> ResponseReturnValue:
    form = Form(request.form)
    if request.method == "GET":
        filled = {name: (known or {}).get(name) or "" for name in ("name", "email", "phone")}
        return _department_page(authority, known, Form(filled))
    form.need("name", say("department.name_missing"))
    if form.wrong:
        return _department_page(authority, known, form), 422
    body = {"name": form["name"], "email": form["email"] or None, "phone": form["phone"] or None}
    path = f"/departments/{known['id']}" if known else f"/authorities/{authority['slug']}/departments"
    method, key = "PUT" if known else "POST", sending_key(form["key"])
    try:
        caller().send("registry", path, body, method=method, signed=True, key=key, etag=form["etag"])
    except Refused as refused:
        form.take(refused)
        return _department_page(authority, known, form), refused.status
    return done(authority["slug"], "department_changed" if known else "department_added")


def _department_page(authority: Json, known: Json | None, form: Form) -> str:
    etag = form["etag"] or (f'"{known["version"]}"' if known else "")
    values = {**form.values, "key": sending_key(form["key"]), "etag": etag}
    shown = Form(values, form.errors, form.problem)
    return render_template("administration/department.html", a=authority, d=known, form=shown)
