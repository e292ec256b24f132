"""How a course is assessed, its bank, its results: for everybody, and for the desk."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

TERMS = text("""
    select a.version, a.kind, a.pass_percent, a.draws, a.attempts_allowed, a.minutes, a.opens_at, a.closes_at,
           (select count(*) from question q where q.course_id = a.id and q.retired_at is null) as questions
    from assessment a where a.id = :id
""")
# What stands before anybody has said something.
UNSET: Row = {
    "version": 0,
    "kind": "none",
    "pass_percent": 60,
    "draws": 10,
    "attempts_allowed": 2,
    "minutes": None,
    "opens_at": None,
    "closes_at": None,
    "questions": 0,
}
BANK = """
    select q.id, q.version, q.course_id, q.authority, q.revision, q.retired_at, w.kind, w.text, w.options,
           w.right_options as right, w.answer, w.tolerance, w.points, w.explanation, w.competence, w.reason,
           w.written_at,
           (select count(*) from attempt t where t.course_id = q.course_id and t.questions
               @> jsonb_build_array(jsonb_build_object('id', q.id::text))) as drawn
    from question q join wording w on w.question_id = q.id and w.revision = q.revision
"""
OF_COURSE = text(f"{BANK} where q.course_id = :id order by q.retired_at is not null, q.id")
ONE = text(f"{BANK} where q.id = :id")
RESULTS = text("""
    select e.id as enrolment_id, e.name, m.passed as mark_passed, m.grade, coalesce(m.note, '') as note,
           m.marked_at,
           coalesce((select jsonb_agg(jsonb_build_object(
               'number', t.number, 'handed_in_at', t.handed_in_at, 'passed', t.passed,
               'points', t.points, 'of_points', t.of_points) order by t.number)
             from attempt t where t.enrolment_id = e.id), '[]') as attempts
    from enrolment e
    left join lateral (select * from mark where enrolment_id = e.id order by id desc limit 1) m on true
    where e.course_id = :id and e.state = 'enrolled' order by e.name, e.id
""")
RESCORINGS = text("""
    select id, reason, attempts, jsonb_array_length(changes) as changed, done_at
    from rescoring where course_id = :id order by id desc limit 100
""")


def terms(session: Session, course_id: UUID) -> Row:
    """How a course is assessed, and how many questions there are to be drawn."""
    row = session.execute(TERMS, {"id": course_id}).mappings().first()
    return dict(row) if row else UNSET


def bank(session: Session, course_id: UUID) -> Sequence[Row]:
    """All questions of a course with what is right; those that are drawn no more at the end."""
    return [dict(row) for row in session.execute(OF_COURSE, {"id": course_id}).mappings()]


def question(session: Session, question_id: UUID) -> Row | None:
    """One, with what is right."""
    row = session.execute(ONE, {"id": question_id}).mappings().first()
    return dict(row) if row else None


def results(session: Session, course_id: UUID) -> Sequence[Row]:
    """What each who has a seat has done, by name."""
    return [dict(row) for row in session.execute(RESULTS, {"id": course_id}).mappings()]


def rescorings(session: Session, course_id: UUID) -> Sequence[Row]:
    """When and why attempts were scored again, the latest first."""
    return [dict(row) for row in session.execute(RESCORINGS, {"id": course_id}).mappings()]
