"""The receipt as a file, for its author alone."""

from typing import Any, cast
from uuid import UUID

from flask import Response

from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.model.links import Links
from services.consultation.ports.receipt_pdf import receipt_pdf
from services.consultation.queries import recommendations as queries
from services.consultation.views.receipts import proof_of
from shared.web.access import principal, signed_in
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited
from shared.web.problems import preferred_language

blueprint = Blueprint("receipt_files", __name__, description="Receipts as files.")


@blueprint.get("/recommendations/mine/<uuid:recommendation_id>/receipt.pdf")
@signed_in
@limited("60/hour")
@blueprint.response(200, content_type="application/pdf")
def get_receipt_file(recommendation_id: UUID) -> Response:
    """A page to keep, with a square that leads to the check; another's is not found."""
    with runtime().read() as session:
        row = queries.recommendation(session, recommendation_id)
    if row is None or row["account_id"] != principal().account_id:
        raise NoSuchRecommendation
    return as_receipt_file(row, cast(Links, runtime().dependencies["links"]))


def as_receipt_file(row: dict[str, Any], links: Links) -> Response:
    """The page, to be saved by its author, in the caller's language."""
    proof = proof_of(row, links)
    name = f"confirmare-{proof.register_number.replace('/', '-')}.pdf"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return Response(receipt_pdf(proof, preferred_language()), mimetype="application/pdf", headers=headers)
