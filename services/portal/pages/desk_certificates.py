"""Certificates at the desk: who meets the rules, issuing to all, exceptions, revoking, issuing anew."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, only_results, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import language, say
from services.portal.pages.courses import read_course
from services.portal.pages.files import passed_on

desk_certificates = Blueprint("desk_certificates", __name__)
KINDS = ("issued-by-mistake", "facts-untrue", "at-holders-wish", "other")
SHORTEST_REASON, LONGEST_REASON, LONGEST_NAME = 20, 2_000, 200
Json = dict[str, Any]


@desk_certificates.route("/birou/cursuri/<uuid:course_id>/certificate", methods=["GET", "POST"])
@staff_only
def listing(course_id: UUID) -> ResponseReturnValue:
    """Who has one, who could, what is missing for the others; certificates for all who meet the rules."""
    form = Form({"key": sending_key(request.form.get("key", ""))})
    path = f"/courses/{course_id}/certificates"
    if request.method == "POST" and _sent(path, None, form):
        return redirect(url_for("desk_certificates.listing", course_id=course_id), 303)
    found = _candidates(course_id)
    template = "desk/certificates_progress.html" if only_results() else "desk/certificates.html"
    page = render_template(template, c=read_course(course_id), found=found, form=form)
    return (page, 422) if form.wrong else page


@desk_certificates.route(
    "/birou/cursuri/<uuid:course_id>/certificate/exceptie/<uuid:enrolment_id>", methods=["GET", "POST"]
)
@staff_only
def make_exception(course_id: UUID, enrolment_id: UUID) -> ResponseReturnValue:
    """One for somebody who does not meet the rules, with a reason that is kept."""
    one = _one(course_id, lambda each: bool(each["enrolment_id"] == str(enrolment_id)))
    form = _form()
    if request.method == "POST":
        _need_reason(form)
        body = {"enrolment_id": str(enrolment_id), "reason": form["reason"]}
        if not form.wrong and _sent(f"/courses/{course_id}/certificates/exceptions", body, form):
            return _back(course_id)
    return _page("desk/certificate_exception.html", form, course_id, one=one)


@desk_certificates.route(
    "/birou/cursuri/<uuid:course_id>/certificate/<uuid:certificate_id>/retrage", methods=["GET", "POST"]
)
@staff_only
def revoke(course_id: UUID, certificate_id: UUID) -> ResponseReturnValue:
    """It is not valid any more; the holder is told why, everybody of what kind the reason is."""
    one, form = _certified(course_id, certificate_id), _form()
    if request.method == "POST":
        if form["kind"] not in KINDS:
            form.errors["kind"] = say("cert.need_kind")
        _need_reason(form)
        body = {"kind": form["kind"], "reason": form["reason"]}
        if not form.wrong and _sent(f"/certificates/{certificate_id}/revoke", body, form):
            return _back(course_id)
    return _page("desk/certificate_revoke.html", form, course_id, one=one, kinds=KINDS)


@desk_certificates.route(
    "/birou/cursuri/<uuid:course_id>/certificate/<uuid:certificate_id>/inlocuieste", methods=["GET", "POST"]
)
@staff_only
def reissue(course_id: UUID, certificate_id: UUID) -> ResponseReturnValue:
    """Another in its place, for who bears another name."""
    one, form = _certified(course_id, certificate_id), _form()
    if request.method == "POST":
        form.need("name", say("courses.need_name"))
        form.limit("name", LONGEST_NAME)
        _need_reason(form)
        body = {"name": form["name"], "reason": form["reason"]}
        if not form.wrong and _sent(f"/certificates/{certificate_id}/reissue", body, form):
            return _back(course_id)
    else:
        form = Form({**form.values, "name": one["certificate"]["name"]})
    return _page("desk/certificate_reissue.html", form, course_id, one=one)


@desk_certificates.get("/birou/cursuri/<uuid:course_id>/certificate/<uuid:certificate_id>/certificat.pdf")
@staff_only
def file(course_id: UUID, certificate_id: UUID) -> Response:
    """The page to print for who asks for it on paper."""
    _certified(course_id, certificate_id)
    path = f"/certificates/{certificate_id}/certificate.pdf?language={language()}"
    with or_not_found():
        return passed_on(caller().fetch("training", path))


def _candidates(course_id: UUID) -> Json:
    with or_not_found():
        found: Json = caller().get("training", f"/courses/{course_id}/certificates", signed=True).data
    return found


def _one(course_id: UUID, wanted: Any) -> Json:
    found: Json | None = next(filter(wanted, _candidates(course_id)["items"]), None)
    return found or abort(404)


def _certified(course_id: UUID, certificate_id: UUID) -> Json:
    return _one(
        course_id,
        lambda each: bool(each["certificate"] and each["certificate"]["id"] == str(certificate_id)),
    )


def _form() -> Form:
    return Form({**request.form.to_dict(), "key": sending_key(request.form.get("key", ""))})


def _need_reason(form: Form) -> None:
    if len(form["reason"]) < SHORTEST_REASON:
        form.errors["reason"] = say("cert.need_reason")
    form.limit("reason", LONGEST_REASON)


def _sent(path: str, body: Json | None, form: Form) -> bool:
    try:
        caller().send("training", path, body, signed=True, key=form["key"])
    except Refused as refused:
        form.take(refused)
        return False
    return True


def _back(course_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("desk_certificates.listing", course_id=course_id, facut="1"), 303)


def _page(template: str, form: Form, course_id: UUID, **more: Any) -> ResponseReturnValue:
    page = render_template(template, c=read_course(course_id), form=form, **more)
    return (page, 422) if form.wrong else page
