"""What was promised, for everybody and for the desk."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

SHOWN = """
    select k.id, k.version, k.consultation_id, c.title as consultation_title, k.authority, k.text,
           k.responsible, k.state, k.due_on, k.added_at, k.changed_at,
           (select jsonb_agg(jsonb_build_object('at', e.at, 'state', e.state, 'note', e.note,
                   'evidence_url', e.evidence_url, 'due_on', e.due_on) order by e.id)
            from commitment_entry e where e.commitment_id = k.id) as entries
    from commitment k join consultation c on c.id = k.consultation_id
"""
OF_CONSULTATION = text(f"{SHOWN} where k.consultation_id = :id order by k.due_on nulls last, k.id")
ONE = text(f"{SHOWN} where k.id = :id")
RUNNING = text(f"""
    {SHOWN} where k.authority = :authority and k.state in ('planned', 'ongoing') and k.due_on <= :until
    order by k.due_on, k.id limit :limit
""")
MOST = 100


def of_consultation(session: Session, consultation_id: UUID) -> Sequence[Row]:
    """All that was promised with an act, what is due first."""
    return [dict(row) for row in session.execute(OF_CONSULTATION, {"id": consultation_id}).mappings()]


def commitment(session: Session, commitment_id: UUID) -> Row | None:
    """One, with all that was said of it."""
    row = session.execute(ONE, {"id": commitment_id}).mappings().first()
    return dict(row) if row else None


def due(session: Session, authority: str, until: date) -> Sequence[Row]:
    """What an authority has promised for a day until this one and has not done, the oldest first."""
    asked = {"authority": authority, "until": until, "limit": MOST}
    return [dict(row) for row in session.execute(RUNNING, asked).mappings()]
