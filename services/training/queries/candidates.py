"""Who of a course has a certificate, who could have one, and what is missing for the others."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.training.model.course import ANNOUNCED
from services.training.model.rules import Rules
from services.training.queries import certificates
from services.training.queries.standing import Standing, standings_of

Row = dict[str, Any]
PEOPLE = text("""
    select e.id, e.name, e.state from enrolment e where e.course_id = :course_id
        and (e.state = 'enrolled' or exists (select from certificate k where k.enrolment_id = e.id))
    order by e.name collate "C", e.id
""")


def candidates(session: Session, course: Mapping[str, Any], now: datetime) -> Row:
    """All of a course, as the desk shows them."""
    rules = Rules(course["least_attended"], course["pass_needed"], course["feedback_needed"])
    stand, have = standings_of(session, course["id"]), certificates.of_course(session, course["id"])
    rows = session.execute(PEOPLE, {"course_id": course["id"]}).mappings()
    items = [_candidate(row, stand[row["id"]], rules, have.get(row["id"])) for row in rows]
    over = course["state"] == ANNOUNCED and course["ends_at"] <= now
    due = sum(1 for one in items if one["certificate"] is None and not one["missing"])
    return {"over": over, "due": due, "batch": certificates.batch(session, course["id"]), "items": items}


def _candidate(row: Any, standing: Standing, rules: Rules, certificate: Row | None) -> Row:
    missing: Sequence[str] = rules.missing(standing)
    enrolment_id: UUID = row["id"]
    return {
        "enrolment_id": enrolment_id,
        "name": row["name"],
        "sessions": standing.sessions,
        "attended": standing.sessions_attended,
        "passed": standing.passed,
        "feedback": standing.feedback,
        "missing": list(missing),
        "certificate": certificate,
    }
