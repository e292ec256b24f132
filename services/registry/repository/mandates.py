"""Who speaks for whom."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.model import (
    Mandate,
)


def has_running_mandate(session: Session, account_id: UUID, organisation_id: UUID) -> bool:
    """Whether the person may speak for the organisation at present."""
    query = select(Mandate.id).where(
        Mandate.account_id == account_id,
        Mandate.organisation_id == organisation_id,
        Mandate.until_date.is_(None),
    )
    return session.scalar(query) is not None
