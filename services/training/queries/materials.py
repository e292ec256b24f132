"""What is read and used in a course, as somebody may see it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

SHOWN = """
    select m.id, m.course_id, m.authority, m.session_id, m.title, m.url, m.file_id, m.visible, m.added_at,
           a.name as file_name, f.size as file_size, f.media_type,
           f.state as file_state, f.reason as file_reason
    from material m left join attachment a on a.id = m.file_id left join file f using (sha256)
    where m.removed_at is null
"""
OF_COURSE = text(f"{SHOWN} and m.course_id = :id order by m.id")
ONE = text(f"{SHOWN} and m.id = :id")
HAS_SEAT = text("""
    select exists(select from enrolment where course_id = :id and account_id = :account_id
                  and state = 'enrolled')
""")


def of_course(session: Session, course_id: UUID) -> Sequence[Row]:
    """All of it, in the order in which it was put there."""
    return [dict(row) for row in session.execute(OF_COURSE, {"id": course_id}).mappings()]


def material(session: Session, material_id: UUID) -> Row | None:
    """One, unless it was taken away."""
    row = session.execute(ONE, {"id": material_id}).mappings().first()
    return dict(row) if row else None


def has_seat(session: Session, course_id: UUID, account_id: UUID) -> bool:
    """Whether a person takes part."""
    return bool(session.scalar(HAS_SEAT, {"id": course_id, "account_id": account_id}))
