"""Mails of an authority at the desk: how they look, a test to oneself, and the authority's own words."""

from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import visitor
from services.portal.asking import caller, or_not_found
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.officials import EVERYWHERE, OFFICIALS, chosen_place, holding
from services.portal.protection import MAIL_POLICY, POLICY_WITH_FRAME

desk_templates = Blueprint("desk_templates", __name__)
Json = dict[str, Any]
LANGUAGES = ("ro", "en")
WORDS = ("subject_prefix", "introduction", "closing")
LONGEST = {"subject_prefix": 40, "introduction": 1500, "closing": 1500}
DONE = ("used", "tested")
BELOW = "/birou/mesaje/<category>/<any(ro, en):written_in>"


@desk_templates.get("/birou/mesaje")
@holding(*OFFICIALS)
def listing() -> str:
    """All mails; those that the authority can add words to come first."""
    slug = _place()
    items = caller().get("notification", "/desk/templates", signed=True, authority=slug).data["items"]
    return render_template(
        "desk/templates.html",
        slug=slug,
        edited=[one for one in items if one["can_be_edited"]],
        others=[one for one in items if not one["can_be_edited"]],
    )


@desk_templates.get(BELOW)
@holding(*OFFICIALS)
def show(category: str, written_in: str) -> Response:
    """How the mail looks with the words that count, or with another version of them."""
    return _page(category, written_in, Form())


@desk_templates.get(f"{BELOW}/mesaj.html")
@holding(*OFFICIALS)
def framed(category: str, written_in: str) -> Response:
    """The mail's HTML alone, for the frame of the page: it runs nothing, sends nothing, loads nothing."""
    response = make_response(_preview(_place(), category, written_in, _number())["html"])
    response.headers["Content-Security-Policy"] = MAIL_POLICY
    response.headers["Cache-Control"] = "private, no-store"
    return response


@desk_templates.route(f"{BELOW}/scrie", methods=["GET", "POST"])
@holding(*OFFICIALS)
def write(category: str, written_in: str) -> ResponseReturnValue:
    """Another version of the words; it is looked at before it counts."""
    slug = _place()
    found = _template(slug, category, written_in).data
    if not found["can_be_edited"] or not may_edit(slug):
        abort(403)
    form = Form({**_words(found), **request.form.to_dict(), "key": sending_key(request.form.get("key", ""))})
    if request.method == "POST":
        for name, most in LONGEST.items():
            form.limit(name, most)
        if not form.wrong and (number := _written(slug, category, written_in, form)):
            return redirect(_url("show", slug, category, written_in, versiune=number), 303)
    page = render_template("desk/template_write.html", slug=slug, t=found, form=form)
    return (page, 422) if form.wrong else page


@desk_templates.post(BELOW)
@holding(*OFFICIALS)
def act(category: str, written_in: str) -> ResponseReturnValue:
    """Have a version count, or a test sent to oneself."""
    slug, form = _place(), Form(request.form)
    path, body = f"/desk/templates/{category}/{written_in}", {"authority": slug, "number": _number(form)}
    try:
        if form["action"] == "test":
            given = {name: value for name, value in body.items() if value is not None}
            caller().send("notification", f"{path}/test", given, signed=True)
            return redirect(
                _url("show", slug, category, written_in, versiune=_number(form), facut="tested"), 303
            )
        caller().send("notification", f"{path}/use", body, method="PUT", signed=True, etag=form["etag"])
    except Refused as refused:
        form.take(refused)
        response = _page(category, written_in, form)
        response.status_code = refused.status
        return response
    return redirect(_url("show", slug, category, written_in, facut="used"), 303)


def may_edit(slug: str) -> bool:
    """Whether the visitor administers the authority, or the platform."""
    roles = visitor().roles
    return any("administrator" in roles.get(place, ()) for place in (slug, EVERYWHERE))


def _page(category: str, written_in: str, form: Form) -> Response:
    slug, number, done = _place(), _number(form), request.args.get("facut", "")
    answer = _template(slug, category, written_in)
    shown = answer.data["number"] if number is None else number
    page = render_template(
        "desk/template.html",
        slug=slug,
        t=answer.data,
        etag=answer.etag,
        mail=_preview(slug, category, written_in, number),
        number=number,
        shown=shown,
        words=next((one for one in answer.data["versions"] if one["number"] == shown), None),
        languages=LANGUAGES,
        may_edit=may_edit(slug),
        done=done if done in DONE and not form.wrong else "",
        form=form,
    )
    response = make_response(page)
    response.headers["Content-Security-Policy"] = POLICY_WITH_FRAME
    return response


def _template(slug: str, category: str, written_in: str) -> Answer:
    with or_not_found():
        path = f"/desk/templates/{category}/{written_in}"
        return caller().get("notification", path, signed=True, authority=slug)


def _preview(slug: str, category: str, written_in: str, number: int | None) -> Json:
    wanted = {"authority": slug, **({} if number is None else {"number": str(number)})}
    with or_not_found():
        path = f"/desk/templates/{category}/{written_in}/preview"
        found: Json = caller().get("notification", path, wanted, signed=True).data
    return found


def _written(slug: str, category: str, written_in: str, form: Form) -> int:
    """Hand the words in. Returns their number; 0 where they were refused."""
    body = {"authority": slug, **{name: form[name] for name in WORDS}}
    path = f"/desk/templates/{category}/{written_in}/versions"
    try:
        return int(caller().send("notification", path, body, signed=True, key=form["key"]).data["number"])
    except Refused as refused:
        form.take(refused)
        form.values = {**form.values, "key": sending_key("")}
    return 0


def _words(found: Json) -> dict[str, str]:
    """The version to begin with: the one in the address, else the one that counts."""
    number = _number()
    wanted = found["number"] if number is None else number
    version: Json = next((one for one in found["versions"] if one["number"] == wanted), {})
    return {name: version.get(name, "") for name in WORDS}


def _number(form: Form | None = None) -> int | None:
    typed = (form["number"] if form else "") or request.args.get("versiune", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 6 else None


def _place() -> str:
    return chosen_place(*OFFICIALS)


def _url(name: str, slug: str, category: str, written_in: str, **more: Any) -> str:
    return url_for(
        f"desk_templates.{name}", category=category, written_in=written_in, autoritate=slug, **more
    )
