"""The channels of a notice: confirmed with proof, taken back with a trace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from services.consultation.commands.channels import AddProof, ConfirmChannel, TakeBackConfirmation
from services.consultation.errors.channels import NoSuchConfirmation, TooManyConfirmations
from services.consultation.handlers.of_clerks import published_of
from services.consultation.model.channel import Confirmation
from shared.clock import Clock
from shared.files.kinds import JPEG, PDF, PNG, WEBP
from shared.persistence import files
from shared.persistence.audit import Deed, note
from shared.persistence.files import Attachment, Subject
from shared.persistence.unit_of_work import UnitOfWork

MOST = 20
TAKEN = (PDF, JPEG, PNG, WEBP)
PROOF = "notice-proof"


@dataclass(frozen=True)
class Confirmed:
    """A confirmation that was made."""

    id: UUID


def confirm_channel(command: ConfirmChannel, uow: UnitOfWork, clock: Clock) -> Confirmed:
    """Say that the notice could be seen somewhere, from a day on.

    Raises:
        NoSuchConsultation, NotAllowed, NotAnnouncedYet, RecordOnly, ShownInFuture, TooManyConfirmations
    """
    consultation = published_of(command.consultation_id, command.clerk_of, uow)
    query = select(func.count()).where(Confirmation.consultation_id == consultation.id)
    if (uow.session.scalar(query) or 0) >= MOST:
        raise TooManyConfirmations(most=MOST)
    made = Confirmation.of(consultation.id, command.shown, command.clerk_id, clock.now())
    uow.session.add(made)
    _note(uow, clock, "channel.confirmed", consultation.authority, command.clerk_id, made)
    return Confirmed(made.id)


def add_proof(command: AddProof, uow: UnitOfWork, clock: Clock) -> Attachment:
    """Put a file to a confirmation; a worker looks into it before anybody is given it.

    Raises:
        NoSuchConsultation, NotAllowed, NotAnnouncedYet, RecordOnly, NoSuchConfirmation, and what
        `files.attach` raises
    """
    consultation = published_of(command.consultation_id, command.clerk_of, uow)
    found = _confirmation(consultation.id, command.confirmation_id, uow)
    subject = Subject(type=PROOF, id=found.id, owner_id=consultation.id)
    key = files.attach(
        uow.session,
        subject,
        name=command.name,
        content=command.content,
        purpose="proof",
        now=clock.now(),
        taken=TAKEN,
    )
    return files.attachment(uow.session, key)


def take_back(command: TakeBackConfirmation, uow: UnitOfWork, clock: Clock) -> None:
    """Take it back with its files; the audit trail keeps who said what.

    Raises:
        NoSuchConsultation, NotAllowed, NotAnnouncedYet, RecordOnly, NoSuchConfirmation
    """
    consultation = published_of(command.consultation_id, command.clerk_of, uow)
    found = _confirmation(consultation.id, command.confirmation_id, uow)
    files.detach_all(uow.session, found.id)
    uow.session.delete(found)
    _note(uow, clock, "channel.taken-back", consultation.authority, command.clerk_id, found)


def _confirmation(consultation_id: UUID, confirmation_id: UUID, uow: UnitOfWork) -> Confirmation:
    found = uow.session.get(Confirmation, confirmation_id)
    if found is None or found.consultation_id != consultation_id:
        raise NoSuchConfirmation
    return found


def _note(uow: UnitOfWork, clock: Clock, deed: str, authority: str, who: UUID, of: Confirmation) -> None:
    line = Deed(
        authority=authority,
        actor_id=who,
        deed=deed,
        subject_type="consultation",
        subject_id=of.consultation_id,
        details={"channel": of.channel, "on": of.shown_on.isoformat()},
    )
    note(uow.session, line, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    ConfirmChannel: confirm_channel,
    AddProof: add_proof,
    TakeBackConfirmation: take_back,
}
