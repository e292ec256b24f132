"""One's own attempts. What is right leaves here only once nothing can be won by knowing it."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.training.model.scoring import Given, Key, points_of, read_number

Row = dict[str, Any]

SEAT = text("""
    select e.id, c.state as course_state, c.authority, c.title, c.ends_at from enrolment e
    join course c on c.id = e.course_id
    where e.course_id = :course_id and e.account_id = :account_id and e.state = 'enrolled'
""")
OF_SEAT = text("""
    select id, number, started_at, due_at, handed_in_at, points, of_points, passed
    from attempt where enrolment_id = :enrolment_id order by number
""")
MARK = text("""
    select passed, grade, note, marked_at from mark where enrolment_id = :enrolment_id
    order by id desc limit 1
""")
ONE = text("""
    select t.id, t.number, t.course_id, t.enrolment_id, t.questions, t.answers, t.started_at, t.due_at,
           t.handed_in_at, t.points, t.of_points, t.passed, t.pass_percent, c.title, a.attempts_allowed,
           exists(select from attempt o where o.enrolment_id = t.enrolment_id and o.passed) as has_passed,
           (select count(*) from attempt o where o.enrolment_id = t.enrolment_id
               and o.handed_in_at is not null) as ended
    from attempt t join enrolment e on e.id = t.enrolment_id join course c on c.id = t.course_id
    join assessment a on a.id = t.course_id
    where t.id = :id and e.account_id = :account_id
""")
WORK = text("""
    select c.id as course_id, c.title, t.number, t.started_at, t.handed_in_at, t.points, t.of_points,
           t.passed,
           coalesce((select jsonb_agg(jsonb_build_object(
               'question', w.text,
               'chosen', (select coalesce(jsonb_agg(w.options[place::integer + 1]), '[]')
                          from jsonb_array_elements_text(
                              coalesce(t.answers -> (d ->> 'id') -> 'chosen', '[]')) one(place)),
               'number', coalesce(t.answers -> (d ->> 'id') ->> 'number', '')))
             from jsonb_array_elements(t.questions) d join wording w
               on w.question_id = (d ->> 'id')::uuid and w.revision = (d ->> 'revision')::integer), '[]')
               as answers
    from attempt t join enrolment e on e.id = t.enrolment_id join course c on c.id = t.course_id
    where e.account_id = :account_id order by t.id
""")
MARKS = text("""
    select c.id as course_id, c.title, m.passed, m.grade, m.note, m.marked_at
    from mark m join enrolment e on e.id = m.enrolment_id join course c on c.id = m.course_id
    where e.account_id = :account_id order by m.id
""")
WORDINGS = text("""
    select w.question_id, w.revision, w.kind, w.text, w.options, w.right_options, w.answer, w.tolerance,
           w.points, w.explanation
    from wording w join jsonb_array_elements(cast(:questions as jsonb)) d
      on w.question_id = (d ->> 'id')::uuid and w.revision = (d ->> 'revision')::integer
""")


def seat(session: Session, course_id: UUID, account_id: UUID) -> Row | None:
    """The seat that a person has in a course."""
    row = session.execute(SEAT, {"course_id": course_id, "account_id": account_id}).mappings().first()
    return dict(row) if row else None


def of_seat(session: Session, enrolment_id: UUID) -> Sequence[Row]:
    """The attempts, the first first."""
    return [dict(row) for row in session.execute(OF_SEAT, {"enrolment_id": enrolment_id}).mappings()]


def mark(session: Session, enrolment_id: UUID) -> Row | None:
    """The mark that counts."""
    row = session.execute(MARK, {"enrolment_id": enrolment_id}).mappings().first()
    return dict(row) if row else None


def work(session: Session, account_id: UUID) -> Row:
    """All that a person has answered, and each mark, for a copy of their data; nothing of what is right."""
    asked = {"account_id": account_id}
    return {
        "attempts": [dict(row) for row in session.execute(WORK, asked).mappings()],
        "marks": [dict(row) for row in session.execute(MARKS, asked).mappings()],
    }


def attempt(session: Session, attempt_id: UUID, account_id: UUID) -> Row | None:
    """One's own attempt with its questions; what is right only after the last attempt, or one that passed."""
    row = session.execute(ONE, {"id": attempt_id, "account_id": account_id}).mappings().first()
    if row is None:
        return None
    over = row["has_passed"] or row["ended"] >= row["attempts_allowed"]
    is_shown = row["handed_in_at"] is not None and over
    asked = session.execute(WORDINGS, {"questions": json.dumps(row["questions"])}).mappings()
    wordings = {str(one["question_id"]): dict(one) for one in asked}
    shown = [
        _question(drawn, wordings[drawn["id"]], row["answers"].get(drawn["id"], {}), is_shown)
        for drawn in row["questions"]
    ]
    return {**row, "questions": shown, "is_explained": is_shown}


def _question(drawn: Row, wording: Row, answered: Row, is_shown: bool) -> Row:
    one = {
        "id": drawn["id"],
        "kind": wording["kind"],
        "text": wording["text"],
        "points": wording["points"],
        "options": [{"number": number, "text": wording["options"][number]} for number in drawn["options"]],
        "chosen": answered.get("chosen", []),
        "number": answered.get("number", ""),
        "solution": None,
    }
    if is_shown:
        one["solution"] = _solution(wording, answered)
    return one


def _solution(wording: Row, answered: Row) -> Row:
    right = frozenset(wording["right_options"])
    key = Key(wording["kind"], wording["points"], right, wording["answer"], wording["tolerance"])
    given = Given(frozenset(answered.get("chosen", ())), read_number(answered.get("number", "")))
    got: Decimal = points_of(key, given)
    return {
        "right": sorted(right),
        "answer": wording["answer"],
        "explanation": wording["explanation"],
        "points": got,
    }
