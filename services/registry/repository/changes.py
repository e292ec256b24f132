"""Changes of what was verified."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from services.registry.model import ChangeMessage, ChangeRequest
from services.registry.model.states import OPEN


def who_asked_last(session: Session, change_id: UUID) -> UUID | None:
    """The clerk whose question is the newest."""
    last = (
        select(ChangeMessage.author_id)
        .where(ChangeMessage.change_id == change_id, ChangeMessage.side == "clerk")
        .order_by(ChangeMessage.id.desc())
        .limit(1)
    )
    return session.scalar(last)


def forget_successors(session: Session, oldest: datetime) -> None:
    """Empty the addresses in requests that were over by an instant; one taken back counts from its asking."""
    session.execute(
        update(ChangeRequest)
        .where(
            ChangeRequest.new_email.is_not(None),
            ChangeRequest.state.not_in(OPEN),
            func.coalesce(ChangeRequest.decided_at, ChangeRequest.asked_at) <= oldest,
        )
        .values(new_email=None, version=ChangeRequest.version + 1)
        .execution_options(synchronize_session=False)
    )
