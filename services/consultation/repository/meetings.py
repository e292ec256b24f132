"""Debates and public meetings, to be changed."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.consultation.errors.meetings import NoSuchMeeting
from services.consultation.model import Consultation, Meeting


def meeting(session: Session, meeting_id: UUID) -> Meeting:
    """A meeting, locked: while it is, nobody takes or gives back one of its seats.

    Raises:
        NoSuchMeeting: there is none.
    """
    found = session.get(Meeting, meeting_id, with_for_update=True)
    if found is None:
        raise NoSuchMeeting
    return found


def draft_of(session: Session, meeting: Meeting) -> Consultation | None:
    """The consultation that it is about, not locked; None where it is about none."""
    return session.get(Consultation, meeting.consultation_id) if meeting.consultation_id else None
