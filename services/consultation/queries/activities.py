"""Joint activities, for everybody, for partners and for the desk.

Only the constants are put together into SQL; what was asked is bound.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.plain_text import with_commas, without_marks

Row = dict[str, Any]

LISTED = """
    select a.id, a.version, a.authority, coalesce(w.name, a.authority) as authority_name,
           coalesce(w.is_example, false) as authority_is_example, a.is_example, a.state, a.title,
           a.objectives, a.kind, a.starts_at, a.ends_at, a.place, a.online_url, a.capacity,
           a.announced_at, a.cancelled_at, a.held_at, a.calendar_sequence, a.changed_at, a.people,
           (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'organisation_id', p.organisation_id,
                   'name', p.name, 'state', p.state, 'is_proposer', p.is_proposer) order by p.id), '[]')
            from activity_partner p where p.activity_id = a.id) as partners
    from activity a left join authority w on w.slug = a.authority
"""
ONE = text("""
    select a.*, coalesce(w.name, a.authority) as authority_name,
           coalesce(w.is_example, false) as authority_is_example
    from activity a left join authority w on w.slug = a.authority where a.id = :id
""")
PARTS = {
    "partners": text("""
        select p.*, e.life is not null as has_ended from activity_partner p
        left join organisation_end e on e.organisation_id = p.organisation_id
        where p.activity_id = :id order by p.id"""),
    "costs": text("""
        select c.what, c.amount, c.source, c.partner_id, p.name as partner
        from activity_cost c join activity_partner p on p.id = c.partner_id
        where c.activity_id = :id order by c.position"""),
    "tasks": text("""
        select t.id, t.what, t.due_on, t.done_at, t.partner_id, p.name as partner
        from activity_task t join activity_partner p on p.id = t.partner_id
        where t.activity_id = :id order by t.due_on, t.id"""),
    "files": text("""
        select x.*, t.name, f.size, f.media_type, f.state, f.reason
        from activity_file x join attachment t on t.id = x.id join file f using (sha256)
        where x.activity_id = :id order by x.id"""),
    "follow_ups": text("select * from activity_follow_up where activity_id = :id order by id"),
    "entries": text("select * from activity_entry where activity_id = :id order by id"),
}
WHOSE_FILE = text("""
    select a.authority, a.announced_at from activity_file x join activity a on a.id = x.activity_id
    where x.id = :file_id and x.activity_id = :id
""")
WHO_OF = text("""
    select organisation_id from activity_partner
    where activity_id = :id and state <> 'declined' and organisation_id is not null
""")
INVITED = text("select count(*) from activity_invited where activity_id = :id and who not like 'account:%'")
PERIODS = {
    "coming": "a.ends_at > :now and a.state = 'announced'",
    "over": "(a.ends_at <= :now or a.state in ('held', 'cancelled'))",
}


@dataclass(frozen=True)
class Wanted:
    """What a list should hold.

    Args:
        period: `coming`, the next one first; `over`, the latest first; all, the latest first, unless given.
        since, until: instants between which it begins.
        words: a part of its title, objectives, place or of a partner's name.
    """

    authority: str | None = None
    organisation_id: UUID | None = None
    period: str | None = None
    kind: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    words: str | None = None


def public(
    session: Session, wanted: Wanted, *, now: datetime, after: tuple[Any, ...] | None, limit: int
) -> Sequence[Row]:
    """What everybody sees; `after` is (starts_at, id) of the last row seen."""
    where = ["a.announced_at is not null"]
    if wanted.authority:
        where.append("a.authority = :authority")
    if wanted.period:
        where.append(PERIODS[wanted.period])
    if wanted.kind:
        where.append("a.kind = :kind")
    if wanted.since:
        where.append("a.starts_at >= :since")
    if wanted.until:
        where.append("a.starts_at < :until")
    if wanted.organisation_id:
        where.append("""a.id in (select p.activity_id from activity_partner p
            where p.organisation_id = :organisation_id and p.state = 'confirmed')""")
    if wanted.words:
        where.append("""(strpos(plain_words(concat_ws(' ', a.title, a.objectives, a.place)), :plain) > 0
            or exists (select from activity_partner p where p.activity_id = a.id and p.state = 'confirmed'
                       and strpos(plain_words(p.name), :plain) > 0))""")
    onwards = wanted.period == "coming"
    if after:
        where.append(f"(a.starts_at, a.id) {'>' if onwards else '<'} (:starts_at, :last)")
    way = "" if onwards else "desc"
    starts_at, last = after or (None, None)
    asked = {
        **vars(wanted),
        "now": now,
        "plain": without_marks(with_commas(wanted.words or "")).lower(),
        "starts_at": starts_at,
        "last": last,
        "limit": limit,
    }
    query = f"{LISTED} where {' and '.join(where)} order by a.starts_at {way}, a.id {way} limit :limit"
    return [dict(row) for row in session.execute(text(query), asked).mappings()]


def of_authority(session: Session, authority: str) -> Sequence[Row]:
    """All of an authority's, whatever their state, the newest first."""
    query = text(f"{LISTED} where a.authority = :authority order by a.id desc limit 200")
    return [dict(row) for row in session.execute(query, {"authority": authority}).mappings()]


def of_organisations(session: Session, organisation_ids: Sequence[UUID]) -> Sequence[Row]:
    """All in which one of the organisations takes part or is asked to, the newest first."""
    query = text(f"""{LISTED} where a.id in (select p.activity_id from activity_partner p
        where p.organisation_id = any(:ids) and p.state <> 'declined') order by a.id desc limit 200""")  # noqa: S608
    return [dict(row) for row in session.execute(query, {"ids": list(organisation_ids)}).mappings()]


def activity(session: Session, activity_id: UUID) -> Row | None:
    """One, with all that belongs to it."""
    row = session.execute(ONE, {"id": activity_id}).mappings().first()
    if row is None:
        return None
    found = {name: [dict(one) for one in session.execute(query, {"id": activity_id}).mappings()]
             for name, query in PARTS.items()}  # fmt: skip
    return {**row, **found, "invited": session.scalar(INVITED, {"id": activity_id}) or 0}


def file_is_public(session: Session, activity_id: UUID, file_id: UUID) -> tuple[str, bool] | None:
    """Whose activity a file belongs to, and whether that is public; None where there is no such file."""
    row = session.execute(WHOSE_FILE, {"id": activity_id, "file_id": file_id}).first()
    return (row.authority, row.announced_at is not None) if row else None


def organisations_in(session: Session, activity_id: UUID) -> frozenset[UUID]:
    """The organisations that take part, or are asked to."""
    return frozenset(session.scalars(WHO_OF, {"id": activity_id}))
