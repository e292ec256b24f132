"""The notice of a consultation, to be read and printed; and small pages that other sites show in a frame."""

from uuid import UUID

from flask import Blueprint, Response, make_response, render_template

from services.portal.asking import caller, or_not_found
from services.portal.pages.consultations import read_consultation
from services.portal.pages.files import passed_on
from services.portal.pages.organisations import items_of
from services.portal.protection import FRAMED_POLICY

notices = Blueprint("notices", __name__)
SHOWN = "10"
FRESH = "public, max-age=60"


@notices.get("/consultari/<uuid:consultation_id>/anunt")
def show(consultation_id: UUID) -> str:
    """The words as they were published, with a square that leads a phone to the act; for A4."""
    consultation = read_consultation(consultation_id)
    with or_not_found():
        notice = caller().get("consultation", f"/consultations/{consultation_id}/notice").data
    return render_template("notices/show.html", c=consultation, notice=notice)


@notices.get("/consultari/<uuid:consultation_id>/incorporat")
def framed(consultation_id: UUID) -> Response:
    """One consultation inside the authority's own site."""
    return _framed("notices/framed.html", c=read_consultation(consultation_id))


@notices.get("/autoritati/<slug>/incorporat")
def framed_list(slug: str) -> Response:
    """What an authority consults on now, inside its own site."""
    ask = caller()
    with or_not_found():
        authority = ask.get("registry", f"/authorities/{slug}").data
    found = ask.get("consultation", "/consultations", authority=slug, state="open", limit=SHOWN).data
    return _framed("notices/framed_list.html", a=authority, items=items_of(found))


@notices.get("/consultari/<uuid:consultation_id>/canale/<uuid:confirmation_id>/dovezi/<uuid:file_id>")
def proof(consultation_id: UUID, confirmation_id: UUID, file_id: UUID) -> Response:
    """What proves that the notice was somewhere, where everybody may see it."""
    path = f"/consultations/{consultation_id}/channels/{confirmation_id}/proofs/{file_id}"
    with or_not_found():
        return passed_on(caller().fetch("consultation", path, signed=False))


def _framed(template: str, **values: object) -> Response:
    """A page that any site may frame: no script, no cookie, and nothing of who looks at it."""
    response = make_response(render_template(template, **values))
    response.headers["Content-Security-Policy"] = FRAMED_POLICY
    response.headers["Cache-Control"] = FRESH
    return response
