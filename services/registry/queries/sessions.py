"""A person's sessions, for themselves."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.model import Account, SignInSession
from services.registry.queries.rows import Row

MOST = 100
TIME_FOR_A_FORM = timedelta(minutes=10)


def sessions_of(session: Session, account_id: UUID, current: str, now: datetime) -> Sequence[Row]:
    """Those that can still be used, the last used first.

    Args:
        current: the id of the session that asks, as its token says it.
        now: the instant.
    """
    account = session.get(Account, account_id)
    if account is None:
        return []
    query = select(SignInSession).where(SignInSession.account_id == account_id)
    found = session.scalars(query.order_by(SignInSession.used_at.desc(), SignInSession.id.desc()).limit(MOST))
    return [
        {
            "id": one.id,
            "device": one.device,
            "started_at": one.started_at,
            "used_at": one.used_at,
            "expires_at": one.expires_at(account.is_staff),
            "is_current": str(one.id) == current,
            "has_just_begun": one.has_just_begun(now + TIME_FOR_A_FORM),
        }
        for one in found
        if one.expires_at(account.is_staff) > now
    ]
