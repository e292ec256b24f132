"""The minutes of a meeting, to be changed; the meeting is locked before them, so that one begins them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.consultation.errors.minutes import NoSuchMinutes
from services.consultation.model.minutes import Minutes


def minutes_of(session: Session, meeting_id: UUID) -> Minutes:
    """A meeting's.

    Raises:
        NoSuchMinutes: nobody has begun them.
    """
    found = written(session, meeting_id)
    if found is None:
        raise NoSuchMinutes
    return found


def written(session: Session, meeting_id: UUID) -> Minutes | None:
    """A meeting's, if somebody has begun them."""
    query = select(Minutes).where(Minutes.meeting_id == meeting_id).with_for_update()
    return session.scalar(query)
