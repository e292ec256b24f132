"""Where those who take part stand: what they have attended, and whether they have passed."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Standing:
    """Of one enrolment.

    Args:
        passed: None where the course is not assessed, or nothing was handed in or marked yet.
        score: per cent of the best attempt, or ten times the grade of a mark; None where there is none.
    """

    passed: bool | None = None
    score: Decimal | None = None


# The best attempt counts: one that was passed, before one that was not, however many points either has.
STANDINGS = text("""
    select e.id,
           case a.kind when 'test' then t.passed when 'marked' then m.passed end as passed,
           case a.kind when 'test' then round(t.points * 100 / t.of_points, 2)
                       when 'marked' then m.grade * 10 end as score
    from enrolment e
    left join assessment a on a.id = e.course_id
    left join lateral (select passed, points, of_points from attempt
                       where enrolment_id = e.id and handed_in_at is not null
                       order by passed desc, points / of_points desc, number limit 1) t on true
    left join lateral (select passed, grade from mark where enrolment_id = e.id
                       order by id desc limit 1) m on true
    where e.course_id = :course_id and (cast(:enrolment_id as uuid) is null or e.id = :enrolment_id)
""")


def standing_of(session: Session, course_id: UUID, enrolment_id: UUID) -> Standing:
    """Of one who takes part."""
    return _standings(session, course_id, enrolment_id).get(enrolment_id, Standing())


def standings_of(session: Session, course_id: UUID) -> dict[UUID, Standing]:
    """Of all who were ever on a course's list, by their enrolment."""
    return _standings(session, course_id, None)


def _standings(session: Session, course_id: UUID, enrolment_id: UUID | None) -> dict[UUID, Standing]:
    rows = session.execute(STANDINGS, {"course_id": course_id, "enrolment_id": enrolment_id})
    return {row.id: Standing(row.passed, row.score) for row in rows}
