"""How somebody stands with a course: what of it they attended, and whether they passed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

# Of tests the best attempt counts: one that passed before one that did not, however many points either has.
# The hours of a course are spread over its sessions by their length; a session that is gone counts no more.
STANDINGS = text("""
    with held as (
        select c.id as course_id, c.hours, (s.one ->> 'id')::uuid as session_id,
               extract(epoch from (s.one ->> 'ends_at')::timestamptz - (s.one ->> 'starts_at')::timestamptz)
                   as seconds
        from course c cross join lateral jsonb_array_elements(c.sessions) s(one) where c.id = :course_id
    )
    select e.id, p.passed, p.score,
           exists(select from feedback_given g where g.enrolment_id = e.id) as feedback,
           count(h.session_id) as sessions, count(a.id) as attended,
           coalesce(max(h.hours), 0) as hours,
           coalesce(max(h.hours) * sum(h.seconds) filter (where a.id is not null) / sum(h.seconds), 0)
               as hours_attended
    from enrolment e
    left join lateral (
        select case s.kind when 'test' then t.passed when 'marked' then m.passed end as passed,
               case s.kind when 'test' then round(t.points * 100 / t.of_points, 2)
                           when 'marked' then m.grade * 10 end as score
        from assessment s
        left join lateral (select passed, points, of_points from attempt
                           where enrolment_id = e.id and handed_in_at is not null
                           order by passed desc, points / of_points desc, number limit 1) t on true
        left join lateral (select passed, grade from mark where enrolment_id = e.id
                           order by id desc limit 1) m on true
        where s.id = e.course_id
    ) p on true
    left join held h on h.course_id = e.course_id
    left join session_attendance a on a.session_id = h.session_id and a.enrolment_id = e.id and a.present
    where e.course_id = :course_id and (cast(:enrolment_id as uuid) is null or e.id = :enrolment_id)
    group by e.id, p.passed, p.score
""")
COURSE_OF = text("select course_id from enrolment where id = :id")


@dataclass(frozen=True)
class Standing:
    """What of a course somebody attended, and how they were assessed.

    Args:
        sessions: how many the course has.
        sessions_attended: at how many of them they were.
        hours: of the course.
        hours_attended: the part of them that the sessions make by their length, to a hundredth.
        passed: None where the course is not assessed, or nothing was handed in or marked yet.
        score: per cent of the attempt that counts, or ten times the grade of a mark.
        feedback: whether they have said what they think of it; not what.
    """

    sessions: int
    sessions_attended: int
    hours: int
    hours_attended: float
    passed: bool | None
    score: float | None
    feedback: bool


def standings_of(session: Session, course_id: UUID) -> Mapping[UUID, Standing]:
    """All of a course, by enrolment."""
    return _standings(session, course_id, None)


def standing_of(session: Session, enrolment_id: UUID) -> Standing | None:
    """One of them; None where there is no such enrolment."""
    course_id = session.scalar(COURSE_OF, {"id": enrolment_id})
    return _standings(session, course_id, enrolment_id).get(enrolment_id) if course_id else None


def _standings(session: Session, course_id: UUID, enrolment_id: UUID | None) -> dict[UUID, Standing]:
    rows = session.execute(STANDINGS, {"course_id": course_id, "enrolment_id": enrolment_id})
    return {row.id: _standing(row) for row in rows}


def _standing(row: Any) -> Standing:
    score = None if row.score is None else float(row.score)
    hours = round(float(row.hours_attended), 2)
    return Standing(row.sessions, row.attended, row.hours, hours, row.passed, score, row.feedback)
