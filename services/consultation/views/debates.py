"""Requests for a debate: as everybody reads them, as who asked does, as the desk does."""

from typing import Any

from services.consultation.model.debate_request import VERIFIED, binds, public_name
from services.consultation.views.shared import authority_of

Row = dict[str, Any]


def for_all(row: Row) -> Row:
    """Legal persons by their name; of a natural person nothing but that somebody asked, and when."""
    not_owed = row["state"] == "not-owed"
    return {
        **_timed(row),
        "name": public_name(row["name"], row["kind"], row["state"], row["organisation_id"]),
        "why_not": row["settled_reason"] if not_owed else "",
    }


def for_asker(row: Row) -> Row:
    """One's own."""
    return {**for_all(row), "name": row["name"], "consultation": _consultation(row), "reason": row["reason"]}


def for_desk(row: Row) -> Row:
    """The whole, with what the registry finds of the asker now, and whether one can say that none is owed."""
    return {
        **for_asker(row),
        "known": row["known"],
        "known_now": row["known_now"],
        "to_be_verified": row["known_now"] != VERIFIED,
        "is_owed": row["known_now"] == VERIFIED and row["kind"] != "other" and binds(row["act_kind"]),
        "settled_reason": row["settled_reason"],
        "email": row["email"],
        "postal_address": row["postal_address"],
        "town_number": row["town_number"],
        "entered_at": row["entered_at"],
        "entered_by": row["entered_by"],
        "online": row["account_id"] is not None,
        "forgotten": row["forgotten_at"] is not None,
    }


def _timed(row: Row) -> Row:
    return {**row, "hour_known": not row["day_only"]}


def _consultation(row: Row) -> Row:
    return {
        "id": row["consultation_id"],
        "title": row["consultation_title"],
        "authority": authority_of(row),
    }
