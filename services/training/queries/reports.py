"""A course in numbers: who had a seat, came, came as often as a certificate needs, passed, was certified.

Of those who did not agree to the statistics neither gender nor locality is counted: they stand under "".
"""

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.training.queries.standing import Standing, standings_of

Row = dict[str, Any]

LEAST_PUBLIC = 3  # people of a kind, below which the public is not told how many
STEPS = ("enrolled", "attended", "attended_enough", "passed", "certified")
PEOPLE = text("""
    select e.id, e.member_of,
           case when w.given then coalesce(nullif(e.gender, 'not-said'), '') else '' end as gender,
           case when w.given then e.locality else '' end as locality,
           exists(select from certificate k where k.enrolment_id = e.id and k.state = 'valid') as certified,
           (select c.least_attended from course c where c.id = e.course_id) as least_attended
    from enrolment e
    left join lateral (select given from consent where enrolment_id = e.id and purpose = 'statistics'
                       order by id desc limit 1) w on true
    where e.course_id = :id and e.seated_at is not null
      and (e.state = 'enrolled' or exists(select from session_attendance a
                                          where a.enrolment_id = e.id and a.present))
""")


def report(session: Session, course_id: UUID) -> Row:
    """All numbers, for the authority and the funder."""
    standings = standings_of(session, course_id)
    people = [
        {**row, "steps": _steps(dict(row), standings[row["id"]])}
        for row in session.execute(PEOPLE, {"id": course_id}).mappings()
    ]
    return {
        "total": _count(people),
        "by_group": _broken_down(people, lambda one: one["member_of"]),
        "by_gender": _broken_down(people, lambda one: one["gender"]),
        "by_locality": _broken_down(people, lambda one: one["locality"]),
    }


def public_summary(session: Session, course_id: UUID) -> Row:
    """The sums, and the groups of organisations unless one of their numbers would point at somebody."""
    whole = report(session, course_id)
    groups = whole["by_group"]
    small = any(0 < row[step] < LEAST_PUBLIC for row in groups for step in STEPS)
    return {"total": whole["total"], "by_group": [] if small else groups}


def _steps(one: Row, stands: Standing) -> frozenset[str]:
    came, asked = stands.sessions_attended, one["least_attended"] * stands.sessions
    did = {
        "enrolled": True,
        "attended": came > 0,
        "attended_enough": came > 0 and came * 100 >= asked,
        "passed": bool(stands.passed),
        "certified": one["certified"],
    }
    return frozenset(step for step in STEPS if did[step])


def _broken_down(people: list[Row], kind_of: Callable[[Row], str]) -> list[Row]:
    kinds: Counter[str] = Counter(kind_of(one) for one in people)
    ordered = sorted(kinds, key=lambda kind: (kind == "", -kinds[kind], kind))
    return [{"kind": kind, **_count([one for one in people if kind_of(one) == kind])} for kind in ordered]


def _count(people: list[Row]) -> Row:
    return {step: sum(step in one["steps"] for one in people) for step in STEPS}
