"""Decisions after verification: suspend, lift, mark as ended.

Each tells the organisation's legal representatives, and writes a line of the audit trail. Mandates end with
the organisation.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from services.registry.commands.standings import (
    Decide,
    DissolveOrganisation,
    LiftSuspension,
    MergeOrganisation,
    SuspendOrganisation,
)
from services.registry.errors.organisations import NoSuchOrganisation, NotInThisState
from services.registry.errors.standings import NoSuchSuccessor
from services.registry.events.standings import Decision
from services.registry.handlers.deciding import end_mandates, looked_at, tell, verification_of
from services.registry.handlers.organisations import Decided, decided
from services.registry.handlers.trail import note_deed
from services.registry.model import Organisation, Verification
from services.registry.model.states import FOUND
from services.registry.repository.loading import load
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def suspend_organisation(command: SuspendOrganisation, uow: UnitOfWork, clock: Clock) -> Decided:
    """Suspend.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState
    """
    verification, organisation = looked_at(command, uow)
    verification.suspend(command.clerk.account_id, command.reason, clock.now())
    organisation.suspend(verification.authority, clock.now())
    return _decided("suspended", command, verification, organisation, uow, clock)


def lift_suspension(command: LiftSuspension, uow: UnitOfWork, clock: Clock) -> Decided:
    """Lift a suspension.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState
    """
    verification, organisation = looked_at(command, uow)
    verification.lift(command.clerk.account_id, command.reason, clock.now())
    organisation.restore(verification.authority, clock.now())
    return _decided("restored", command, verification, organisation, uow, clock)


def dissolve_organisation(command: DissolveOrganisation, uow: UnitOfWork, clock: Clock) -> Decided:
    """Mark as dissolved; nobody speaks for it any more.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState, DayAhead
    """
    verification, organisation = looked_at(command, uow)
    _must_be_found(verification, "dissolve")
    organisation.dissolve(command.on, command.reason, command.clerk.account_id, clock.now())
    return _ended("dissolved", command, verification, organisation, uow, clock)


def merge_organisation(command: MergeOrganisation, uow: UnitOfWork, clock: Clock) -> Decided:
    """Mark as merged into another; nobody speaks for it any more, its people need mandates of the other.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState, DayAhead, MergesIntoItself, NoSuchSuccessor
    """
    verification = verification_of(command, uow)
    _must_be_found(verification, "merge")
    # In the order of ids: two that are merged into each other at once do not wait in a circle.
    both = {verification.organisation_id: NoSuchOrganisation, command.into: NoSuchSuccessor}
    found = {key: load(uow.session, Organisation, key, both[key]) for key in sorted(both)}
    organisation, into = found[verification.organisation_id], found[command.into]
    organisation.merge(into, command.on, command.reason, command.clerk.account_id, clock.now())
    return _ended("merged", command, verification, organisation, uow, clock)


def _must_be_found(verification: Verification, act: str) -> None:
    if verification.state not in FOUND:
        raise NotInThisState(state=verification.state, act=act)


def _ended(
    decision: Decision,
    command: DissolveOrganisation | MergeOrganisation,
    verification: Verification,
    organisation: Organisation,
    uow: UnitOfWork,
    clock: Clock,
) -> Decided:
    said = _decided(decision, command, verification, organisation, uow, clock, on=command.on)
    end_mandates(organisation, uow, clock)
    return said


def _decided(
    decision: Decision,
    command: Decide,
    verification: Verification,
    organisation: Organisation,
    uow: UnitOfWork,
    clock: Clock,
    on: date | None = None,
) -> Decided:
    """Tell who represents it, write it into the trail, and give what was decided."""
    tell(organisation, verification.authority, decision, command.reason, uow, clock, on)
    note_deed(
        uow,
        clock,
        verification.authority,
        command.clerk.account_id,
        f"organisation.{decision}",
        "verification",
        verification.id,
        reason=command.reason,
    )
    uow.session.flush()
    return decided(verification)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    SuspendOrganisation: suspend_organisation,
    LiftSuspension: lift_suspension,
    DissolveOrganisation: dissolve_organisation,
    MergeOrganisation: merge_organisation,
}
