"""A course in numbers: who asked, came, passed, was certified, and of what kind they were.

Of those who did not agree to the statistics neither gender nor locality is counted: they stand under "".
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.training.queries.standing import Standing, standings_of

Row = dict[str, Any]

LEAST_PUBLIC = 3  # people of a kind, below which the public is not told how many
STEPS = ("enrolled", "attended", "passed", "certified")
PEOPLE = text("""
    select e.id, e.member_of,
           case when w.given then coalesce(nullif(e.gender, 'not-said'), '') else '' end as gender,
           case when w.given then e.locality else '' end as locality
    from enrolment e
    left join lateral (select given from consent where enrolment_id = e.id and purpose = 'statistics'
                       order by id desc limit 1) w on true
    where e.course_id = :id and e.seated_at is not null
      and (e.state = 'enrolled' or exists(select from session_attendance a
                                          where a.enrolment_id = e.id and a.present))
""")


def report(session: Session, course_id: UUID, certified: Iterable[UUID] = ()) -> Row:
    """All numbers, for the authority and the funder.

    Args:
        certified: the enrolments to which a certificate was issued that stands.
    """
    standings, has = standings_of(session, course_id), frozenset(certified)
    people = [
        {**row, "steps": _steps(row["id"], standings, has)}
        for row in session.execute(PEOPLE, {"id": course_id}).mappings()
    ]
    return {
        "total": _count(people),
        "by_group": _broken_down(people, lambda one: one["member_of"]),
        "by_gender": _broken_down(people, lambda one: one["gender"]),
        "by_locality": _broken_down(people, lambda one: one["locality"]),
    }


def public_summary(session: Session, course_id: UUID, certified: Iterable[UUID] = ()) -> Row:
    """The sums, and the groups of organisations unless one of their numbers would point at somebody."""
    whole = report(session, course_id, certified)
    groups = whole["by_group"]
    small = any(0 < row[step] < LEAST_PUBLIC for row in groups for step in STEPS)
    return {"total": whole["total"], "by_group": [] if small else groups}


def _steps(one: UUID, standings: Mapping[UUID, Standing], certified: frozenset[UUID]) -> frozenset[str]:
    stands = standings.get(one)
    did = {
        "enrolled": True,
        "attended": bool(stands and stands.sessions_attended),
        "passed": bool(stands and stands.passed),
        "certified": one in certified,
    }
    return frozenset(step for step in STEPS if did[step])


def _broken_down(people: list[Row], kind_of: Callable[[Row], str]) -> list[Row]:
    kinds: Counter[str] = Counter(kind_of(one) for one in people)
    ordered = sorted(kinds, key=lambda kind: (kind == "", -kinds[kind], kind))
    return [{"kind": kind, **_count([one for one in people if kind_of(one) == kind])} for kind in ordered]


def _count(people: list[Row]) -> Row:
    return {step: sum(step in one["steps"] for one in people) for step in STEPS}
