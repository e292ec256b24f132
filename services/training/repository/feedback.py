"""Forms, answers and consents, to be changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from services.training.model import Consent, Course, FeedbackForm, FeedbackGiven
from services.training.model.course import ANNOUNCED


def form(session: Session, course_id: UUID) -> FeedbackForm | None:
    """What is asked after a course; its course is locked before it is changed."""
    return session.get(FeedbackForm, course_id)


def answered(session: Session, course_id: UUID) -> int:
    """How many have answered."""
    return session.scalar(select(func.count()).where(FeedbackGiven.course_id == course_id)) or 0


def has_answered(session: Session, enrolment_id: UUID) -> bool:
    """Whether this person has."""
    return session.get(FeedbackGiven, enrolment_id) is not None


def over_unasked(session: Session, now: datetime) -> UUID | None:
    """A course that is over, whose form nobody was asked to fill in yet."""
    query = (
        select(FeedbackForm.id)
        .join(Course, Course.id == FeedbackForm.id)
        .where(FeedbackForm.asked_at.is_(None), Course.state == ANNOUNCED, Course.ends_at <= now)
    )
    return session.scalar(query.limit(1))


def forget_consents(session: Session, enrolment_id: UUID) -> None:
    """Nobody is left who has agreed."""
    session.execute(delete(Consent).where(Consent.enrolment_id == enrolment_id))
