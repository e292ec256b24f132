"""Organisations and what authorities find about them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, row_of, rows_of
from shared.plain_text import plain

ORGANISATION = """
    select o.id, o.kind, o.name, o.sort_key, o.cui, o.register_number, o.court, o.seat, o.locality_siruta,
           o.fields, o.contact_email, o.recognised, o.asked_by,
           coalesce((
               select json_agg(json_build_object(
                   'authority', v.authority, 'state', v.state, 'reason', v.reason,
                   'decided_at', to_char(v.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                   order by v.asked_at)
               from verification v where v.organisation_id = o.id), '[]') as verifications
    from organisation o
"""

DIRECTORY = f"""{ORGANISATION}
    where o.recognised
      and exists (
          select from verification v where v.organisation_id = o.id and v.state = 'verified'
             and (cast(:authority as text) is null or v.authority = :authority))
      and (cast(:kind as text) is null or o.kind = :kind)
      and (cast(:pattern as text) is null or o.search_text like :pattern)
      and (cast(:after_key as text) is null or (o.sort_key, o.id) > (:after_key, cast(:after_id as uuid)))
    order by o.sort_key, o.id
    limit :limit
"""

MINE = f"""
    with shown as ({ORGANISATION})
    select shown.*, m.id as mandate_id, m.role as mandate_role, m.from_date, m.until_date
    from shown
    left join lateral (
        select id, role, from_date, until_date from mandate
        where organisation_id = shown.id and account_id = :account_id and ended_at is null
          and (until_date is null or until_date >= :today)
        order by from_date limit 1) m on true
    where shown.asked_by = :account_id or m.id is not null
    order by shown.sort_key, shown.id
"""  # noqa: S608 - two constants, nothing that anybody typed


def directory(
    session: Session,
    *,
    authority: str | None,
    kind: str | None,
    words: str | None,
    after: tuple[str, UUID] | None,
    limit: int,
) -> Sequence[Row]:
    """Verified organisations in the order of their names.

    Args:
        authority: only those that it has verified.
        words: part of a name, with or without diacritics.
        after: sort key and id of the last one that was shown.
        limit: rows at most.
    """
    pattern = f"%{plain(words).replace('_', '')}%" if words else None
    after_key, after_id = after or (None, None)
    given = {"authority": authority, "kind": kind, "pattern": pattern, "limit": limit}
    return rows_of(session, DIRECTORY, **given, after_key=after_key, after_id=after_id)


def organisation(session: Session, key: UUID) -> Row | None:
    """An organisation, verified or not, with where it asked."""
    return row_of(session, f"{ORGANISATION} where o.id = :key", key=key)


def organisations_of(session: Session, account_id: UUID, today: date) -> Sequence[Row]:
    """Those that a person has asked for or speaks for, with the mandate that runs or begins next."""
    return rows_of(session, MINE, account_id=account_id, today=today)
