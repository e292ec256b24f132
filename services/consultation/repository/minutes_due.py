"""Debates that were held and whose minutes nobody reads yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

LOOKED_BACK = timedelta(days=365)  # the breach was told long before
WITHOUT = text("""
    select m.id as meeting_id, m.consultation_id as id, m.authority, m.title, m.kind, m.ended_at
    from meeting m
    where m.kind = 'debate' and m.state = 'held' and m.consultation_id is not null and m.ended_at > :since
      and (cast(:after as uuid) is null or m.id > :after)
      and not exists (select from minutes w where w.meeting_id = m.id and w.state = 'published')
    order by m.id limit :most
""")


@dataclass(frozen=True)
class WithoutMinutes:
    """A debate; `id` is of the consultation whose draft was debated."""

    meeting_id: UUID
    id: UUID
    authority: str
    title: str
    kind: str
    ended_at: datetime


def without_minutes(session: Session, now: datetime, after: UUID | None, most: int) -> list[WithoutMinutes]:
    """In the order of their ids, from the one after `after` on."""
    asked = {"since": now - LOOKED_BACK, "after": after, "most": most}
    return [WithoutMinutes(**row) for row in session.execute(WITHOUT, asked).mappings()]
