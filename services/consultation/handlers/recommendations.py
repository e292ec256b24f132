"""Recommendations received and answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.recommendations import (
    AnswerRecommendation,
    SendRecommendation,
    WithdrawRecommendation,
)
from services.consultation.errors.answers import AnswersAreReviewed
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.events.recommendations import Verdict
from services.consultation.handlers import recommendation_drafts as drafts
from services.consultation.model import Recommendation
from services.consultation.model.answer import Answer
from services.consultation.model.links import Links
from services.consultation.model.recommendation import register_year
from services.consultation.model.submission import articles_of
from services.consultation.model.waiting import shown_at_last
from services.consultation.repository import answers, settings
from services.consultation.repository import recommendations as stored
from services.consultation.repository.counting import calendar_of
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Receipt:
    """What proves to its author that a recommendation stands in the register."""

    id: UUID
    consultation_id: UUID
    authority: str
    article: str | None
    articles: tuple[str, ...]
    register_number: str
    received_at: datetime
    fingerprint: str
    nonce: str
    check_url: str


@dataclass(frozen=True)
class Withdrawn:
    """A recommendation that was taken back."""

    id: UUID
    version: int
    withdrawn_at: datetime
    state: str = "withdrawn"


@dataclass(frozen=True)
class Answered:
    """A recommendation after its answer."""

    id: UUID
    version: int
    verdict: Verdict
    state: str = "answered"


def send_recommendation(command: SendRecommendation, uow: UnitOfWork, links: Links) -> Receipt:
    """Enter it in the register of the year in which it came in.

    Raises:
        NoSuchConsultation, RecordOnly, TermOver, UnknownArticle, AccountNotKnownYet, NoMandate
        DraftGone, FileRefusedAmong
    """
    at = command.received_at
    circumstances = stored.circumstances(
        uow.session, command.consultation_id, command.account_id, command.words, at
    )
    # Before the number is taken: a refusal should not make the whole register wait for its rollback.
    circumstances.admit(command.words, at)
    draft = command.draft_id and drafts.to_be_sent(
        uow, command.draft_id, command.account_id, command.consultation_id
    )
    recommendation = Recommendation.register(
        command.words,
        circumstances,
        account_id=command.account_id,
        number=stored.next_number(uow.session, circumstances.authority, register_year(at)),
        received_at=at,
        links=links,
        files=draft.files if draft else (),
    )
    if settings.of(uow.session, circumstances.authority).moderated_before:
        recommendation.held_until = shown_at_last(at, calendar_of(uow.session))
    uow.enter(recommendation)
    if draft:
        drafts.become(uow, draft, recommendation.id)
    return receipt_of(recommendation, links)


def answer_recommendation(
    command: AnswerRecommendation, uow: UnitOfWork, clock: Clock, links: Links
) -> Answered:
    """Answer it, and tell its author.

    Raises:
        NoSuchRecommendation, NotAllowed, AlreadyAnswered, AlreadyWithdrawn, Stale, TakenNowhere
        BeingPublished
        AnswersAreReviewed: the authority wants a second person to look at each.
    """
    recommendation, title = stored.recommendation(uow.session, command.recommendation_id)
    if recommendation.authority not in command.clerk_of:
        raise NotAllowed
    # That it has an answer already, or needs none, says more than that something has changed.
    if recommendation.waits:
        recommendation.require_version(command.version)
        if settings.of(uow.session, recommendation.authority).answers_reviewed:
            raise AnswersAreReviewed
        if draft := answers.draft(uow.session, recommendation.id):
            draft.settle_otherwise()
    recommendation.reply(
        Answer.of(command.verdict, command.reason, command.taken_into),
        clerk_id=command.clerk_id,
        consultation_title=title,
        at=clock.now(),
        links=links,
    )
    uow.session.flush()
    return Answered(recommendation.id, recommendation.version, command.verdict)


def withdraw_recommendation(
    command: WithdrawRecommendation, uow: UnitOfWork, clock: Clock, links: Links
) -> Withdrawn:
    """Let its author take it back; whoever else asks is not told that it is there.

    Raises:
        NoSuchRecommendation, AlreadyAnswered
        BeingPublished: its answer is being given at this moment.
    """
    recommendation, title = stored.recommendation(uow.session, command.recommendation_id)
    if recommendation.account_id != command.account_id:
        raise NoSuchRecommendation
    return take_back(recommendation, title, command.reason, uow, clock, links)


def take_back(
    recommendation: Recommendation,
    title: str,
    reason: str | None,
    uow: UnitOfWork,
    clock: Clock,
    links: Links,
) -> Withdrawn:
    """Withdraw it for its author, whoever that was found to be; an answer in the making is let go.

    Raises:
        AlreadyAnswered
        BeingPublished: its answer is being given at this moment.
    """
    if recommendation.waits and (draft := answers.draft(uow.session, recommendation.id)):
        draft.settle_otherwise()
    recommendation.withdraw(reason, consultation_title=title, at=clock.now(), links=links)
    uow.session.flush()
    assert recommendation.withdrawn_at  # noqa: S101 - it was taken back just now, or before
    return Withdrawn(recommendation.id, recommendation.version, recommendation.withdrawn_at)


def receipt_of(recommendation: Recommendation, links: Links) -> Receipt:
    """What its author is given."""
    return Receipt(
        id=recommendation.id,
        consultation_id=recommendation.consultation_id,
        authority=recommendation.authority,
        article=recommendation.article or None,
        articles=articles_of(recommendation.article, recommendation.more_articles),
        register_number=recommendation.numbered,
        received_at=recommendation.received_at,
        fingerprint=recommendation.fingerprint,
        nonce=recommendation.nonce,
        check_url=links.check(recommendation.authority, recommendation.numbered),
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    SendRecommendation: send_recommendation,
    AnswerRecommendation: answer_recommendation,
    WithdrawRecommendation: withdraw_recommendation,
}
