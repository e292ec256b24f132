"""Whether a register number stands for something."""

from typing import Any

from services.consultation.views.recommendations import numbered, state_of

Row = dict[str, Any]


def receipt_check(row: Row) -> Row:
    """What anybody may know who has a register number."""
    return {
        "exists": True,
        "authority": row["authority"],
        "register_number": numbered(row),
        "received_at": row["received_at"],
        "hour_known": not row["day_only"],
        "fingerprint": row["fingerprint"],
        "state": state_of(row),
        "recommendation_id": row["id"],
    }


def no_receipt(authority: str, register_number: str) -> Row:
    """That nothing stands in the register under this number."""
    unknown = dict.fromkeys(("received_at", "hour_known", "fingerprint", "state", "recommendation_id"))
    return {"exists": False, "authority": authority, "register_number": register_number, **unknown}
