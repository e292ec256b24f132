"""What waited until somebody has looked at it is shown: by a moderator, or by itself in the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.consultation.commands.moderation import ShowNextWaiting, ShowRecommendation
from services.consultation.model import Recommendation
from services.consultation.model.waiting import show
from services.consultation.repository import moderation as stored
from services.consultation.repository.recommendations import recommendation as locked
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Shown:
    """A recommendation that the public reads."""

    id: UUID
    state: str = "shown"


def show_recommendation(command: ShowRecommendation, uow: UnitOfWork, clock: Clock) -> Shown:
    """Somebody has looked at it.

    Raises:
        NoSuchRecommendation, NotAllowed, NotWaiting
    """
    recommendation, _ = locked(uow.session, command.recommendation_id)
    if recommendation.authority not in command.moderator_of:
        raise NotAllowed
    show(recommendation)
    _note("recommendation.let-through", recommendation, command.moderator_id, uow, clock)
    return Shown(recommendation.id)


def show_next_waiting(_: ShowNextWaiting, uow: UnitOfWork, clock: Clock) -> UUID | None:
    """Nobody has looked at it in time. Returns which; None where none is left."""
    recommendation = stored.next_overdue(uow.session, clock.now())
    if recommendation is None:
        return None
    show(recommendation)
    _note("recommendation.shown-by-itself", recommendation, None, uow, clock)
    return recommendation.id


def _note(deed: str, of: Recommendation, who: UUID | None, uow: UnitOfWork, clock: Clock) -> None:
    line = Deed(
        authority=of.authority, actor_id=who, deed=deed, subject_type="recommendation", subject_id=of.id
    )
    note(uow.session, line, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    ShowRecommendation: show_recommendation,
    ShowNextWaiting: show_next_waiting,
}
