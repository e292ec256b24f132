"""Requests for registration, for the clerks of the authority that was asked."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.commands.organisations import RefuseOrganisation, VerifyOrganisation
from services.registry.errors.organisations import NoSuchVerification
from services.registry.queries import verifications as queries
from services.registry.queries.rows import Row
from services.registry.schemas.organisations import (
    DecidedSchema,
    QueueArguments,
    ReasonBody,
    VerificationSchema,
)
from shared.web.access import principal, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.pages import Page, page_of

blueprint = Blueprint(
    "verifications", __name__, url_prefix="/verifications", description="Organisations that ask."
)


@blueprint.get("")
@role("clerk")
@blueprint.arguments(QueueArguments, location="query")
@blueprint.response(200, page_of(VerificationSchema))
def list_verifications(asked: dict[str, Any]) -> Any:
    """Requests to one's authority, oldest first."""
    principal().require(asked["authority"], "clerk")
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.queue(
            session,
            authority=asked["authority"],
            state=asked["state"],
            after=page.after[0] if page.after else None,
            limit=page.fetch,
        )
    return page.answer([_shown(row) for row in rows], key=lambda row: (row["id"],))


@blueprint.get("/<uuid:verification_id>")
@role("clerk")
@blueprint.response(200, VerificationSchema)
def get_verification(verification_id: UUID) -> Any:
    """One request; its ETag is what a decision brings back."""
    with runtime().read() as session:
        row = queries.verification(session, verification_id)
    if row is None:
        raise NoSuchVerification()
    principal().require(row["authority"], "clerk")
    return _shown(row), 200, {"ETag": etag_of(row["version"])}


@blueprint.post("/<uuid:verification_id>/verify")
@role("clerk")
@conditional
@idempotent
@blueprint.response(200, DecidedSchema)
def verify(verification_id: UUID) -> Response:
    """Decide that the organisation is what it says; who asked becomes its legal representative."""
    command = VerifyOrganisation(
        verification_id=verification_id, version=expected_version(), clerk=principal()
    )
    return perform(runtime().bus, command, DecidedSchema, status=200)


@blueprint.post("/<uuid:verification_id>/refuse")
@role("clerk")
@conditional
@idempotent
@blueprint.arguments(ReasonBody)
@blueprint.response(200, DecidedSchema)
def refuse(body: dict[str, Any], verification_id: UUID) -> Response:
    """Decide against it, with a reason for who asked."""
    command = RefuseOrganisation(
        verification_id=verification_id,
        version=expected_version(),
        clerk=principal(),
        reason=body["reason"],
    )
    return perform(runtime().bus, command, DecidedSchema, status=200)


def _shown(row: Row) -> dict[str, Any]:
    return {**row, "asked_by": row, "organisation": row}
