"""Answers as they are written: a draft, ready, approved or sent back; and who writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.answers import (
    ApproveDraft,
    AssignRecommendations,
    MarkReady,
    SendBackDraft,
    WriteDraft,
)
from services.consultation.errors.answers import NotOfOneKind, NotReadyYet, WrittenAlready
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.model import Recommendation
from services.consultation.model.answer_draft import AnswerDraft, AnswerGroup
from services.consultation.repository import answers as stored
from services.consultation.repository import settings
from shared.clock import Clock
from shared.errors import NotAllowed, Stale
from shared.ids import new_id
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Saved:
    """A draft after a change."""

    id: UUID
    version: int
    state: str


@dataclass(frozen=True)
class Assigned:
    """How many recommendations a department has been given."""

    recommendations: int
    department: str | None


def write_draft(command: WriteDraft, uow: UnitOfWork, clock: Clock) -> Saved:
    """Write it, and the same for those that are to be answered alike; each can be changed by itself later.

    Raises:
        NoSuchRecommendation, NotAllowed, Stale, AlreadyAnswered, BeingPublished, TakenNowhere
        NotOfOneKind: one of the others is another consultation's, or has an answer.
        WrittenAlready: one of the others has a draft of its own.
    """
    others = set(command.together) - {command.recommendation_id}
    found = stored.several(uow.session, {command.recommendation_id, *others})
    pairs = {recommendation.id: (recommendation, draft) for recommendation, draft in found}
    if command.recommendation_id not in pairs:
        raise NoSuchRecommendation
    first, draft = pairs.pop(command.recommendation_id)
    _require(first, draft, command.clerk_of, command.version)
    if len(pairs) < len(others):
        raise NotOfOneKind
    draft, now = draft or AnswerDraft.on(first), clock.now()
    group_id = _group(first, draft, command, now, uow) if others else None
    draft.write(command.written, command.clerk_id, now, group_id)
    uow.add(draft)
    for recommendation, of in pairs.values():
        alike = _alike(first, recommendation, of, group_id)
        alike.write(command.written, command.clerk_id, now, group_id)
        uow.add(alike)
    return _saved(draft, uow)


def mark_ready(command: MarkReady, uow: UnitOfWork) -> Saved:
    """Let it be looked at, or published.

    Raises:
        NoSuchRecommendation, NotAllowed, Stale, AlreadyAnswered, BeingPublished, AnswerUnfinished
    """
    draft = _draft(command.recommendation_id, command.clerk_of, command.version, uow)
    draft.mark_ready()
    return _saved(draft, uow)


def approve_draft(command: ApproveDraft, uow: UnitOfWork, clock: Clock) -> Saved:
    """Let it be published; somebody else than the writer where the authority wants that.

    Raises:
        NoSuchRecommendation, NotAllowed, Stale, AlreadyAnswered, BeingPublished, NotReadyYet, OwnAnswer
    """
    draft = _draft(command.recommendation_id, command.clerk_of, command.version, uow)
    reviewed = settings.of(uow.session, draft.authority).answers_reviewed
    draft.approve(command.clerk_id, clock.now(), by_another=reviewed)
    return _saved(draft, uow)


def send_back_draft(command: SendBackDraft, uow: UnitOfWork) -> Saved:
    """Give it back to who wrote it, with what is to be otherwise.

    Raises:
        NoSuchRecommendation, NotAllowed, Stale, AlreadyAnswered, BeingPublished, NotReadyYet
    """
    draft = _draft(command.recommendation_id, command.clerk_of, command.version, uow)
    draft.send_back(command.note)
    return _saved(draft, uow)


def assign(command: AssignRecommendations, uow: UnitOfWork) -> Assigned:
    """Let a department answer them.

    Raises:
        NoSuchRecommendation: one of them is not there.
        NotAllowed, AlreadyAnswered, BeingPublished
    """
    found = stored.several(uow.session, set(command.recommendations))
    if len(found) < len(set(command.recommendations)):
        raise NoSuchRecommendation
    for recommendation, draft in found:
        if recommendation.authority not in command.clerk_of:
            raise NotAllowed
        assigned = draft or AnswerDraft.on(recommendation)
        assigned.assign(command.department)
        uow.add(assigned)
    return Assigned(len(found), command.department)


def _draft(recommendation_id: UUID, clerk_of: frozenset[str], version: int, uow: UnitOfWork) -> AnswerDraft:
    recommendation, draft = stored.one(uow.session, recommendation_id)
    _require(recommendation, draft, clerk_of, version)
    if draft is None:
        raise NotReadyYet
    return draft


def _require(
    recommendation: Recommendation, draft: AnswerDraft | None, clerk_of: frozenset[str], version: int
) -> None:
    if recommendation.authority not in clerk_of:
        raise NotAllowed
    # That it has an answer already says more than that something has changed.
    recommendation.require_waiting()
    if (draft.version if draft else 0) != version:
        raise Stale


def _alike(
    first: Recommendation, other: Recommendation, draft: AnswerDraft | None, group_id: UUID | None
) -> AnswerDraft:
    """The draft of one that is to be answered as the first is."""
    if other.consultation_id != first.consultation_id or not other.waits:
        raise NotOfOneKind
    if draft and draft.is_written and draft.group_id != group_id:
        raise WrittenAlready(number=other.numbered)
    return draft or AnswerDraft.on(other)


def _group(
    first: Recommendation, draft: AnswerDraft, command: WriteDraft, now: datetime, uow: UnitOfWork
) -> UUID:
    if draft.group_id:
        return draft.group_id
    group = AnswerGroup(
        id=new_id(), consultation_id=first.consultation_id, made_by=command.clerk_id, made_at=now
    )
    uow.add(group)
    uow.session.flush()
    return group.id


def _saved(draft: AnswerDraft, uow: UnitOfWork) -> Saved:
    uow.session.flush()
    return Saved(draft.id, draft.version, draft.state)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    WriteDraft: write_draft,
    MarkReady: mark_ready,
    ApproveDraft: approve_draft,
    SendBackDraft: send_back_draft,
    AssignRecommendations: assign,
}
