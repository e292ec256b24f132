"""The proof of an authority's announcements: lists, lines, what was done about what did not arrive."""

from typing import Any
from uuid import UUID

from flask import Response

from services.notification import queries
from services.notification.api.proof_access import OFFICIALS, announced, note_deed
from services.notification.commands.proofs import NoteAction
from services.notification.errors import NoSuchDelivery
from services.notification.queries import proofs
from services.notification.schemas.proofs import (
    ActionBody,
    ActionSchema,
    AddressBody,
    AnnouncedArguments,
    AnnouncedLineSchema,
    AnnouncedWholeSchema,
    FoundSchema,
    LineArguments,
    OneProofSchema,
    ProvenLineSchema,
)
from shared.email_addresses import normalise_email
from shared.web.access import principal, require_in, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited
from shared.web.pages import Page, page_of

blueprint = Blueprint(
    "proofs", __name__, url_prefix="/desk", description="Who had to be told of what, and who was."
)


@blueprint.get("/announcements")
@role(*OFFICIALS)
@scope("deliveries:read")
@blueprint.arguments(AnnouncedArguments, location="query")
@blueprint.response(200, page_of(AnnouncedLineSchema))
def list_announced(asked: dict[str, Any]) -> Any:
    """Announcements and later news of an authority's drafts, the newest first, with their numbers."""
    require_in(asked["authority"], *OFFICIALS)
    page = Page(asked)
    with runtime().read() as session:
        rows = proofs.listed(
            session,
            asked["authority"],
            words=asked.get("q"),
            category=asked.get("category"),
            consultation_id=asked.get("consultation"),
            after=page.after[0] if page.after else None,
            limit=page.fetch,
        )
    return page.answer(rows, key=lambda row: (row["id"],))


@blueprint.get("/announcements/<uuid:fact_id>")
@role(*OFFICIALS)
@scope("deliveries:read")
@blueprint.response(200, AnnouncedWholeSchema)
def get_announced(fact_id: UUID) -> Any:
    """One of them: numbers by channel, why messages failed, who has taken addresses away."""
    with runtime().read() as session:
        found = announced(session, fact_id)
        return {**found, **proofs.numbers(session, fact_id), "taken": proofs.taken(session, fact_id)}


@blueprint.get("/announcements/<uuid:fact_id>/deliveries")
@role(*OFFICIALS)
@scope("deliveries:read")
@blueprint.arguments(LineArguments, location="query")
@blueprint.response(200, page_of(ProvenLineSchema))
def list_lines(asked: dict[str, Any], fact_id: UUID) -> Any:
    """Its messages, the newest first; who is told by digest has no line of their own here."""
    page = Page(asked)
    with runtime().read() as session:
        announced(session, fact_id)
        rows = proofs.lines(
            session,
            fact_id,
            outcome=asked.get("outcome"),
            after=page.after[0] if page.after else None,
            limit=page.fetch,
        )
    return page.answer(rows, key=lambda row: (row["id"],))


@blueprint.post("/announcements/<uuid:fact_id>/find")
@role(*OFFICIALS)
@limited("120/hour")
@blueprint.arguments(AddressBody)
@blueprint.response(200, FoundSchema)
def find_address(body: dict[str, Any], fact_id: UUID) -> dict[str, Any]:
    """Whether one address was told, asked by its holder; that it was asked stands in the trail."""
    email = normalise_email(body["email"])
    with runtime().read() as session:
        found = announced(session, fact_id)
        rows = proofs.lines_to(session, fact_id, email)
    note_deed("proof.searched", found)
    return {"items": rows}


@blueprint.get("/deliveries/<uuid:delivery_id>")
@role(*OFFICIALS)
@scope("deliveries:read")
@blueprint.response(200, OneProofSchema)
def get_line(delivery_id: UUID) -> Any:
    """One message: each attempt, and what was done."""
    with runtime().read() as session:
        return {**_line(session, delivery_id), "actions": proofs.actions(session, delivery_id)}


@blueprint.post("/deliveries/<uuid:delivery_id>/actions")
@role(*OFFICIALS)
@idempotent
@blueprint.arguments(ActionBody)
@blueprint.response(201, ActionSchema)
def note_action(body: dict[str, Any], delivery_id: UUID) -> Response:
    """Say what was done about a message that did not arrive; added, never edited."""
    with runtime().read() as session:
        _line(session, delivery_id)
    command = NoteAction(
        clerk_id=principal().account_id,
        delivery_id=delivery_id,
        kind=body["kind"],
        on_day=body["on"],
        words=body["words"],
    )
    return perform(runtime().bus, command, ActionSchema)


def _line(session: Any, delivery_id: UUID) -> queries.Row:
    """A message of which proof is kept, where it is for the caller to know."""
    row = queries.delivery(session, delivery_id)
    if row is None:
        raise NoSuchDelivery
    announced(session, row["fact_id"])
    return {**row, "asked_at": proofs.asked_at(session, delivery_id)}
