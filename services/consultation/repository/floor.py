"""The floor of a meeting, to be changed; its meeting is locked before."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.consultation.model import Floor, Registration, Speaking
from services.consultation.model.floor import ABSENT
from services.consultation.model.registration import CANCELLED

HAS_ARTICLE = text("select exists (select from article where consultation_id = :id and number = :number)")
FORGET_OLD = text("""
    update speaking set name = '', organisation = '' where id in (
        select s.id from speaking s join meeting m on m.id = s.meeting_id
        where s.name <> '' and m.ends_at <= :ended_until limit :limit for update of s skip locked)
    returning id
""")
FORGET = text("update speaking set name = '', organisation = '' where registration_id = :id")


def floor(session: Session, meeting_id: UUID) -> Floor | None:
    """Of a meeting; None before the chair has done anything."""
    return session.get(Floor, meeting_id)


def speaking_now(session: Session, meeting_id: UUID) -> Speaking | None:
    """Who has the floor."""
    query = select(Speaking).where(Speaking.meeting_id == meeting_id, Speaking.outcome.is_(None))
    return session.scalar(query)


def missed(session: Session, meeting_id: UUID, registration_id: UUID) -> Speaking | None:
    """What was noted of somebody who was not there when they were called."""
    query = select(Speaking).where(
        Speaking.meeting_id == meeting_id,
        Speaking.registration_id == registration_id,
        Speaking.outcome == ABSENT,
    )
    return session.scalar(query.limit(1))


def registered(session: Session, meeting_id: UUID, registration_id: UUID) -> Registration | None:
    """Somebody on the meeting's list, with a seat or waiting for one."""
    found = session.get(Registration, registration_id)
    is_here = found and (found.gathering_kind, found.gathering_id) == ("meeting", meeting_id)
    return found if is_here and found and found.state != CANCELLED else None


def has_article(session: Session, consultation_id: UUID | None, number: str) -> bool:
    """Whether the draft has it."""
    return bool(session.scalar(HAS_ARTICLE, {"id": consultation_id, "number": number}))


def forget_speaker(session: Session, registration_id: UUID) -> None:
    """That somebody spoke stays; their name goes."""
    session.execute(FORGET, {"id": registration_id})


def forget_names(session: Session, ended_until: datetime, limit: int) -> int:
    """The same of all who spoke at meetings that had ended by then, some at a time. Returns how many."""
    return len(session.execute(FORGET_OLD, {"ended_until": ended_until, "limit": limit}).all())
