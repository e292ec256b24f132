"""What waits to be confirmed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.consultation.model import PendingSubmission


def pending(session: Session, secret_hash: bytes) -> PendingSubmission | None:
    """What the letter's secret belongs to, locked, so that two clicks are one entry."""
    query = select(PendingSubmission).where(PendingSubmission.secret_hash == secret_hash)
    return session.scalar(query.with_for_update())
