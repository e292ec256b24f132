"""What is due at an authority's desk, by the law's calendar; and what the clock did in a procedure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.consultation.model.days import day_of
from services.consultation.model.procedure_deed import ProcedureDeed

Row = dict[str, Any]
MOST_DEEDS = 200
DUE = text("""
    with running as (
        select c.id, c.title, c.state, c.ends_at, c.last_day, c.planned_adoption, n.waiting
        from consultation c
        cross join lateral (
            select coalesce(sum(received - answered), 0)::integer as waiting
            from article_count where consultation_id = c.id
        ) n
        where c.authority = :authority and c.state in ('published', 'closed') and c.outcome is null
    ), asked as (
        select consultation_id, count(*)::integer as open from debate_request
        where authority = :authority and state = 'open' group by consultation_id
    )
    select * from (
        select id, title, waiting, 'recommendations' as term, last_day as due from running
        where state = 'published' and ends_at > :now
        union all
        select id, title, waiting, 'answers', planned_adoption from running where waiting > 0
        union all
        select id, title, open, 'debate', last_day from running join asked on consultation_id = id
        union all
        select m.consultation_id, m.title, 0, 'documents',
               (m.ended_at at time zone 'Europe/Bucharest')::date + 10
        from meeting m
        where m.authority = :authority and m.kind = 'debate' and m.state = 'held'
          and m.consultation_id is not null
          and not exists (select from minutes w where w.meeting_id = m.id and w.state = 'published')
        union all
        select id, title, waiting, 'adoption', planned_adoption from running
        where waiting = 0 and planned_adoption >= :today
    ) terms
    order by due nulls last, id, term
    limit :most
""")


def due(session: Session, authority: str, now: datetime, most: int) -> Sequence[Row]:
    """The nearest first, what is late before it; what has no day comes last."""
    asked = {"authority": authority, "now": now, "today": day_of(now), "most": most}
    return [dict(row) for row in session.execute(DUE, asked).mappings()]


def deeds_of(session: Session, consultation_id: UUID) -> Sequence[Row]:
    """What the clock did in a procedure, the newest first."""
    of = ProcedureDeed.__table__.c
    columns = (of.deed, of.term, of.last_day, of.days, of.due_at, of.ran_at, of.told)
    query = select(*columns).where(of.consultation_id == consultation_id)
    query = query.order_by(of.ran_at.desc(), of.id.desc()).limit(MOST_DEEDS)
    return [dict(row) for row in session.execute(query).mappings()]
