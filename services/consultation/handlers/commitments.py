"""What is promised with an adopted act: noted, and how it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.consultation.commands.commitments import AddCommitment, ChangeCommitment
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.model.commitment import Commitment
from services.consultation.model.consultation import DRAFT
from services.consultation.repository import commitments as stored
from services.consultation.repository import consultations
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SavedCommitment:
    """A commitment after a change."""

    id: UUID
    version: int
    state: str


def add_commitment(command: AddCommitment, uow: UnitOfWork, clock: Clock) -> SavedCommitment:
    """Note what was promised.

    Raises:
        NoSuchConsultation, NotAllowed, NothingAdopted
    """
    consultation = consultations.consultation(uow.session, command.consultation_id)
    if consultation.authority not in command.clerk_of:
        raise NoSuchConsultation if consultation.state == DRAFT else NotAllowed
    made = Commitment.of(consultation, command.promise, by=command.clerk_id, now=clock.now())
    uow.add(made)
    return _saved(made, uow)


def change_commitment(command: ChangeCommitment, uow: UnitOfWork, clock: Clock) -> SavedCommitment:
    """Say how it stands now.

    Raises:
        NoSuchCommitment, NotAllowed, Stale, NoReasonGiven
    """
    found = stored.commitment(uow.session, command.commitment_id)
    if found.authority not in command.clerk_of:
        raise NotAllowed
    found.require_version(command.version)
    found.turn(command.turn, by=command.clerk_id, now=clock.now())
    return _saved(found, uow)


def _saved(commitment: Commitment, uow: UnitOfWork) -> SavedCommitment:
    uow.session.flush()
    return SavedCommitment(commitment.id, commitment.version, commitment.state)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AddCommitment: add_commitment,
    ChangeCommitment: change_commitment,
}
