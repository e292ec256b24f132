"""Changes of what was verified."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.model import ChangeMessage


def who_asked_last(session: Session, change_id: UUID) -> UUID | None:
    """The clerk whose question is the newest."""
    last = (
        select(ChangeMessage.author_id)
        .where(ChangeMessage.change_id == change_id, ChangeMessage.side == "clerk")
        .order_by(ChangeMessage.id.desc())
        .limit(1)
    )
    return session.scalar(last)
