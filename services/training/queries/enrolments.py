"""Who takes part in a course: for the desk, and one's own."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

SHOWN = """
    select e.id, e.version, e.course_id, e.state, e.name, e.locality, e.member_of, e.organisation_id,
           e.organisation_name, e.asked_at, e.seated_at, e.cancelled_at,
           e.account_id is not null as has_account,
           case when e.state = 'waiting' then (
               select count(*) from enrolment o where o.course_id = e.course_id and o.state = 'waiting'
                   and (o.asked_at, o.id) <= (e.asked_at, e.id)) end as place,
           coalesce((select array_agg(w.purpose order by w.purpose) filter (where w.given) from (
               select distinct on (k.purpose) k.purpose, k.given
               from consent k where k.enrolment_id = e.id order by k.purpose, k.id desc) w), '{}') as agreed
    from enrolment e
"""
OF_COURSE = text(f"{SHOWN} where e.course_id = :id order by e.state = 'cancelled', e.state, e.asked_at, e.id")
MINE = text("""
    select e.id, e.course_id, e.state, e.name, e.locality, e.gender, e.organisation_name, e.asked_at,
           c.title, c.authority,
           c.starts_at, c.ends_at, c.state as course_state,
           (select count(*) from session_attendance a where a.enrolment_id = e.id and a.present) as attended,
           case when e.state = 'waiting' then (
               select count(*) from enrolment o where o.course_id = e.course_id and o.state = 'waiting'
                   and (o.asked_at, o.id) <= (e.asked_at, e.id)) end as place,
           coalesce((select jsonb_agg(to_jsonb(w) order by w.purpose) from (
               select distinct on (k.purpose) k.purpose, k.given, k.text_version, k.said_at
               from consent k where k.enrolment_id = e.id order by k.purpose, k.id desc) w), '[]') as consents
    from enrolment e join course c on c.id = e.course_id
    where e.account_id = :account_id order by e.id desc limit 200
""")


def of_course(session: Session, course_id: UUID) -> Sequence[Row]:
    """Those who have a seat, those who wait, those who gave it back; each by when they asked."""
    return [dict(row) for row in session.execute(OF_COURSE, {"id": course_id}).mappings()]


def of_account(session: Session, account_id: UUID) -> Sequence[Row]:
    """One's own, the newest first."""
    return [dict(row) for row in session.execute(MINE, {"account_id": account_id}).mappings()]
