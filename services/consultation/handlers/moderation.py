"""Recommendations hidden and masked, shown again, contested; each deed is noted in the trail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.moderation import (
    ContestByOwnLink,
    ContestModeration,
    DecideContest,
    LiftModeration,
    Moderate,
)
from services.consultation.errors.confirming import LinkNotValid
from services.consultation.errors.moderation import AlreadyHidden, NoSuchModeration
from services.consultation.model import Moderation
from services.consultation.model.links import Links
from services.consultation.model.moderation_news import say_contest_decided, say_lifted, say_moderated
from services.consultation.model.own_links import OwnSecrets
from services.consultation.repository import moderation as stored
from services.consultation.repository.recommendations import recommendation as locked
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Moderated:
    """A decision as it stands after a step."""

    id: UUID
    recommendation_id: UUID
    what: str
    state: str


def moderate(command: Moderate, uow: UnitOfWork, clock: Clock, links: Links) -> Moderated:
    """Hide it or mask words in it, and tell its author why.

    Raises:
        NoSuchRecommendation, NotAllowed, AlreadyHidden, PassageNotFound
    """
    recommendation, title = locked(uow.session, command.recommendation_id)
    if recommendation.authority not in command.moderator_of:
        raise NotAllowed
    before = stored.standing(uow.session, recommendation.id)
    if command.what == "hidden" and any(one.what == "hidden" for one in before):
        raise AlreadyHidden
    decision = Moderation.of(
        recommendation,
        command.what,
        command.ground,
        command.reason,
        command.passages,
        by=command.moderator_id,
        at=clock.now(),
    )
    uow.add(decision)
    recommendation.held_until = None  # somebody has looked at it
    say_moderated(recommendation, decision, title, links)
    _note(f"recommendation.{command.what}", command.moderator_id, decision, uow, clock.now())
    return _result(decision)


def lift_moderation(command: LiftModeration, uow: UnitOfWork, clock: Clock, links: Links) -> Moderated:
    """Show it again, with the reason, and tell its author.

    Raises:
        NoSuchModeration, NotAllowed, AlreadyLifted
    """
    decision, recommendation, title = stored.moderation(uow.session, command.moderation_id)
    if decision.authority not in command.moderator_of:
        raise NotAllowed
    decision.lift(command.reason, by=command.moderator_id, at=clock.now())
    say_lifted(recommendation, decision, title, links)
    _note("moderation.lifted", command.moderator_id, decision, uow, clock.now())
    return _result(decision)


def contest_moderation(command: ContestModeration, uow: UnitOfWork, clock: Clock) -> Moderated:
    """The author's words against it wait at the desk; those of one without account are entered there.

    Raises:
        NoSuchModeration: none, or about another's recommendation.
        AlreadyLifted, AlreadyContested
    """
    decision, recommendation, _ = stored.moderation(uow.session, command.moderation_id)
    is_own = recommendation.account_id == command.account_id
    is_handed_in = recommendation.account_id is None and decision.authority in command.moderator_of
    if not is_own and not is_handed_in:
        raise NoSuchModeration
    decision.contest(command.words, at=clock.now())
    return _result(decision)


def contest_by_own_link(
    command: ContestByOwnLink, uow: UnitOfWork, clock: Clock, own_secrets: OwnSecrets
) -> Moderated:
    """The same by an author without account, for whom their own link speaks.

    Raises:
        LinkNotValid: the secret is none of ours.
        NoSuchModeration: none, or about another's recommendation.
        AlreadyLifted, AlreadyContested
    """
    recommendation_id = own_secrets.read(command.secret)
    if recommendation_id is None:
        raise LinkNotValid
    decision, recommendation, _ = stored.moderation(uow.session, command.moderation_id)
    if recommendation.id != recommendation_id:
        raise NoSuchModeration
    decision.contest(command.words, at=clock.now())
    return _result(decision)


def decide_contest(command: DecideContest, uow: UnitOfWork, clock: Clock, links: Links) -> Moderated:
    """Somebody else decides, and the author is told.

    Raises:
        NoSuchModeration, NotAllowed, NotContested, ContestDecided, AlreadyLifted, SamePerson
    """
    decision, recommendation, title = stored.moderation(uow.session, command.moderation_id)
    if decision.authority not in command.decider_of:
        raise NotAllowed
    decision.decide(command.outcome, command.reason, by=command.decider_id, at=clock.now())
    say_contest_decided(recommendation, decision, title, links)
    _note(f"contest.{command.outcome}", command.decider_id, decision, uow, clock.now())
    return _result(decision)


def _result(decision: Moderation) -> Moderated:
    state = "lifted" if decision.lifted_at else "standing"
    return Moderated(decision.id, decision.recommendation_id, decision.what, state)


def _note(deed: str, who: UUID, decision: Moderation, uow: UnitOfWork, now: datetime) -> None:
    line = Deed(
        authority=decision.authority,
        actor_id=who,
        deed=deed,
        subject_type="recommendation",
        subject_id=decision.recommendation_id,
        details={"ground": decision.ground, "moderation_id": str(decision.id)},
    )
    note(uow.session, line, now)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    Moderate: moderate,
    LiftModeration: lift_moderation,
    ContestModeration: contest_moderation,
    ContestByOwnLink: contest_by_own_link,
    DecideContest: decide_contest,
}
