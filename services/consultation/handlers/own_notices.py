"""Notices of ours: how the authority is reached, what the clerk adds, and the words kept at publication."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.consultation.commands.own_notices import AddToNotice, WriteContact
from services.consultation.errors.consultations import AlreadyPublished, NoSuchConsultation
from services.consultation.model import Consultation
from services.consultation.model.consultation import DRAFT
from services.consultation.model.days import day_of
from services.consultation.model.links import Links
from services.consultation.queries import consultations as consultation_queries
from services.consultation.queries import own_notices as queries
from services.consultation.repository import consultations as stored_consultations
from services.consultation.repository import own_notices as stored
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Written:
    """A version of what was written."""

    version: int


def write_contact(command: WriteContact, uow: UnitOfWork, clock: Clock) -> Written:
    """Say how people reach the authority, in each notice from now on.

    Raises:
        NotAllowed, Stale, ContactEmailNotValid
    """
    if command.authority not in command.clerk_of:
        raise NotAllowed
    contact = stored.contact(uow.session, command.authority)
    contact.require_version(command.version)
    contact.write(command.contact, command.clerk_id, clock.now())
    uow.session.flush()
    return Written(contact.version)


def add_to_notice(command: AddToNotice, uow: UnitOfWork) -> Written:
    """Add to a draft's notice its number and a paragraph.

    Raises:
        NoSuchConsultation, NotAllowed, AlreadyPublished, Stale
    """
    consultation = stored_consultations.consultation(uow.session, command.consultation_id)
    if consultation.authority not in command.clerk_of:
        raise NoSuchConsultation if consultation.state == DRAFT else NotAllowed
    if consultation.state != DRAFT:
        raise AlreadyPublished
    notice = stored.notice(uow.session, consultation.id)
    notice.require_version(command.version)
    notice.add(command.number, command.paragraph)
    uow.session.flush()
    return Written(notice.version)


def keep_notice(consultation: Consultation, uow: UnitOfWork, links: Links, now: datetime) -> None:
    """Keep the words of the notice, in the transaction of the publication."""
    uow.session.flush()
    found = consultation_queries.consultation(uow.session, consultation.id)
    assert found  # noqa: S101 - it was published a moment ago
    row, articles = found
    notice = stored.notice(uow.session, consultation.id)
    notice.publish(queries.announced(uow.session, row, len(articles), notice, links, day_of(now)), now)


HANDLERS: Mapping[type, Callable[..., Any]] = {WriteContact: write_contact, AddToNotice: add_to_notice}
