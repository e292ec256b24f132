"""Certificates: one's own, the check that anybody can make, and an authority's keys for others' verifiers."""

import re
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found, part
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import language, say
from services.portal.pages.files import chosen_file, passed_on
from services.portal.pages.organisations import items_of

certificates = Blueprint("certificates", __name__)
NUMBER = re.compile(r"\d{1,7}/\d{4}")
FINGERPRINT = re.compile(r"[0-9a-f]{16,64}")
SHOWN = ("full", "initials", "none")
FORMS = ("jwt", "json")
LONGEST_BADGE = 64_000
Json = dict[str, Any]


@certificates.get("/certificate")
def check() -> ResponseReturnValue:
    """By number and fingerprint, as they stand on paper; they stand in the address, so it can be sent on."""
    form = Form({name: request.args.get(name, "")[:200] for name in ("number", "fingerprint")})
    if not form["number"] and not form["fingerprint"]:
        return _check_page(form, None)
    number = "".join(form["number"].split())
    fingerprint = "".join(form["fingerprint"].split()).lower()
    if not NUMBER.fullmatch(number):
        form.errors["number"] = say("cert.need_number")
    if not FINGERPRINT.fullmatch(fingerprint):
        form.errors["fingerprint"] = say("cert.need_fingerprint")
    verdict = None
    if not form.wrong:
        verdict = _verdict({"number": number, "fingerprint": fingerprint}, form)
    return _check_page(form, verdict)


@certificates.post("/certificate")
def check_badge() -> ResponseReturnValue:
    """By the digital badge, pasted or as a file, or by the PDF."""
    form, sent = Form(request.form.to_dict()), chosen_file()
    content = sent.stream.read() if sent else b""
    verdict = None
    try:
        if content.startswith(b"%PDF-"):
            path = "/certificates/verify/file"
            verdict = caller().show_file("training", path, content).data
        elif badge := _badge(form["badge"] or content.decode("utf-8", "replace")):
            verdict = _verdict({"badge": badge}, form)
        else:
            form.errors["badge"] = say("cert.need_badge")
    except Refused as refused:
        form.take(refused)
    return _check_page(form, verdict)


@certificates.get("/certificate/<code>")
def show(code: str) -> str:
    """What the square on a certificate leads to: whether it is valid, and no more than its holder chose."""
    with or_not_found():
        found = caller().get("training", f"/certificates/by-code/{code}").data
    return render_template("certificates/show.html", c=found)


@certificates.get("/cont/certificate")
@signed_in_only
def mine() -> str:
    """One's own, to be downloaded; what others see of one's name is chosen here."""
    found = part(lambda: items_of(caller().get("training", "/certificates/mine", signed=True).data))
    return render_template("certificates/mine.html", certificates=found, shown=SHOWN)


@certificates.post("/cont/certificate/<uuid:certificate_id>/arata")
@signed_in_only
def choose(certificate_id: UUID) -> ResponseReturnValue:
    """What others see of one's name from now on."""
    shown = request.form.get("shown", "")
    body = {
        "shown": shown if shown in SHOWN else "initials",
        "name_in_badge": request.form.get("name_in_badge") == "1",
    }
    etag = f'"{request.form.get("version", "0")}"'
    path = f"/certificates/{certificate_id}/shown"
    with or_not_found():
        caller().send("training", path, body, method="PUT", signed=True, etag=etag)
    return redirect(url_for("certificates.mine", ales="1"), 303)


@certificates.get("/cont/certificate/<uuid:certificate_id>/certificat.pdf")
@signed_in_only
def file(certificate_id: UUID) -> Response:
    """The page to keep, in the language of this one."""
    path = f"/certificates/{certificate_id}/certificate.pdf?language={language()}"
    with or_not_found():
        return passed_on(caller().fetch("training", path))


@certificates.get("/cont/certificate/<uuid:certificate_id>/insigna.<form>")
@signed_in_only
def badge(certificate_id: UUID, form: str) -> Response:
    """The digital badge, as a token or as JSON around it."""
    path = f"/certificates/{certificate_id}/badge?form={form if form in FORMS else 'jwt'}"
    with or_not_found():
        return passed_on(caller().fetch("training", path))


@certificates.get("/autoritati/<slug>/did.json")
def did(slug: str) -> Response:
    """Where `did:web` looks for an authority's public keys."""
    return _published(f"/authorities/{slug}/did")


@certificates.get("/autoritati/<slug>/jwks.json")
def jwks(slug: str) -> Response:
    """The same keys, as a JWK set."""
    return _published(f"/authorities/{slug}/jwks")


def _published(path: str) -> Response:
    with or_not_found():
        response = jsonify(caller().get("training", path).data)
    response.headers.update({"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"})
    return response


def _verdict(body: Json, form: Form) -> Json | None:
    try:
        found: Json = caller().send("training", "/certificates/verify", body).data
    except Refused as refused:
        form.take(refused)
        return None
    return found


def _badge(typed: str) -> str:
    """The token in what was typed: bare, or in the JSON that we give out."""
    text = typed.strip()
    if text.startswith("{"):
        inside = re.search(r"data:application/vc\+jwt,([\w.-]+)", text)
        text = inside[1] if inside else text
    return text[:LONGEST_BADGE]


def _check_page(form: Form, verdict: Json | None) -> ResponseReturnValue:
    page = render_template("certificates/check.html", form=form, verdict=verdict)
    return (page, 422) if form.wrong else page
