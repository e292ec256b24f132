"""The press list and what was sent to it, for its authority's officials."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

CONTACTS = """
    select c.id, c.outlet, c.email, c.language, c.agreed_how, c.added_at, nullif(a.name, '') as added_by_name,
           c.removed_at, c.removed_why
    from press_contact c left join account a on a.account_id = c.added_by
    where c.authority = :authority
    order by c.removed_at is not null, c.removed_at desc, lower(c.outlet), c.id limit 600
"""
NOTICES = """
    select n.id, n.consultation_id, n.sent_at, n.recipients, nullif(a.name, '') as sent_by_name
    from press_notice n left join account a on a.account_id = n.sent_by
    where n.authority = :authority and n.consultation_id = :consultation_id
    order by n.id desc limit 50
"""


def contacts(session: Session, authority: str) -> Sequence[Row]:
    """Who is on the list, by name; then who was, the latest first."""
    return _rows(session, CONTACTS, authority=authority)


def notices(session: Session, authority: str, consultation_id: UUID) -> Sequence[Row]:
    """What was sent to the press of a consultation, the latest first."""
    return _rows(session, NOTICES, authority=authority, consultation_id=consultation_id)


def _rows(session: Session, query: str, **given: object) -> Sequence[Row]:
    return [row._asdict() for row in session.execute(text(query), given)]
