"""Files that were sent with a recommendation, to be saved: by everybody, by its author, by the clerks."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from services.consultation.api.callers import MODERATORS, clerk_of
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.queries import recommendations as queries
from services.consultation.views.sent_files import files_for_moderator, files_of, public_files
from shared.files.errors import NoSuchFile
from shared.persistence.files import attachment
from shared.web.access import principal, public, require_in, role, signed_in
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.files import give_file

Row = dict[str, Any]

blueprint = Blueprint("recommendation_files", __name__, description="Files of recommendations.")


@blueprint.get("/recommendations/<uuid:recommendation_id>/files/<uuid:file_id>")
@public
@blueprint.response(200, content_type="application/octet-stream")
def get_public_file(recommendation_id: UUID, file_id: UUID) -> Response:
    """One that everybody may have; not what is for the authority alone, hidden, or withdrawn."""
    with runtime().read() as session:
        row = _found(session, recommendation_id)
    return _given(public_files(row)["files"], file_id)


@blueprint.get("/recommendations/mine/<uuid:recommendation_id>/files/<uuid:file_id>")
@signed_in
@blueprint.response(200, content_type="application/octet-stream")
def get_own_file(recommendation_id: UUID, file_id: UUID) -> Response:
    """One that one has sent; another's is not found."""
    with runtime().read() as session:
        row = _found(session, recommendation_id)
    if row["account_id"] != principal().account_id:
        raise NoSuchRecommendation
    return _given(files_of(row), file_id)


@blueprint.get("/desk/recommendations/<uuid:recommendation_id>/files/<uuid:file_id>")
@role(*MODERATORS)
@blueprint.response(200, content_type="application/octet-stream")
def get_desk_file(recommendation_id: UUID, file_id: UUID) -> Response:
    """Any of them for the authority's clerks; for who moderates, those that are not for clerks alone."""
    with runtime().read() as session:
        row = _found(session, recommendation_id)
    require_in(row["authority"], *MODERATORS)
    is_clerk = row["authority"] in clerk_of()
    return _given(files_of(row) if is_clerk else files_for_moderator(row), file_id)


def _found(session: Session, recommendation_id: UUID) -> Row:
    row = queries.recommendation(session, recommendation_id)
    if row is None:
        raise NoSuchRecommendation
    return row


def _given(files: Iterable[Row], file_id: UUID) -> Response:
    if str(file_id) not in {file["id"] for file in files}:
        raise NoSuchFile
    with runtime().read() as session:
        found = attachment(session, file_id)
    return give_file(runtime().read, found)
