"""Where those who take part stand with a course: from attendance, and from what else is kept of them."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.training.model.rules import Standing

OF_COURSE = text("""
    select e.id, jsonb_array_length(c.sessions) as sessions
    from enrolment e join course c on c.id = e.course_id
    where e.course_id = :course_id and e.state = 'enrolled'
""")


def standings(session: Session, course_id: UUID) -> Mapping[UUID, Standing]:
    """Of all who have a seat, by enrolment."""
    rows = session.execute(OF_COURSE, {"course_id": course_id})
    return {row.id: Standing(sessions=row.sessions, attended=0) for row in rows}


def standing_of(session: Session, course_id: UUID, enrolment_id: UUID) -> Standing | None:
    """Of one of them; None for who has no seat."""
    return standings(session, course_id).get(enrolment_id)
