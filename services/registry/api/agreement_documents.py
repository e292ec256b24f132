"""Documents of agreements: added by parties, given to whom they are for."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.api.agreement_shown import mine_of
from services.registry.commands.agreements import AddDocument, ShowDocument
from services.registry.errors.agreements import NoSuchDocument
from services.registry.model.agreement_states import PRIVATE
from services.registry.model.days import day_in_romania
from services.registry.queries import agreements as queries
from services.registry.queries.rows import Row
from services.registry.repository.agreements import represented_by
from services.registry.schemas.agreements import (
    AgreementChangedSchema,
    DocumentAddedSchema,
    DocumentArguments,
    ShowBody,
)
from shared.persistence.files import attachment
from shared.web.access import caller, principal, public, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.files import give_file, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

PREFIX = "/api/registry/v1/agreements"

blueprint = Blueprint(
    "agreement_documents", __name__, url_prefix="/agreements", description="Documents of agreements."
)


@blueprint.post("/<uuid:agreement_id>/documents")
@signed_in
@idempotent
@limited("60/hour")
@takes_file
@blueprint.arguments(DocumentArguments, location="query")
@blueprint.response(201, DocumentAddedSchema)
def add_document(asked: dict[str, Any], agreement_id: UUID) -> Response:
    """Add a file, as a party; only the parties have it until a clerk shows it."""
    command = AddDocument(
        who=principal(),
        agreement_id=agreement_id,
        kind=asked["kind"],
        obligation_id=asked["obligation_id"],
        name=asked["name"],
        content=sent_file(),
    )
    return perform(
        runtime().bus,
        command,
        DocumentAddedSchema,
        location=lambda added: f"{PREFIX}/{agreement_id}/documents/{added.document_id}",
    )


@blueprint.get("/<uuid:agreement_id>/documents/<uuid:document_id>")
@public
@blueprint.response(200, content_type="application/octet-stream")
def get_document(agreement_id: UUID, document_id: UUID) -> Response:
    """The file, to be saved: for everybody if it was shown, otherwise for the parties."""
    today, who = day_in_romania(runtime().clock.now()), caller()
    with runtime().read() as session:
        row = queries.agreement(session, agreement_id, today)
        mine = mine_of(row, who, represented_by(session, who.account_id, today)) if row and who else []
        if row is None or not _may_have(row, document_id, is_party=bool(mine)):
            raise NoSuchDocument()
        found = attachment(session, document_id)
    return give_file(runtime().read, found)


@blueprint.post("/<uuid:agreement_id>/documents/<uuid:document_id>/show")
@signed_in
@conditional
@idempotent
@blueprint.arguments(ShowBody)
@blueprint.response(200, AgreementChangedSchema)
def show_document(body: dict[str, Any], agreement_id: UUID, document_id: UUID) -> Response:
    """Let everybody have a file, as a clerk who has seen that it names no person; or take it back."""
    command = ShowDocument(
        who=principal(),
        agreement_id=agreement_id,
        version=expected_version(),
        document_id=document_id,
        is_public=body["is_public"],
    )
    return perform(runtime().bus, command, AgreementChangedSchema, status=200)


def _may_have(row: Row, document_id: UUID, *, is_party: bool) -> bool:
    document = next((one for one in row["documents"] if one["id"] == str(document_id)), None)
    if document is None:
        return False
    return is_party or (document["is_public"] and row["state"] not in PRIVATE)
