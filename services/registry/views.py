"""How a row of an organisation is shown, and to whom."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.registry.model.states import OPEN
from services.registry.queries.directory_filters import PUBLIC_STATES
from services.registry.queries.rows import Row
from shared.security.tokens import Principal


def is_involved(row: Row, who: Principal | None) -> bool:
    """Whether somebody asked for the organisation, or is a clerk of an authority that was asked."""
    if who is None:
        return False
    asked = {standing["authority"] for standing in row["verifications"]}
    return row["asked_by"] == who.account_id or not asked.isdisjoint(who.authorities("clerk"))


def for_all(row: Row) -> dict[str, Any]:
    """With the authorities that have ever verified it and what they say of it now, and no word of others."""
    listed = [
        {**standing, "reason": None}
        for standing in row["verifications"]
        if standing["state"] in PUBLIC_STATES
    ]
    return {**row, "verifications": listed, "state": row["listed_as"]}


def for_those_involved(row: Row) -> dict[str, Any]:
    """With where it stands everywhere, and the mandate where the row has one."""
    states = [standing["state"] for standing in row["verifications"]]
    asked = "pending" if OPEN.intersection(states) else "refused"
    return {**row, "state": row["listed_as"] or asked, "mandate": row if row.get("mandate_id") else None}


def person(account_id: UUID | None, name: str | None) -> dict[str, Any] | None:
    """Somebody by id and name, where there is somebody."""
    return {"id": account_id, "name": name} if account_id else None


def waiting_shown(row: Row, now: datetime) -> dict[str, Any]:
    """A request in the queue."""
    return {
        **row,
        "organisation": row,
        "waiting_days": ((row["decided_at"] or now) - row["asked_at"]).days,
        "assigned_to": person(row["assigned_id"], row["assigned_name"]),
        "proposed": row["proposal_id"] is not None,
    }


def request_shown(row: Row, now: datetime) -> dict[str, Any]:
    """A request as a whole, with the proposal to strike off that waits, if its time has not run out."""
    proposal = {
        "id": row["proposal_id"],
        "version": row["proposal_version"],
        "reason": row["proposal_reason"],
        "proposed_by": person(row["proposed_by"], row["proposed_by_name"]),
        "proposed_at": row["proposed_at"],
        "expires_at": row["expires_at"],
    }
    waits = row["proposal_id"] is not None and row["expires_at"] > now
    return {
        **waiting_shown(row, now),
        "asked_by": row,
        "merged_into": person(row["merged_into"], row["merged_into_name"]),
        "proposal": proposal if waits else None,
    }
