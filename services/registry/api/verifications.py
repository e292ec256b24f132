"""Requests for registration, for the officials of the authority that was asked."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.api.looks import note_look
from services.registry.commands.organisations import RefuseOrganisation, VerifyOrganisation
from services.registry.errors.organisations import NoSuchVerification
from services.registry.model.likeness import compare
from services.registry.queries import changes
from services.registry.queries import verifications as queries
from services.registry.queries.beside_register import beside_register
from services.registry.queries.duplicates import likely_duplicates
from services.registry.queries.rows import Row
from services.registry.queries.standings import history_of_verification
from services.registry.schemas.organisations import DecidedSchema, ReasonBody
from services.registry.schemas.verifications import (
    ComparisonSchema,
    HistorySchema,
    OneAuthority,
    QueueArguments,
    QueueFilter,
    QueueSummarySchema,
    VerificationSchema,
    WaitingListSchema,
    WaitingSchema,
)
from services.registry.views import person, request_shown, waiting_shown
from shared.web.access import caller, principal, require_in, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.pages import Page, page_of

OFFICIALS = ("clerk", "administrator")  # an administrator may be the second who strikes off
EXPORTED = 5_000

blueprint = Blueprint(
    "verifications", __name__, url_prefix="/verifications", description="Organisations that ask."
)


@blueprint.get("")
@role("clerk")
@scope("verifications:read")
@blueprint.arguments(QueueArguments, location="query")
@blueprint.response(200, page_of(WaitingSchema))
def list_verifications(asked: dict[str, Any]) -> Any:
    """Requests to one's authority, oldest first; without the persons who ask."""
    require_in(asked["authority"], "clerk")
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.queue(
            session,
            authority=asked["authority"],
            after=page.after[0] if page.after else None,
            limit=page.fetch,
            wanted=_wanted(asked),
        )
    now = runtime().clock.now()
    return page.answer([waiting_shown(row, now) for row in rows], key=lambda row: (row["id"],))


@blueprint.get("/export")
@role("clerk")
@scope("verifications:read")
@blueprint.arguments(QueueFilter, location="query")
@blueprint.response(200, WaitingListSchema)
def export_verifications(asked: dict[str, Any]) -> dict[str, Any]:
    """The same as a whole, up to 5,000; noted in the audit trail."""
    require_in(asked["authority"], "clerk")
    note_look("queue.exported", asked["authority"], "queue")
    with runtime().read() as session:
        rows = queries.queue(
            session, authority=asked["authority"], after=None, limit=EXPORTED + 1, wanted=_wanted(asked)
        )
    now = runtime().clock.now()
    items = [waiting_shown(row, now) for row in rows[:EXPORTED]]
    return {"items": items, "complete": len(rows) <= EXPORTED}


@blueprint.get("/summary")
@role("clerk")
@scope("verifications:read")
@blueprint.arguments(OneAuthority, location="query")
@blueprint.response(200, QueueSummarySchema)
def summarise_verifications(asked: dict[str, Any]) -> dict[str, Any]:
    """How many there are in each state, and by which localities and colleagues the queue can be narrowed."""
    require_in(asked["authority"], "clerk")
    with runtime().read() as session:
        return {
            "counts": queries.counts(session, asked["authority"]),
            "changes": changes.counts(session, asked["authority"]),
            "localities": queries.localities(session, asked["authority"]),
            "colleagues": queries.colleagues(session, asked["authority"]),
        }


@blueprint.get("/<uuid:verification_id>")
@role(*OFFICIALS)
@scope("verifications:read")
@blueprint.response(200, VerificationSchema)
def get_verification(verification_id: UUID) -> Any:
    """One request, with who asks; noted in the audit trail. Its ETag is what a decision brings back."""
    row = _found(verification_id)
    note_look("request.looked-at", row["authority"], "verification", verification_id)
    now = runtime().clock.now()
    return request_shown(row, now), 200, {"ETag": etag_of(row["version"])}


@blueprint.get("/<uuid:verification_id>/history")
@role(*OFFICIALS)
@scope("verifications:read")
@blueprint.response(200, HistorySchema)
def get_history(verification_id: UUID) -> dict[str, Any]:
    """How the standing and the organisation's life have changed, by whom and why."""
    _found(verification_id)
    with runtime().read() as session:
        rows = history_of_verification(session, verification_id)
    return {"items": [{**row, "by": person(row["by"], row["by_name"])} for row in rows]}


@blueprint.get("/<uuid:verification_id>/comparison")
@role(*OFFICIALS)
@scope("verifications:read")
@blueprint.response(200, ComparisonSchema)
def get_comparison(verification_id: UUID) -> dict[str, Any]:
    """What else is known that looks like it: organisations of ours, requests, the national register."""
    row = _found(verification_id)
    with runtime().read() as session:
        others, register = likely_duplicates(session, row), beside_register(session, row)
    return {"duplicates": [_beside(row, other) for other in others], "national_register": register}


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


def _found(verification_id: UUID) -> Row:
    with runtime().read() as session:
        row = queries.verification(session, verification_id)
    if row is None:
        raise NoSuchVerification()
    require_in(row["authority"], *OFFICIALS)
    return row


def _wanted(asked: dict[str, Any]) -> queries.Wanted:
    who = caller()
    return queries.Wanted(
        state=asked["state"],
        kind=asked.get("kind"),
        locality=asked.get("locality"),
        assigned=asked.get("assigned"),
        me=who.account_id if who else None,
        words=asked.get("q"),
        proposed=asked["proposed"],
    )


def _beside(request: Row, other: Row) -> dict[str, Any]:
    facts = ("kind", "name", "cui", "register_number", "court", "seat", "locality_siruta")
    return {**other, "facts": {name: other[name] for name in facts}, "compared": compare(request, other)}
