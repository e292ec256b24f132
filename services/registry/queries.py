"""Reading for screens and lists: SQL to plain rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.plain_text import plain

Row = dict[str, Any]

AUTHORITY = """
    select slug, name, locality_siruta, county, is_example, officer_name, officer_email from authority
"""
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
    left join mandate m on m.organisation_id = shown.id and m.account_id = :account_id
         and m.until_date is null
    where shown.asked_by = :account_id or m.id is not null
    order by shown.sort_key, shown.id
"""  # noqa: S608 - two constants, nothing that anybody typed
VERIFICATION = """
    select v.id, v.organisation_id, v.authority, v.state, v.representative_role, v.asked_at, v.decided_at,
           v.reason, v.version, a.name as asked_by_name, a.email as asked_by_email, o.kind, o.name, o.cui,
           o.register_number, o.court, o.seat, o.locality_siruta, o.fields, o.contact_email
    from verification v join organisation o on o.id = v.organisation_id join account a on a.id = v.asked_by
"""
QUEUE = f"""{VERIFICATION}
    where v.authority = :authority and v.state = :state
      and (cast(:after_id as uuid) is null or v.id > :after_id)
    order by v.id
    limit :limit
"""
SIGNING_KEYS = """
    select generation, kid, published_at, signs_from, retired_at,
           case when retired_at is not null then 'retired' when signs_from > :now then 'next'
                when lead(signs_from, 1, 'infinity') over (order by generation) > :now then 'signs'
                else 'trusted' end as state
    from own_signing_key order by generation
"""
JWKS = "select jwk from own_signing_key where retired_at is null order by generation"


def authorities(session: Session) -> Sequence[Row]:
    """All authorities, by name."""
    return _rows(session, f"{AUTHORITY} order by sort_key, slug")


def authority(session: Session, slug: str) -> Row | None:
    """The authority of that slug."""
    return _row(session, f"{AUTHORITY} where slug = :slug", slug=slug)


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
    return _rows(session, DIRECTORY, **given, after_key=after_key, after_id=after_id)


def organisation(session: Session, key: UUID) -> Row | None:
    """An organisation, verified or not, with where it asked."""
    return _row(session, f"{ORGANISATION} where o.id = :key", key=key)


def organisations_of(session: Session, account_id: UUID) -> Sequence[Row]:
    """Those that a person has asked for or speaks for, with the mandate."""
    return _rows(session, MINE, account_id=account_id)


def verification(session: Session, key: UUID) -> Row | None:
    """A request, with what it says and who asks."""
    return _row(session, f"{VERIFICATION} where v.id = :key", key=key)


def queue(session: Session, *, authority: str, state: str, after: UUID | None, limit: int) -> Sequence[Row]:
    """Requests to an authority in one state, oldest first."""
    return _rows(session, QUEUE, authority=authority, state=state, after_id=after, limit=limit)


def jwks(session: Session) -> list[dict[str, str]]:
    """The public keys that are trusted."""
    return [row["jwk"] for row in _rows(session, JWKS)]


def signing_keys(session: Session, now: datetime) -> Sequence[Row]:
    """All keys, oldest first; `state` is retired, trusted (its last tokens are), signs or next."""
    return _rows(session, SIGNING_KEYS, now=now)


def _rows(session: Session, query: str, **given: object) -> Sequence[Row]:
    return [row._asdict() for row in session.execute(text(query), given)]


def _row(session: Session, query: str, **given: object) -> Row | None:
    row = session.execute(text(query), given).first()
    return row._asdict() if row else None
