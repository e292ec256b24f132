"""Consultations drafted, published, closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from services.consultation.commands.consultations import (
    CloseConsultation,
    CloseNextDue,
    DraftConsultation,
    PublishConsultation,
    ReviseConsultation,
)
from services.consultation.errors.consultations import AuthorityNotKnownYet, NoSuchConsultation
from services.consultation.handlers.own_notices import keep_notice
from services.consultation.model import Consultation
from services.consultation.model.consultation import DRAFT
from services.consultation.model.links import Links
from services.consultation.model.procedure_deed import ProcedureDeed
from services.consultation.repository import consultations as stored
from services.consultation.repository.counting import counting_of
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork

# What came in during the last second is still on its way to its row for so long at most; a
# consultation that waits until then counts everything.
LAST_SECOND_LASTS = timedelta(seconds=15)


@dataclass(frozen=True)
class Saved:
    """A consultation after a change."""

    id: UUID
    version: int
    state: str


def draft_consultation(command: DraftConsultation, uow: UnitOfWork, clock: Clock) -> Saved:
    """Begin a consultation; what an example authority does is an example.

    Raises:
        NotAllowed, AuthorityNotKnownYet, DoubledArticle, and what the law refuses of planned days
    """
    if command.authority not in command.clerk_of:
        raise NotAllowed
    example = stored.is_example(uow.session, command.authority)
    if example is None:
        raise AuthorityNotKnownYet
    draft = replace(command.draft, is_example=command.draft.is_example or example)
    counting = counting_of(uow.session, command.authority)
    consultation = Consultation.draft(command.authority, draft, command.clerk_id, clock.now(), counting)
    uow.add(consultation)
    return _saved(consultation, uow)


def revise_consultation(command: ReviseConsultation, uow: UnitOfWork, clock: Clock) -> Saved:
    """Write a draft anew.

    Raises:
        NoSuchConsultation, NotAllowed, Stale, AlreadyPublished, RecordOnly, DoubledArticle, and what the
        law refuses of planned days
    """
    consultation = _looked_at(command, uow)
    example = stored.is_example(uow.session, consultation.authority) or False
    draft = replace(command.draft, is_example=command.draft.is_example or example)
    consultation.revise(draft, clock.now(), counting_of(uow.session, consultation.authority))
    return _saved(consultation, uow)


def publish_consultation(command: PublishConsultation, uow: UnitOfWork, clock: Clock, links: Links) -> Saved:
    """Open a draft to everybody, now, with the words of its notice.

    Raises:
        NoSuchConsultation, NotAllowed, Stale, AlreadyPublished, RecordOnly, NoArticles, DeadlineTooEarly,
        and what the law refuses of planned days
    """
    consultation = _looked_at(command, uow)
    now = clock.now()
    consultation.publish(now, counting_of(uow.session, consultation.authority))
    keep_notice(consultation, uow, links, now)
    return _saved(consultation, uow)


def close_consultation(command: CloseConsultation, uow: UnitOfWork, clock: Clock) -> Saved:
    """End the term by hand.

    Raises:
        NoSuchConsultation, NotAllowed, Stale, NotOpen, RecordOnly, CloseTooEarly
    """
    consultation = _looked_at(command, uow)
    consultation.close(clock.now(), stored.received(uow.session, consultation.id))
    return _saved(consultation, uow)


def close_next_due(_: CloseNextDue, uow: UnitOfWork, clock: Clock) -> UUID | None:
    """Close one consultation whose term has run out, and note when; None where there is none."""
    consultation = stored.next_due(uow.session, clock.now() - LAST_SECOND_LASTS)
    if consultation is None:
        return None
    consultation.close_at_end(stored.received(uow.session, consultation.id))
    assert consultation.last_day  # noqa: S101 - what has run out had a last day
    assert consultation.ends_at  # noqa: S101
    uow.add(ProcedureDeed.closed(consultation.id, consultation.last_day, consultation.ends_at, clock.now()))
    return consultation.id


def _looked_at(
    command: ReviseConsultation | PublishConsultation | CloseConsultation, uow: UnitOfWork
) -> Consultation:
    """The consultation, if the caller is its clerk and saw its newest version."""
    consultation = stored.consultation(uow.session, command.consultation_id)
    if consultation.authority not in command.clerk_of:
        raise NoSuchConsultation if consultation.state == DRAFT else NotAllowed
    consultation.require_version(command.version)
    return consultation


def _saved(consultation: Consultation, uow: UnitOfWork) -> Saved:
    uow.session.flush()
    return Saved(consultation.id, consultation.version, consultation.state)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    DraftConsultation: draft_consultation,
    ReviseConsultation: revise_consultation,
    PublishConsultation: publish_consultation,
    CloseConsultation: close_consultation,
    CloseNextDue: close_next_due,
}
