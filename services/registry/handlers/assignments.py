"""Requests are taken, handed over and put back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select

from services.registry.commands.assignments import HandOverRequest, PutRequestBack, TakeRequest
from services.registry.errors.assignments import AlreadyTaken, NoSuchColleague
from services.registry.errors.organisations import NoSuchVerification
from services.registry.handlers.trail import note_deed
from services.registry.model import Assignment, StaffRole, Verification
from services.registry.repository.loading import load
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Assigned:
    """Who has a request now."""

    verification_id: UUID
    assigned_to: UUID | None


def take_request(command: TakeRequest, uow: UnitOfWork, clock: Clock) -> Assigned:
    """Take a request that nobody has.

    Raises:
        NoSuchVerification, NotAllowed
        AlreadyTaken: a colleague was first.
    """
    verification, held = _held(command, uow)
    mine = command.clerk.account_id
    if held is not None and held.account_id != mine:
        raise AlreadyTaken()
    return _give(verification, held, mine, mine, uow, clock)


def hand_over_request(command: HandOverRequest, uow: UnitOfWork, clock: Clock) -> Assigned:
    """Give a request to a colleague, or take it over from one who is away.

    Raises:
        NoSuchVerification, NotAllowed
        NoSuchColleague: they are no clerk there.
    """
    verification, held = _held(command, uow)
    works = exists().where(
        StaffRole.account_id == command.to,
        StaffRole.authority == verification.authority,
        StaffRole.role == "clerk",
    )
    if not uow.session.scalar(select(works)):
        raise NoSuchColleague()
    return _give(verification, held, command.to, command.clerk.account_id, uow, clock)


def put_request_back(command: PutRequestBack, uow: UnitOfWork, clock: Clock) -> Assigned:
    """Let go of a request; where nobody has it, nothing happens.

    Raises:
        NoSuchVerification, NotAllowed
    """
    verification, held = _held(command, uow)
    if held is not None:
        uow.session.delete(held)
        _note("verification.put-back", verification, command.clerk.account_id, uow, clock)
    return Assigned(verification.id, None)


def _held(
    command: TakeRequest | HandOverRequest | PutRequestBack, uow: UnitOfWork
) -> tuple[Verification, Assignment | None]:
    """The request, whose lock keeps others from giving it to somebody else meanwhile."""
    verification = load(uow.session, Verification, command.verification_id, NoSuchVerification)
    command.clerk.require(verification.authority, "clerk")
    return verification, uow.session.get(Assignment, verification.id)


def _give(
    verification: Verification,
    held: Assignment | None,
    to: UUID,
    by: UUID,
    uow: UnitOfWork,
    clock: Clock,
) -> Assigned:
    if held is not None and held.account_id == to:
        return Assigned(verification.id, to)
    if held is None:
        uow.add(Assignment(verification_id=verification.id, account_id=to, since=clock.now()))
    else:
        held.account_id, held.since = to, clock.now()
    _note("verification.assigned", verification, by, uow, clock, to=str(to))
    return Assigned(verification.id, to)


def _note(
    deed: str, verification: Verification, by: UUID, uow: UnitOfWork, clock: Clock, **details: str
) -> None:
    note_deed(uow, clock, verification.authority, by, deed, "verification", verification.id, **details)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    TakeRequest: take_request,
    HandOverRequest: hand_over_request,
    PutRequestBack: put_request_back,
}
