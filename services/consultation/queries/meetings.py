"""Debates and public meetings, for everybody, for the desk and for what goes with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.plain_text import plain

Row = dict[str, Any]

SHOWN = """
    select m.id, m.version, m.authority, coalesce(a.name, m.authority) as authority_name,
           coalesce(a.is_example, false) as authority_is_example, m.kind, m.consultation_id,
           c.title as consultation_title, m.title, m.starts_at, m.ends_at, m.place, m.online_url,
           m.capacity, m.speaking_minutes, m.agenda, m.how_to_register, m.state, m.called_at, m.moved_at,
           m.reason, m.began_at, m.ended_at, m.sequence, m.is_example,
           (select max(e.at) from meeting_entry e where e.meeting_id = m.id) as changed_at,
           (select w.published_at from minutes w where w.meeting_id = m.id and w.state = 'published')
               as minutes_published_at
    from meeting m left join authority a on a.slug = m.authority
    left join consultation c on c.id = m.consultation_id
"""
ONE = text(f"{SHOWN} where m.id = :id")
ENTRIES = text("""
    select at, what, reason, before, after from meeting_entry where meeting_id = :id order by id
""")
OF_CONSULTATION = text(f"{SHOWN} where m.consultation_id = :id order by m.starts_at, m.id limit 200")
CONDITIONS = {
    "authority": "m.authority = :authority",
    "kind": "m.kind = :kind",
    "consultation_id": "m.consultation_id = :consultation_id",
    "since": "m.starts_at >= :since",
    "until": "m.starts_at < :until",
}
PERIODS = {
    "coming": "m.ends_at > :now and m.state = 'called'",
    "over": "(m.ends_at <= :now or m.state <> 'called')",
}


@dataclass(frozen=True)
class Wanted:
    """What a list should hold.

    Args:
        period: `coming`, the next first; `over`, the latest first; all, the latest first, unless given.
        words: parts of the title.
        since, until: begins at or after the first, before the second.
    """

    period: str | None = None
    authority: str | None = None
    kind: str | None = None
    consultation_id: UUID | None = None
    words: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def meeting(session: Session, meeting_id: UUID) -> Row | None:
    """One, with all that was said of it; None where there is none.

    What registers people, checks them in or writes minutes reads it here, too: `title`, `authority`,
    `starts_at`, `ends_at`, `capacity`, `state`.
    """
    row = session.execute(ONE, {"id": meeting_id}).mappings().first()
    if row is None:
        return None
    return {**row, "entries": [dict(one) for one in session.execute(ENTRIES, {"id": meeting_id}).mappings()]}


def of_consultation(session: Session, consultation_id: UUID) -> Sequence[Row]:
    """All about one draft, the first first."""
    return [dict(row) for row in session.execute(OF_CONSULTATION, {"id": consultation_id}).mappings()]


def meetings(
    session: Session, wanted: Wanted, *, now: datetime, after: tuple[Any, ...] | None, limit: int
) -> Sequence[Row]:
    """A list.

    Args:
        after: (starts_at, id) of the last row that was seen.
    """
    given = {**vars(wanted), "now": now, "limit": limit}
    where = [condition for name, condition in CONDITIONS.items() if given[name] is not None]
    if wanted.period:
        where.append(PERIODS[wanted.period])
    if wanted.words is not None:
        # Both sides were stripped to plain letters, so the words hold no sign that LIKE would read.
        given["words"] = f"%{plain(wanted.words)}%"
        where.append("m.title_plain like :words")
    sign, way = (">", "") if wanted.period == "coming" else ("<", " desc")
    if after:
        where.append(f"(m.starts_at, m.id) {sign} (:after_start, :after_id)")
        given["after_start"], given["after_id"] = after
    only = f"where {' and '.join(where)}" if where else ""
    query = f"{SHOWN} {only} order by m.starts_at{way}, m.id{way} limit :limit"
    return [dict(row) for row in session.execute(text(query), given).mappings()]
