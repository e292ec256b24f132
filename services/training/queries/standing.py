"""How somebody stands with a course: what of it they attended."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

# The hours of a course are spread over its sessions by their length; a session that is gone counts no more.
STANDINGS = text("""
    with held as (
        select c.id as course_id, c.hours, (s.one ->> 'id')::uuid as session_id,
               extract(epoch from (s.one ->> 'ends_at')::timestamptz - (s.one ->> 'starts_at')::timestamptz)
                   as seconds
        from course c cross join lateral jsonb_array_elements(c.sessions) s(one) where c.id = :course_id
    )
    select e.id, count(h.session_id) as sessions, count(a.id) as attended,
           coalesce(max(h.hours), 0) as hours,
           coalesce(max(h.hours) * sum(h.seconds) filter (where a.id is not null) / sum(h.seconds), 0)
               as hours_attended
    from enrolment e
    left join held h on h.course_id = e.course_id
    left join session_attendance a on a.session_id = h.session_id and a.enrolment_id = e.id and a.present
    where e.course_id = :course_id and (cast(:enrolment_id as uuid) is null or e.id = :enrolment_id)
    group by e.id
""")
COURSE_OF = text("select course_id from enrolment where id = :id")


@dataclass(frozen=True)
class Standing:
    """What of a course somebody attended.

    Args:
        sessions: how many the course has.
        sessions_attended: at how many of them they were.
        hours: of the course.
        hours_attended: the part of them that the sessions make by their length, to a hundredth.
    """

    sessions: int
    sessions_attended: int
    hours: int
    hours_attended: float


def standings_of(session: Session, course_id: UUID) -> Mapping[UUID, Standing]:
    """All of a course, by enrolment."""
    return _standings(session, course_id, None)


def standing_of(session: Session, enrolment_id: UUID) -> Standing | None:
    """One of them; None where there is no such enrolment."""
    course_id = session.scalar(COURSE_OF, {"id": enrolment_id})
    return _standings(session, course_id, enrolment_id).get(enrolment_id) if course_id else None


def _standings(session: Session, course_id: UUID, enrolment_id: UUID | None) -> dict[UUID, Standing]:
    rows = session.execute(STANDINGS, {"course_id": course_id, "enrolment_id": enrolment_id})
    return {
        row.id: Standing(row.sessions, row.attended, row.hours, round(float(row.hours_attended), 2))
        for row in rows
    }
