"""Decisions of moderation, to be made, lifted and contested; their recommendation is locked first."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.consultation.errors.moderation import NoSuchModeration
from services.consultation.model import Moderation, Recommendation
from services.consultation.repository.recommendations import recommendation


def moderation(session: Session, moderation_id: UUID) -> tuple[Moderation, Recommendation, str]:
    """A decision, its recommendation, and the consultation's title.

    Raises:
        NoSuchModeration: there is none.
    """
    of = session.scalar(select(Moderation.recommendation_id).where(Moderation.id == moderation_id))
    if of is None:
        raise NoSuchModeration
    locked, title = recommendation(session, of)
    return session.get_one(Moderation, moderation_id), locked, title


def standing(session: Session, recommendation_id: UUID) -> Sequence[Moderation]:
    """The decisions about a recommendation that hold now."""
    query = select(Moderation).where(Moderation.recommendation_id == recommendation_id)
    return session.scalars(query.where(Moderation.lifted_at.is_(None)).order_by(Moderation.id)).all()


def all_of(session: Session, recommendation_id: UUID) -> Sequence[Moderation]:
    """All decisions about a recommendation."""
    query = select(Moderation).where(Moderation.recommendation_id == recommendation_id)
    return session.scalars(query.order_by(Moderation.id)).all()


def next_overdue(session: Session, now: datetime) -> Recommendation | None:
    """One that nobody has looked at in time, locked; others at work take other ones."""
    query = select(Recommendation).where(Recommendation.held_until <= now).order_by(Recommendation.held_until)
    return session.scalar(query.limit(1).with_for_update(skip_locked=True, of=Recommendation))
