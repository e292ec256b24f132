"""What was asked and answered after a course. Of fewer than five answers nothing is shown."""

from collections import Counter
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.training.model.feedback import LEAST_SHOWN, SCALE

Row = dict[str, Any]

FORM = text("select version, questions, asked_at from feedback_form where id = :id")
GIVEN = text("select exists(select from feedback_given where enrolment_id = :id)")
COUNT = text("select count(*) from feedback_given where course_id = :id")
ANSWERS = text("select answers from feedback_answer where course_id = :id order by id")
UNSET: Row = {"version": 0, "questions": [], "asked_at": None}


def form(session: Session, course_id: UUID) -> Row:
    """What is asked after a course, and how many have answered."""
    row = session.execute(FORM, {"id": course_id}).mappings().first()
    answered = session.scalar(COUNT, {"id": course_id}) or 0
    return {**(dict(row) if row else UNSET), "answered": answered}


def has_answered(session: Session, enrolment_id: UUID) -> bool:
    """Whether this person has."""
    return bool(session.scalar(GIVEN, {"id": enrolment_id}))


def results(session: Session, course_id: UUID) -> Row:
    """How often each point of a scale was chosen, and what was written; None below five answers."""
    asked = form(session, course_id)
    if asked["answered"] < LEAST_SHOWN:
        return {"answered": asked["answered"], "least": LEAST_SHOWN, "questions": None}
    rows = list(session.scalars(ANSWERS, {"id": course_id}))
    questions = [
        _counted(question, [row[place] for row in rows if row[place] is not None])
        for place, question in enumerate(asked["questions"])
    ]
    return {"answered": asked["answered"], "least": LEAST_SHOWN, "questions": questions}


def _counted(question: Row, answers: list[Any]) -> Row:
    if question["kind"] == "text":
        # In the order of the alphabet: one row's words cannot be found beside another question's.
        return {**question, "counts": [], "mean": None, "texts": sorted(answers)}
    chosen = Counter(answers)
    mean = round(sum(answers) / len(answers), 2) if answers else None
    return {**question, "counts": [chosen[point] for point in SCALE], "mean": mean, "texts": []}
