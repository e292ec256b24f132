"""Clients of the API, for those who administer them."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, row_of, rows_of

MOST = 500

CLIENT = """
    select c.id, c.authority, c.name, c.contact_email, c.scopes, c.created_at, c.expires_on, c.revoked_at,
           case when c.revoked_at is not null then 'revoked' when c.expires_on < :today then 'expired'
                else 'active' end as state,
           (select max(s.last_used_at) from api_client_secret s where s.client_id = c.id) as last_used_at,
           coalesce((
               select jsonb_agg(jsonb_build_object('created_at', s.created_at, 'ends_at', s.ends_at,
                                                   'last_used_at', s.last_used_at) order by s.id desc)
               from api_client_secret s
               where s.client_id = c.id and (s.ends_at is null or s.ends_at > :now)), '[]') as secrets
    from api_client c
"""
OF_AUTHORITY = f"""{CLIENT}
    where cast(:authority as text) is null or c.authority = :authority
    order by c.revoked_at is not null, c.name_key collate "C", c.id limit :most
"""
ONE = f"{CLIENT} where c.id = :client_id"


def api_clients(session: Session, authority: str | None, today: date, now: datetime) -> Sequence[Row]:
    """An authority's, or all; those that were revoked come last. Of secrets only their times are told."""
    return [
        _shown(row)
        for row in rows_of(session, OF_AUTHORITY, authority=authority, today=today, now=now, most=MOST)
    ]


def api_client(session: Session, client_id: UUID, today: date, now: datetime) -> Row | None:
    """One of them."""
    row = row_of(session, ONE, client_id=client_id, today=today, now=now)
    return _shown(row) if row else None


def _shown(row: Row) -> Row:
    secrets = [{name: _instant(value) for name, value in one.items()} for one in row["secrets"]]
    return {**row, "secrets": secrets}


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
