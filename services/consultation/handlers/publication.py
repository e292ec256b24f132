"""Answers published: all that wait for it, in one moment, whatever number of transactions that takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.consultation.commands.answers import PublishAnswers, PublishNextAnswers
from services.consultation.errors.answers import NothingToPublish
from services.consultation.model.answer_draft import AnswerPublication, DraftState
from services.consultation.model.links import Links
from services.consultation.repository import answers as stored
from services.consultation.repository import settings
from services.consultation.repository.consultations import title_and_authority
from shared.clock import Clock
from shared.errors import NotAllowed, Stale
from shared.ids import new_id
from shared.persistence.unit_of_work import UnitOfWork

# Each answer writes a row and two events, and holds the count of its article until all are given.
BATCH = 100


@dataclass(frozen=True)
class Published:
    """Answers that are given in one moment; `left` of them follow in a few seconds."""

    id: UUID
    answers: int
    left: int


def publish_answers(command: PublishAnswers, uow: UnitOfWork, clock: Clock, links: Links) -> Published:
    """Close the drafts to any change, give a first batch of answers, and leave the rest to the job.

    Raises:
        NoSuchConsultation, NotAllowed, NothingToPublish
        Stale: it is not as many as the clerk was shown.
    """
    title, authority = title_and_authority(uow.session, command.consultation_id)
    if authority not in command.clerk_of:
        raise NotAllowed
    drafts = stored.publishable(uow.session, command.consultation_id, states_to_publish(uow, authority))
    if not drafts:
        raise NothingToPublish
    if len(drafts) != command.count:
        raise Stale
    publication = AnswerPublication(
        id=new_id(),
        consultation_id=command.consultation_id,
        published_by=command.clerk_id,
        published_at=clock.now(),
        answers=len(drafts),
    )
    uow.add(publication)
    uow.session.flush()
    stored.close_to_changes(uow.session, drafts, publication.id)
    given = _give(publication, title, uow, clock, links)
    return Published(publication.id, len(drafts), len(drafts) - given)


def publish_next(_: PublishNextAnswers, uow: UnitOfWork, clock: Clock, links: Links) -> bool:
    """Give the next batch of a publication that has some left. Returns whether there may be more."""
    publication = stored.unfinished(uow.session)
    if publication is None:
        return False
    title, _authority = title_and_authority(uow.session, publication.consultation_id)
    _give(publication, title, uow, clock, links)
    return True


def states_to_publish(uow: UnitOfWork, authority: str) -> tuple[DraftState, ...]:
    """In which states an answer may be published: approved alone where the authority looks at each twice."""
    reviewed = settings.of(uow.session, authority).answers_reviewed
    return ("approved",) if reviewed else ("ready", "approved")


def _give(publication: AnswerPublication, title: str, uow: UnitOfWork, clock: Clock, links: Links) -> int:
    left = stored.left_of(uow.session, publication.id, BATCH)
    for recommendation, draft in left:
        # A process of an older release knows no drafts, and may have answered meanwhile.
        if recommendation.waits:
            recommendation.reply(
                draft.answer(),
                clerk_id=publication.published_by,
                consultation_title=title,
                at=publication.published_at,
                links=links,
            )
        draft.settle()
    if len(left) < BATCH:
        publication.finished_at = clock.now()
    return len(left)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    PublishAnswers: publish_answers,
    PublishNextAnswers: publish_next,
}
