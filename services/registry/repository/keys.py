"""The keys that tokens are signed with."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.model import (
    SigningKey,
)


def newest_key(session: Session) -> SigningKey | None:
    """The key of the last generation, whether it signs yet or not."""
    return session.scalar(select(SigningKey).order_by(SigningKey.generation.desc()).limit(1))


def current_key(session: Session, now: datetime) -> SigningKey | None:
    """The key that signs now."""
    query = select(SigningKey).where(SigningKey.signs_from <= now, SigningKey.retired_at.is_(None))
    return session.scalar(query.order_by(SigningKey.generation.desc()).limit(1))


def trusted_keys(session: Session) -> list[SigningKey]:
    """All that are not retired, by generation, locked."""
    query = select(SigningKey).where(SigningKey.retired_at.is_(None))
    return list(session.scalars(query.order_by(SigningKey.generation).with_for_update()))
