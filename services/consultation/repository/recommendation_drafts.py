"""Recommendations that are being written, each found for its author alone."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.consultation.errors.consultations import NoSuchConsultation, RecordOnly
from services.consultation.errors.recommendation_drafts import NoSuchRecommendationDraft
from services.consultation.errors.recommendations import AccountNotKnownYet, TermOver
from services.consultation.model import Consultation, RecommendationDraft
from services.consultation.model.consultation import DRAFT, RECORD
from services.consultation.model.term import Term

# Whoever erases the person waits for this transaction, and then finds what it has written.
KNOWN = text("select name <> '' from account where account_id = :account_id for share")
OVER = text("""
    delete from recommendation_draft where id = any(array(
        select d.id from recommendation_draft d join consultation c on c.id = d.consultation_id
        where least(c.ends_at, c.closed_at) <= :before limit :most for update of d skip locked))
    returning id
""")


def require_writing(session: Session, consultation_id: UUID, account_id: UUID, now: datetime) -> None:
    """Let a person begin to write on it.

    Raises:
        NoSuchConsultation, RecordOnly, TermOver, AccountNotKnownYet
    """
    found = session.get(Consultation, consultation_id)
    if found is None or found.state == DRAFT:
        raise NoSuchConsultation
    if found.state == RECORD:
        raise RecordOnly
    if not Term(found.published_at, found.ends_at, found.closed_at).is_open(now):
        raise TermOver
    if not session.execute(KNOWN, {"account_id": account_id}).scalar():
        raise AccountNotKnownYet


def how_many(session: Session, account_id: UUID) -> int:
    """How many a person has."""
    query = select(func.count()).where(RecommendationDraft.account_id == account_id)
    return session.scalar(query) or 0


def of_author(session: Session, draft_id: UUID, account_id: UUID) -> RecommendationDraft:
    """One of a person's own, locked.

    Raises:
        NoSuchRecommendationDraft: none, or another's.
    """
    found = session.get(RecommendationDraft, draft_id, with_for_update=True)
    if found is None or found.account_id != account_id:
        raise NoSuchRecommendationDraft
    return found


def all_of(session: Session, account_id: UUID) -> Sequence[RecommendationDraft]:
    """All that a person has, locked."""
    query = select(RecommendationDraft).where(RecommendationDraft.account_id == account_id)
    return session.scalars(query.order_by(RecommendationDraft.id).with_for_update()).all()


def delete_over(session: Session, before: datetime, most: int) -> Sequence[UUID]:
    """Delete drafts whose term was over by then; which they were, so that their files go, too."""
    return session.execute(OVER, {"before": before, "most": most}).scalars().all()
