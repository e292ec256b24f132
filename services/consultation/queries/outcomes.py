"""How procedures ended, for their pages."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

OUTCOME = text("""
    select kind, on_date as "on", number, url, reason, version, votes_for, votes_against, abstained,
           recorded_at
    from outcome where consultation_id = :id
""")


def outcome(session: Session, consultation_id: UUID) -> Row | None:
    """What was decided; None while the procedure goes on."""
    row = session.execute(OUTCOME, {"id": consultation_id}).mappings().first()
    return dict(row) if row else None
