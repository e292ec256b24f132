"""Courses, for everybody, for the desk and for operators."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

SHOWN = """
    select c.id, c.version, c.authority, coalesce(a.name, c.authority) as authority_name,
           coalesce(a.is_example, false) as authority_is_example, c.is_example, c.state, c.title, c.summary,
           c.programme, c.trainers, c.competences, c.hours, c.seats, c.audience, c.enrol_until, c.sessions,
           c.starts_at, c.ends_at, c.announced_at, c.cancelled_at, c.cancel_reason, c.least_attended,
           c.pass_needed, c.feedback_needed, c.issuers,
           (select count(*) from enrolment e where e.course_id = c.id and e.state = 'enrolled') as enrolled,
           (select count(*) from enrolment e where e.course_id = c.id and e.state = 'waiting') as waiting
    from course c left join authority a on a.slug = c.authority
"""
LATEST = "order by c.starts_at desc, c.id desc limit :limit"
ONE = text(f"{SHOWN} where c.id = :id")
OF_DESK = text(f"{SHOWN} where c.authority = :authority order by c.id desc limit 200")
FOR_OPERATORS = text(f"{SHOWN} where :authority is null or c.authority = :authority "
                     "order by c.id desc limit :limit")  # fmt: skip
PERIODS = {
    "coming": "c.starts_at > :now and c.state = 'announced'",
    "running": "c.starts_at <= :now and c.ends_at > :now and c.state = 'announced'",
    "over": "(c.ends_at <= :now or c.state = 'cancelled')",
}


def course(session: Session, course_id: UUID) -> Row | None:
    """One, with how many take part."""
    row = session.execute(ONE, {"id": course_id}).mappings().first()
    return dict(row) if row else None


def announced(
    session: Session,
    *,
    authority: str | None,
    period: str | None,
    now: datetime,
    after: tuple[Any, ...] | None,
    limit: int,
) -> Sequence[Row]:
    """What everybody sees, the latest to begin first; `after` is (starts_at, id) of the last one seen."""
    where = ["c.announced_at is not null"]
    if authority:
        where.append("c.authority = :authority")
    if period:
        where.append(PERIODS[period])
    if after:
        where.append("(c.starts_at, c.id) < (:starts_at, :last)")
    starts_at, last = after or (None, None)
    asked = {"authority": authority, "now": now, "starts_at": starts_at, "last": last, "limit": limit}
    query = text(f"{SHOWN} where {' and '.join(where)} {LATEST}")
    return [dict(row) for row in session.execute(query, asked).mappings()]


def of_desk(session: Session, authority: str) -> Sequence[Row]:
    """All of an authority's, drafts too, the newest first."""
    return [dict(row) for row in session.execute(OF_DESK, {"authority": authority}).mappings()]


def for_operators(session: Session, authority: str | None, limit: int) -> Sequence[Row]:
    """The newest, of one authority or of all."""
    asked = {"authority": authority, "limit": limit}
    return [dict(row) for row in session.execute(FOR_OPERATORS, asked).mappings()]
