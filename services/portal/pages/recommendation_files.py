"""Files that were sent with a recommendation, to be saved: by everybody, by its author, at the desk."""

from uuid import UUID

from flask import Blueprint, Response

from services.portal.access import signed_in_only, staff_only
from services.portal.asking import caller, or_not_found
from services.portal.pages.files import passed_on

recommendation_files = Blueprint("recommendation_files", __name__)


@recommendation_files.get("/recomandari/<uuid:recommendation_id>/fisiere/<uuid:file_id>")
def public(recommendation_id: UUID, file_id: UUID) -> Response:
    """One that everybody may have."""
    path = f"/recommendations/{recommendation_id}/files/{file_id}"
    with or_not_found():
        return passed_on(caller().fetch("consultation", path, signed=False))


@recommendation_files.get("/confirmari/<uuid:recommendation_id>/fisiere/<uuid:file_id>")
@signed_in_only
def own(recommendation_id: UUID, file_id: UUID) -> Response:
    """One that the visitor has sent."""
    path = f"/recommendations/mine/{recommendation_id}/files/{file_id}"
    with or_not_found():
        return passed_on(caller().fetch("consultation", path))


@recommendation_files.get("/birou/recomandari/<uuid:recommendation_id>/fisiere/<uuid:file_id>")
@staff_only
def desk(recommendation_id: UUID, file_id: UUID) -> Response:
    """Any of them, for the authority."""
    path = f"/desk/recommendations/{recommendation_id}/files/{file_id}"
    with or_not_found():
        return passed_on(caller().fetch("consultation", path))
