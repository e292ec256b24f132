"""How a row of an organisation is shown, and to whom."""

from typing import Any

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
    asked = "pending" if "pending" in states else "refused"
    return {**row, "state": row["listed_as"] or asked, "mandate": row if row.get("mandate_id") else None}
