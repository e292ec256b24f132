"""The audit trail, for auditors and administrators of the authority; a clerk does not read it."""

from datetime import datetime, time, timedelta
from typing import Any

from services.registry.api.looks import note_look
from services.registry.model.account import EVERYWHERE
from services.registry.model.days import ROMANIA
from services.registry.queries import audit as queries
from services.registry.schemas.audit import (
    AuditArguments,
    AuditExportSchema,
    AuditFilter,
    AuditLineSchema,
    OfficialsSchema,
)
from services.registry.schemas.verifications import OneAuthority
from shared.errors import NotAllowed
from shared.web.access import client, principal, require_in, role, scope
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.pages import Page, page_of

OVERSEERS = ("auditor", "administrator")
EXPORTED = 10_000

blueprint = Blueprint("audit", __name__, url_prefix="/audit", description="Who looked at what, who decided.")


@blueprint.get("")
@role(*OVERSEERS)
@scope("audit:read")
@blueprint.arguments(AuditArguments, location="query")
@blueprint.response(200, page_of(AuditLineSchema))
def list_deeds(asked: dict[str, Any]) -> Any:
    """The lines of an authority's trail, the newest first."""
    _require(asked["authority"])
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.lines(
            session,
            asked["authority"],
            _filter(asked),
            after=page.after[0] if page.after else None,
            limit=page.fetch,
        )
    return page.answer(rows, key=lambda row: (row["id"],))


@blueprint.get("/export")
@role(*OVERSEERS)
@scope("audit:read")
@blueprint.arguments(AuditFilter, location="query")
@blueprint.response(200, AuditExportSchema)
def export_deeds(asked: dict[str, Any]) -> dict[str, Any]:
    """The same as a whole, up to 10,000 lines; that it was taken away is a line itself."""
    _require(asked["authority"])
    given = {name: str(value) for name, value in asked.items() if name != "authority"}
    note_look("audit.exported", asked["authority"], "audit", details=given)
    with runtime().read() as session:
        rows = queries.lines(session, asked["authority"], _filter(asked), after=None, limit=EXPORTED + 1)
    return {"items": rows[:EXPORTED], "complete": len(rows) <= EXPORTED}


@blueprint.get("/people")
@role(*OVERSEERS)
@scope("audit:read")
@blueprint.arguments(OneAuthority, location="query")
@blueprint.response(200, OfficialsSchema)
def list_people(asked: dict[str, Any]) -> dict[str, Any]:
    """Who works for the authority, to narrow the trail by."""
    _require(asked["authority"])
    with runtime().read() as session:
        return {"items": queries.people(session, asked["authority"])}


def _require(authority: str) -> None:
    """Go on only with one of the roles, there or everywhere, or as a client with the scope there."""
    if client() is not None:
        require_in(authority)
        return
    who = principal()
    if not (who.has_in(authority, *OVERSEERS) or who.has_in(EVERYWHERE, *OVERSEERS)):
        raise NotAllowed


def _filter(asked: dict[str, Any]) -> queries.Filter:
    since, until = asked.get("since"), asked.get("until")
    return queries.Filter(
        actor=asked.get("actor"),
        deed=asked.get("deed"),
        subject=asked.get("subject"),
        since=datetime.combine(since, time(), ROMANIA) if since else None,
        until=datetime.combine(until + timedelta(days=1), time(), ROMANIA) if until else None,
    )
