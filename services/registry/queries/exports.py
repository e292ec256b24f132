"""The copy of their data that a person has asked for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, row_of

OWN = """
    select asked_at, ready_at, expires_at from data_export
    where account_id = :account_id and expires_at > :now
"""
NONE = {"asked_at": None, "ready_at": None, "expires_at": None}


def own(session: Session, account_id: UUID, now: datetime) -> Row:
    """When it was asked for, when it was ready, until when it is there."""
    return row_of(session, OWN, account_id=account_id, now=now) or NONE
