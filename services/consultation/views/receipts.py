"""Whether a register number stands for something."""

from typing import Any

from services.consultation.model.links import Links
from services.consultation.model.submission import articles_of
from services.consultation.ports.receipt_pdf import Proof
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


def proof_of(row: Row, links: Links) -> Proof:
    """What its author's receipt says, as a file does."""
    return Proof(
        register_number=numbered(row),
        authority_name=row["authority_name"],
        consultation_title=row["consultation_title"],
        articles=articles_of(row["article"], row["more_articles"]),
        received_at=row["received_at"],
        author=row["author_label"],
        organisation_name=row["organisation_name"],
        fingerprint=row["fingerprint"],
        nonce=row["nonce"],
        check_url=links.check(row["authority"], numbered(row)),
        page_url=links.recommendation(row["id"]),
        withdrawn_at=row["withdrawn_at"],
        has_account=row["account_id"] is not None,
        files=[(file["name"], file["sha256"], file["for_authority"]) for file in row["files"]],
    )
