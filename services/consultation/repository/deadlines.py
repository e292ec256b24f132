"""Procedures that the clock looks at, and what it did in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.consultation.model.known import staff_role
from services.consultation.model.procedure_deed import ProcedureDeed

# Five working days before a term: Easter or Christmas with a bridge of days off lies in between at the worst.
FAR = timedelta(days=30)
CLERK, SUPERIOR, EVERYWHERE = "clerk", "administrator", "common"
RUNNING = text("""
    select c.id, c.authority, c.title, c.kind, c.state, c.published_at, c.last_day, c.ends_at,
           c.planned_adoption, n.waiting, d.debates, d.debates_since
    from consultation c
    cross join lateral (
        select coalesce(sum(received - answered), 0)::integer as waiting
        from article_count where consultation_id = c.id
    ) n
    cross join lateral (
        select count(*)::integer as debates, min(entered_at) as debates_since
        from debate_request where authority = c.authority and consultation_id = c.id and state = 'open'
    ) d
    where c.state in ('published', 'closed') and c.outcome is null
      and (cast(:after as uuid) is null or c.id > :after)
      and (
        (c.state = 'published' and c.last_day <= :horizon)
        or (c.planned_adoption <= :horizon and n.waiting > 0)
        or (c.last_day <= :horizon and d.debates > 0)
      )
    order by c.id
    limit :most
""")


@dataclass(frozen=True)
class Running:
    """A consultation of which a term runs, or has passed with something left to do."""

    id: UUID
    authority: str
    title: str
    kind: str
    state: str
    published_at: datetime
    last_day: date
    ends_at: datetime
    planned_adoption: date | None
    waiting: int
    debates: int
    debates_since: datetime | None


def running(session: Session, today: date, after: UUID | None, most: int) -> list[Running]:
    """Those with a term that is near or over, in the order of their ids, from the one after `after` on."""
    asked = {"after": after, "horizon": today + FAR, "most": most}
    return [Running(**row) for row in session.execute(RUNNING, asked).mappings()]


def is_done(session: Session, consultation_id: UUID, deed: str, term: str, last_day: date, days: int) -> bool:
    """Whether the clock has done this already."""
    query = select(ProcedureDeed.id).where(
        ProcedureDeed.consultation_id == consultation_id,
        ProcedureDeed.deed == deed,
        ProcedureDeed.term == term,
        ProcedureDeed.last_day == last_day,
        ProcedureDeed.days == days,
    )
    return session.scalar(query) is not None


def clerks_of(session: Session, authority: str) -> Sequence[UUID]:
    """The authority's clerks."""
    return _holders(session, authority, CLERK)


def superiors_of(session: Session, authority: str) -> Sequence[UUID]:
    """The authority's administrators; where it has none, those of the whole system."""
    return _holders(session, authority, SUPERIOR) or _holders(session, EVERYWHERE, SUPERIOR)


def _holders(session: Session, authority: str, role: str) -> Sequence[UUID]:
    held = staff_role.c
    query = select(held.account_id).where(held.authority == authority, held.role == role, held.held)
    return session.scalars(query.order_by(held.account_id)).all()
