"""Clients of the API."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.registry.model import ApiClient, ApiClientSecret
from services.registry.model.api_client import REMINDED_BEFORE
from services.registry.model.api_client_secret import NOTED_EVERY

AT_ONCE = 50


def note_use(session: Session, secret_id: UUID, now: datetime) -> None:
    """Keep the minute in which a secret was used, unless one of the last five minutes is kept."""
    last = ApiClientSecret.last_used_at
    due = (ApiClientSecret.id == secret_id) & (last.is_(None) | (last <= now - NOTED_EVERY))
    session.execute(
        update(ApiClientSecret)
        .where(due)
        .values(last_used_at=now.replace(second=0, microsecond=0))
        .execution_options(synchronize_session=False)
    )


def expiring(session: Session, today: date) -> Sequence[ApiClient]:
    """Some whose contact is to be reminded, locked; those that another process reminds are left to it."""
    query = (
        select(ApiClient)
        .where(
            ApiClient.revoked_at.is_(None),
            ApiClient.expires_on.between(today, today + REMINDED_BEFORE),
            ApiClient.reminded_for.is_distinct_from(ApiClient.expires_on),
        )
        .order_by(ApiClient.expires_on, ApiClient.id)
        .limit(AT_ONCE)
    )
    return session.scalars(query.with_for_update(skip_locked=True)).all()
