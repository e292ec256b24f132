"""Changes of address that wait."""

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.registry.model import AddressChange
from services.registry.model.one_time import hash_secret


def change_by_secret(session: Session, secret: str) -> AddressChange | None:
    """The change of which either letter brought this secret, locked."""
    known = hash_secret(secret)
    query = select(AddressChange).where(or_(AddressChange.new_hash == known, AddressChange.old_hash == known))
    return session.scalar(query.with_for_update())


def change_of(session: Session, account_id: UUID) -> AddressChange | None:
    """The change that a person waits for, locked."""
    query = select(AddressChange).where(AddressChange.account_id == account_id)
    return session.scalar(query.with_for_update())
