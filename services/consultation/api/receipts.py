"""Register numbers: anybody may check that one exists."""

from typing import Any

from services.consultation.queries import recommendations as queries
from services.consultation.schemas.recommendations import ReceiptArguments, ReceiptCheckSchema
from services.consultation.views.receipts import no_receipt, receipt_check
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

blueprint = Blueprint("receipts", __name__, url_prefix="/receipts", description="Checking a receipt.")


@blueprint.get("")
@public
@blueprint.arguments(ReceiptArguments, location="query")
@blueprint.response(200, ReceiptCheckSchema)
def check_receipt(asked: dict[str, str]) -> Any:
    """Whether a number stands in an authority's register, since when, with which fingerprint."""
    authority, written = asked["authority"], asked["number"]
    number, year = (int(part) for part in written.split("/"))
    with runtime().read() as session:
        row = queries.registered(session, authority, number, year)
    return receipt_check(row) if row else no_receipt(authority, written)
