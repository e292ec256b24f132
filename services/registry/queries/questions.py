"""Requests as who asked sees them, and what was said about them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, row_of, rows_of

MOST_MESSAGES = 200
MOST_REQUESTS = 100
REQUEST = """
    select v.id, v.organisation_id, v.authority, t.name as authority_name, v.asked_by, v.representative_role,
           v.state, v.version, v.asked_at, v.decided_at, v.reason, o.kind, o.name, o.cui, o.register_number,
           o.court, o.seat, o.locality_siruta, o.fields, o.contact_email, o.recognised
    from verification v
    join organisation o on o.id = v.organisation_id
    join authority t on t.slug = v.authority
"""
MESSAGES = """
    select m.id, m.side, m.text, m.fields, m.said_at, a.name as author
    from request_message m join account a on a.id = m.author_id
    where m.verification_id = :key order by m.id desc limit :most
"""
DRAFTS = """
    select id, data, started_at, changed_at from draft where account_id = :account_id
    order by changed_at desc, id
"""


def request(session: Session, key: UUID) -> Row | None:
    """A request, with what it says."""
    return row_of(session, f"{REQUEST} where v.id = :key", key=key)


def requests_of(session: Session, account_id: UUID) -> Sequence[Row]:
    """The newest requests of a person."""
    query = f"{REQUEST} where v.asked_by = :account_id order by v.id desc limit :most"
    return rows_of(session, query, account_id=account_id, most=MOST_REQUESTS)


def messages(session: Session, verification_id: UUID) -> Sequence[Row]:
    """What was said about a request, oldest first; of very many the newest."""
    return rows_of(session, MESSAGES, key=verification_id, most=MOST_MESSAGES)[::-1]


def drafts_of(session: Session, account_id: UUID) -> Sequence[Row]:
    """A person's drafts, the last written first; so many that there is no end to them there cannot be."""
    return rows_of(session, DRAFTS, account_id=account_id)
