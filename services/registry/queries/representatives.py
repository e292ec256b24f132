"""Who represents an organisation, and what somebody holds there, for the clerk who decides."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, rows_of

MOST = 50  # an organisation has one or two
RUNNING = """
    from mandate m join account a on a.id = m.account_id
    where m.organisation_id = :organisation_id and m.ended_at is null
      and (m.until_date is null or m.until_date >= :today)
"""
REPRESENTED_BY = f"""
    select a.name, m.from_date, m.until_date {RUNNING} and m.role = 'legal-representative'
    order by m.from_date, m.id limit :most
"""
HELD_BY = f"""
    select m.role, m.from_date, m.until_date {RUNNING} and m.account_id = :account_id
    order by m.from_date, m.id limit :most
"""


def represented_by(session: Session, organisation_id: UUID, today: date) -> Sequence[Row]:
    """The legal representatives of now, and those whose first day is still to come."""
    return rows_of(session, REPRESENTED_BY, organisation_id=organisation_id, today=today, most=MOST)


def held_by(session: Session, organisation_id: UUID, account_id: UUID, today: date) -> Sequence[Row]:
    """The mandates of one person there."""
    given = {"organisation_id": organisation_id, "account_id": account_id, "today": today, "most": MOST}
    return rows_of(session, HELD_BY, **given)
