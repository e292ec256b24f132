"""The minutes of a meeting, for everybody: as a page, as PDF, as DOCX, with the documents beside them."""

from uuid import UUID

from flask import Blueprint, Response, render_template

from services.portal.asking import caller, or_not_found
from services.portal.pages.files import passed_on

minutes = Blueprint("minutes", __name__)


@minutes.get("/intalniri/<uuid:meeting_id>/minuta")
def show(meeting_id: UUID) -> str:
    """What was said and decided."""
    with or_not_found():
        found = caller().get("consultation", f"/meetings/{meeting_id}/minutes").data
    return render_template("minutes/show.html", m=found, meeting=found["meeting"])


@minutes.get("/intalniri/<uuid:meeting_id>/minuta.<any(pdf, docx):kind>")
def saved(meeting_id: UUID, kind: str) -> Response:
    """The same as a file to keep."""
    with or_not_found():
        path = f"/meetings/{meeting_id}/minutes.{kind}"
        return passed_on(caller().fetch("consultation", path, signed=False))


@minutes.get("/intalniri/<uuid:meeting_id>/minuta/fisiere/<uuid:file_id>")
def document(meeting_id: UUID, file_id: UUID) -> Response:
    """A document beside them, to be saved."""
    with or_not_found():
        path = f"/meetings/{meeting_id}/minutes/files/{file_id}"
        return passed_on(caller().fetch("consultation", path, signed=False))
