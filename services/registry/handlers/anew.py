"""What cannot be undone wants somebody who has just signed in, with whatever they sign in with."""

from datetime import datetime
from uuid import UUID

from services.registry.errors.sessions import SignInAnew
from services.registry.model import SignInSession
from shared.persistence.unit_of_work import UnitOfWork


def require_anew(uow: UnitOfWork, account_id: UUID, session_id: str, now: datetime) -> SignInSession:
    """The session that asks, if it has just begun.

    Args:
        account_id: who asks.
        session_id: as their token says it.

    Raises:
        SignInAnew: it began too long ago, or is over.
    """
    session = uow.session.get(SignInSession, UUID(session_id))
    if session is None or session.account_id != account_id or not session.has_just_begun(now):
        raise SignInAnew()
    return session
