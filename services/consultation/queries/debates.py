"""Requests for a debate, for everybody, for who asked, for the desk; and how many a year had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]
Key = tuple[Any, ...]

COLUMNS = """
    r.id, r.version, r.consultation_id, r.authority, r.kind, r.name, r.organisation_id, r.known, r.reason,
    r.channel, r.received_at, r.day_only, r.entered_at, r.is_late, r.account_id, r.email, r.postal_address,
    r.town_number, r.forgotten_at, r.state, r.meeting_id, r.held_at, r.settled_at, r.settled_reason,
    c.title as consultation_title, c.kind as act_kind, coalesce(a.name, r.authority) as authority_name,
    coalesce(a.is_example, false) as authority_is_example,
    case when e.organisation_id is not null then 'ended' else coalesce(o.state, r.known) end as known_now,
    nullif(b.name, '') as entered_by
"""
SHOWN = f"""
    select {COLUMNS} from debate_request r
    join consultation c on c.id = r.consultation_id
    left join authority a on a.slug = r.authority
    left join organisation o on o.organisation_id = r.organisation_id and o.authority = r.authority
    left join organisation_end e on e.organisation_id = r.organisation_id
    left join account b on b.account_id = r.entered_by
"""  # noqa: S608
FIGURES = text("""
    select count(*) filter (where kind = 'association')::integer as by_associations,
           count(*) filter (where kind = 'authority')::integer as by_authorities,
           count(*) filter (where kind = 'other')::integer as by_others,
           count(distinct consultation_id) filter (where kind = 'association')::integer
               as drafts_asked_by_associations,
           count(distinct meeting_id) filter (where kind = 'association' and held_at is not null)::integer
               as held_for_associations,
           count(distinct meeting_id) filter (where held_at is not null)::integer as held
    from debate_request
    where authority = :authority and state <> 'not-owed' and received_at >= :since and received_at < :until
""")


@dataclass(frozen=True)
class OnDesk:
    """What a clerk looks for."""

    authority: str
    state: str | None = None
    consultation_id: UUID | None = None


def of_consultation(
    session: Session, consultation_id: UUID, *, after: Key | None, limit: int
) -> Sequence[Row]:
    """Who asked, the first first; `after` is (received_at, id) of the last row seen."""
    where, asked = ["r.consultation_id = :consultation_id"], {"consultation_id": consultation_id}
    return _oldest_first(session, where, asked, after, limit)


def of_account(session: Session, account_id: UUID, *, after: Key | None, limit: int) -> Sequence[Row]:
    """What a person has asked for, the newest first; `after` as above."""
    where = ["r.account_id = :account_id"]
    if after:
        where.append("(r.received_at, r.id) < (:at, :id)")
    return _rows(
        session, where, "r.received_at desc, r.id desc", {"account_id": account_id, **_place(after)}, limit
    )


def on_desk(session: Session, wanted: OnDesk, *, after: Key | None, limit: int) -> Sequence[Row]:
    """Requests to an authority, the oldest first; `after` as above."""
    where = ["r.authority = :authority"]
    if wanted.state:
        where.append("r.state = :state")
    if wanted.consultation_id:
        where.append("r.consultation_id = :consultation_id")
    return _oldest_first(session, where, vars(wanted), after, limit)


def request(session: Session, request_id: UUID) -> Row | None:
    """One, with who asked and where they are reached."""
    row = session.execute(text(f"{SHOWN} where r.id = :id"), {"id": request_id}).mappings().first()
    return dict(row) if row else None


def figures(session: Session, authority: str, since: datetime, until: datetime) -> Row:
    """What the report of art. 13 asks for; who was owed no debate is not counted."""
    asked = {"authority": authority, "since": since, "until": until}
    return dict(session.execute(FIGURES, asked).mappings().one())


def _oldest_first(
    session: Session, where: list[str], asked: Mapping[str, Any], after: Key | None, limit: int
) -> list[Row]:
    if after:
        where = [*where, "(r.received_at, r.id) > (:at, :id)"]
    return _rows(session, where, "r.received_at, r.id", {**asked, **_place(after)}, limit)


def _rows(
    session: Session, where: Sequence[str], order: str, asked: Mapping[str, Any], limit: int
) -> list[Row]:
    query = text(f"{SHOWN} where {' and '.join(where)} order by {order} limit :limit")
    return [dict(row) for row in session.execute(query, {**asked, "limit": limit}).mappings()]


def _place(after: Key | None) -> dict[str, Any]:
    at, last = after or (None, None)
    return {"at": at, "id": last}
