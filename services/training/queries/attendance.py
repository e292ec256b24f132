"""Who came to a session: at its door, and with what was corrected afterwards."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.plain_text import plain

Row = dict[str, Any]

SESSION = text("""
    select c.id as course_id, c.authority, c.announced_at, c.title, s.one ->> 'subject' as subject,
           (s.one ->> 'starts_at')::timestamptz as starts_at, (s.one ->> 'ends_at')::timestamptz as ends_at
    from course c cross join lateral jsonb_array_elements(c.sessions) s(one)
    where c.sessions @> cast(:wanted as jsonb) and s.one ->> 'id' = :id
""")
PEOPLE = text("""
    select e.id, e.name, e.organisation_name as organisation, null as wish, e.state,
           case when a.present then a.arrived_at end as arrived_at,
           coalesce((select jsonb_agg(jsonb_build_object('present', k.present, 'reason', k.reason,
                                                         'made_at', k.made_at) order by k.id)
                     from attendance_correction k where k.attendance_id = a.id), '[]') as corrections
    from enrolment e left join session_attendance a on a.enrolment_id = e.id and a.session_id = :session_id
    where e.course_id = :course_id and (e.state <> 'cancelled' or a.present)
""")


def session_of(session: Session, session_id: UUID) -> Row | None:
    """One session, with whose it is."""
    asked = {"id": str(session_id), "wanted": f'[{{"id": "{session_id}"}}]'}
    row = session.execute(SESSION, asked).mappings().first()
    return dict(row) if row else None


def people_of(session: Session, course_id: UUID, session_id: UUID) -> Sequence[Row]:
    """Those who are awaited, by name as people sort it, and those who came and gave their seat back later."""
    asked = {"course_id": course_id, "session_id": session_id}
    rows = [dict(row) for row in session.execute(PEOPLE, asked).mappings()]
    return sorted(rows, key=lambda row: (row["state"] == "waiting", plain(row["name"]), row["id"]))
