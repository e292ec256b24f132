"""Answers as they are written, to be changed.

Whoever takes several rows takes each recommendation before its draft, in the order of articles and numbers,
so that nobody waits for each other in a circle.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.model import Recommendation
from services.consultation.model.answer_draft import AnswerDraft, AnswerPublication, DraftState

ORDER = (Recommendation.article, Recommendation.register_year, Recommendation.register_number)
Pair = tuple[Recommendation, AnswerDraft | None]


def one(session: Session, recommendation_id: UUID) -> Pair:
    """A recommendation with what is being written on it, both locked.

    Raises:
        NoSuchRecommendation: there is none.
    """
    found = session.get(Recommendation, recommendation_id, with_for_update=True)
    if found is None:
        raise NoSuchRecommendation
    return found, draft(session, recommendation_id)


def draft(session: Session, recommendation_id: UUID) -> AnswerDraft | None:
    """What is being written on a recommendation, locked; the recommendation is already."""
    return session.get(AnswerDraft, recommendation_id, with_for_update=True)


def several(session: Session, recommendations: Collection[UUID]) -> list[Pair]:
    """Those that there are, each with what is being written on it, locked."""
    query = select(Recommendation).where(Recommendation.id.in_(recommendations))
    found = session.scalars(query.order_by(*ORDER).with_for_update()).all()
    drafts = {one.id: one for one in _drafts(session, [row.id for row in found])}
    return [(row, drafts.get(row.id)) for row in found]


def publishable(session: Session, consultation_id: UUID, states: Collection[DraftState]) -> list[UUID]:
    """What waits to be published, locked together with the recommendations."""
    query = (
        select(AnswerDraft.id)
        .join(Recommendation, Recommendation.id == AnswerDraft.id)
        .where(AnswerDraft.consultation_id == consultation_id, AnswerDraft.state.in_(states))
        .where(Recommendation.verdict.is_(None), Recommendation.withdrawn_at.is_(None))
        .order_by(*ORDER)
        .with_for_update(of=(Recommendation, AnswerDraft))
    )
    return list(session.scalars(query))


def close_to_changes(session: Session, drafts: Collection[UUID], publication_id: UUID) -> None:
    """Let drafts be published and not changed any more; past the session, for they may be thousands."""
    changed = {"state": "publishing", "publication_id": publication_id, "version": AnswerDraft.version + 1}
    session.execute(update(AnswerDraft).where(AnswerDraft.id.in_(drafts)).values(changed))


def unfinished(session: Session) -> AnswerPublication | None:
    """The oldest publication that has answers left; what somebody else goes on with is left to them."""
    query = select(AnswerPublication).where(AnswerPublication.finished_at.is_(None))
    query = query.order_by(AnswerPublication.published_at).limit(1).with_for_update(skip_locked=True)
    return session.scalar(query)


def left_of(
    session: Session, publication_id: UUID, most: int
) -> Sequence[tuple[Recommendation, AnswerDraft]]:
    """Answers of a publication that have not been given, locked."""
    query = (
        select(Recommendation, AnswerDraft)
        .join(AnswerDraft, AnswerDraft.id == Recommendation.id)
        .where(AnswerDraft.publication_id == publication_id, AnswerDraft.state == "publishing")
        .order_by(*ORDER)
        .limit(most)
        .with_for_update(of=(Recommendation, AnswerDraft))
    )
    return [(found, of) for found, of in session.execute(query)]


def of_recommendations(session: Session, recommendations: Collection[UUID]) -> list[AnswerDraft]:
    """What is being written on them, locked."""
    return _drafts(session, recommendations)


def _drafts(session: Session, ids: Collection[UUID]) -> list[AnswerDraft]:
    query = select(AnswerDraft).where(AnswerDraft.id.in_(ids)).order_by(AnswerDraft.id)
    return list(session.scalars(query.with_for_update()))
