"""The change of address that a person waits for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, row_of

OWN = """
    select email, expires_at, new_said_yes is not null as new_said_yes,
           old_said_yes is not null as old_said_yes
    from address_change where account_id = :account_id and expires_at > :now
"""
NONE = {"email": None, "expires_at": None, "new_said_yes": False, "old_said_yes": False}


def own(session: Session, account_id: UUID, now: datetime) -> Row:
    """What is to be, until when, and who has agreed; nulls where nothing waits."""
    return row_of(session, OWN, account_id=account_id, now=now) or NONE
