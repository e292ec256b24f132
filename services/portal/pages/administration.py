"""What an authority's administrator sees to: whom to turn to, departments, who works for it."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.pages.organisations import authorities_of

administration = Blueprint("administration", __name__)
CONTACT = (
    "officer_name",
    "officer_email",
    "officer_phone",
    "contact_email",
    "contact_phone",
    "address",
    "website",
)
DONE = (
    "contact",
    "department_added",
    "department_changed",
    "department_removed",
    "invited",
    "withdrawn",
    "taken",
    "settings",
)
Json = dict[str, Any]


@administration.get("/administrare")
@signed_in_only
def choose() -> ResponseReturnValue:
    """The authority that the visitor administers; a list where there are several."""
    known = authorities_of(caller().get("registry", "/authorities").data)
    mine = [authority for authority in known if visitor().may_administer(authority["slug"])]
    if not mine:
        abort(403)
    if len(mine) == 1:
        return redirect(url_for("administration.overview", slug=mine[0]["slug"]), 303)
    return render_template("administration/choose.html", items=mine)


@administration.get("/administrare/<slug>")
@signed_in_only
def overview(slug: str) -> str:
    """Whom to turn to, the departments, who works here and who is invited."""
    return _overview(slug, Form())


@administration.route("/administrare/<slug>/contact", methods=["GET", "POST"])
@signed_in_only
def contact(slug: str) -> ResponseReturnValue:
    """Name the person for civil society, and how the authority is reached."""
    authority = authority_of(slug)
    if request.method == "GET":
        return _contact_page(authority, Form(_written(authority)))
    form = Form(request.form)
    body = {name: form[name] or None for name in CONTACT}
    try:
        caller().send("registry", f"/authorities/{slug}", body, method="PUT", signed=True, etag=form["etag"])
    except Refused as refused:
        form.take(refused)
        return _contact_page(authority, form), refused.status
    return done(slug, "contact")


def act(slug: str, path: str, what: str, method: str = "POST") -> ResponseReturnValue:
    """Do what a button of the overview says; what is refused is said there."""
    form = Form(request.form)
    try:
        caller().send("registry", path, method=method, signed=True, key=sending_key(form["key"]))
    except Refused as refused:
        form.take(refused)
        return _overview(slug, form), refused.status
    return done(slug, what)


def done(slug: str, what: str) -> ResponseReturnValue:
    """Back to the overview, which says what was done."""
    return redirect(url_for("administration.overview", slug=slug, facut=what), 303)


def authority_of(slug: str) -> Json:
    """The authority, for those who administer it."""
    if not visitor().may_administer(slug):
        abort(403)
    with or_not_found():
        found: Json = caller().get("registry", f"/authorities/{slug}").data
    return found


def staff_of(slug: str) -> Json:
    """Who works for the authority, and who is invited to."""
    with or_not_found():
        found: Json = caller().get("registry", f"/authorities/{slug}/staff", signed=True).data
    return found


def _overview(slug: str, form: Form) -> str:
    authority, told = authority_of(slug), request.args.get("facut", "")
    shown = Form({**form.values, "key": sending_key("")}, form.errors, form.problem)
    return render_template(
        "administration/overview.html",
        a=authority,
        staff=staff_of(slug),
        form=shown,
        done=told if told in DONE else "",
    )


def _written(authority: Json) -> dict[str, str]:
    officer = authority["officer"] or {}
    written = {f"officer_{name}": officer.get(name) for name in ("name", "email", "phone")}
    written.update({name: authority[name] for name in CONTACT if not name.startswith("officer")})
    return {name: value or "" for name, value in written.items()}


def _contact_page(authority: Json, form: Form) -> str:
    values = {**form.values, "etag": form["etag"] or f'"{authority["version"]}"'}
    shown = Form(values, form.errors, form.problem)
    return render_template("administration/contact.html", a=authority, form=shown)
