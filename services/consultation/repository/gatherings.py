"""Meetings and activities, as those who register for them see them.

Only constants are put together into SQL.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.consultation.errors.registrations import NoSuchGathering
from services.consultation.model.gathering import Gathering, Kind
from services.consultation.model.gathering_kinds import LOCKS, NEXT_CALLED, SELECTS


def gathering_of(session: Session, kind: str, gathering_id: UUID, *, lock: bool = True) -> Gathering:
    """A meeting or an activity.

    Args:
        lock: while it is, nobody else takes or gives back one of its seats.

    Raises:
        NoSuchGathering: there is none, or it is not public.
    """
    if kind not in SELECTS:
        raise NoSuchGathering
    session.flush()
    if lock:
        session.execute(text(LOCKS[kind]), {"id": gathering_id})
    row = session.execute(text(f"{SELECTS[kind]} where id = :id"), {"id": gathering_id}).mappings().first()
    if row is None:
        raise NoSuchGathering
    return Gathering(**row)


def next_to_remind(session: Session, kind: Kind, now: datetime, before: timedelta) -> UUID | None:
    """The next that begins within that time and of which somebody is to be reminded, locked.

    One that another worker has locked is left to it, or to the next look.
    """
    query = text(f"""
        {NEXT_CALLED[kind]} and exists (
            select from registration r where r.gathering_id = g.id and r.state = 'registered'
              and r.reminded_at is null and r.forgotten_at is null and r.asked_at <= g.starts_at - :before
              and (r.account_id is not null or r.email is not null))
        order by g.starts_at, g.id limit 1 for update skip locked
    """)
    found: UUID | None = session.scalar(query, {"now": now, "until": now + before, "before": before})
    return found
