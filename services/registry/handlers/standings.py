"""Decisions after verification: suspend, lift, mark as ended, strike off by two officials.

Each tells the organisation's legal representatives, and writes a line of the audit trail. Mandates end when
the organisation has ended, and when the last authority that had it in its registry has struck it off: while
another still recognises it, its people go on speaking for it there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.registry.commands.standings import (
    ConfirmStrikingOff,
    Decide,
    DecideProposal,
    DissolveOrganisation,
    ExpireProposals,
    LiftSuspension,
    MergeOrganisation,
    ProposeStrikingOff,
    RejectStrikingOff,
    SuspendOrganisation,
)
from services.registry.errors.organisations import NoSuchOrganisation, NoSuchVerification, NotInThisState
from services.registry.errors.standings import NoSuchProposal, NoSuchSuccessor, ProposalRuns
from services.registry.events.standings import Decision
from services.registry.handlers.organisations import Decided, decided
from services.registry.handlers.trail import note_deed
from services.registry.model import Organisation, StrikeOff, Verification
from services.registry.model.days import day_in_romania
from services.registry.model.states import FOUND, after
from services.registry.repository.loading import load
from services.registry.repository.standings import (
    expired_proposals,
    is_found_anywhere,
    open_proposals,
    proposal_of,
    running_mandates,
)
from shared.clock import Clock
from shared.errors import Stale
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Proposed:
    """A proposal to strike off, as it stands."""

    proposal_id: UUID
    verification_id: UUID
    state: str
    expires_at: datetime
    version: int


def suspend_organisation(command: SuspendOrganisation, uow: UnitOfWork, clock: Clock) -> Decided:
    """Suspend.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState
    """
    verification, organisation = _looked_at(command, uow)
    verification.suspend(command.clerk.account_id, command.reason, clock.now())
    organisation.suspend(verification.authority, clock.now())
    return _decided("suspended", command, verification, organisation, uow, clock)


def lift_suspension(command: LiftSuspension, uow: UnitOfWork, clock: Clock) -> Decided:
    """Lift a suspension.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState
    """
    verification, organisation = _looked_at(command, uow)
    verification.lift(command.clerk.account_id, command.reason, clock.now())
    organisation.restore(verification.authority, clock.now())
    return _decided("restored", command, verification, organisation, uow, clock)


def dissolve_organisation(command: DissolveOrganisation, uow: UnitOfWork, clock: Clock) -> Decided:
    """Mark as dissolved; nobody speaks for it any more.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState, DayAhead
    """
    verification, organisation = _looked_at(command, uow)
    _must_be_found(verification, "dissolve")
    organisation.dissolve(command.on, command.reason, command.clerk.account_id, clock.now())
    return _ended("dissolved", command, verification, organisation, uow, clock)


def merge_organisation(command: MergeOrganisation, uow: UnitOfWork, clock: Clock) -> Decided:
    """Mark as merged into another; nobody speaks for it any more, its people need mandates of the other.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState, DayAhead, MergesIntoItself, NoSuchSuccessor
    """
    verification = _verification(command, uow)
    _must_be_found(verification, "merge")
    # In the order of ids: two that are merged into each other at once do not wait in a circle.
    both = {verification.organisation_id: NoSuchOrganisation, command.into: NoSuchSuccessor}
    found = {key: load(uow.session, Organisation, key, both[key]) for key in sorted(both)}
    organisation, into = found[verification.organisation_id], found[command.into]
    organisation.merge(into, command.on, command.reason, command.clerk.account_id, clock.now())
    return _ended("merged", command, verification, organisation, uow, clock)


def propose_striking_off(command: ProposeStrikingOff, uow: UnitOfWork, clock: Clock) -> Proposed:
    """Propose; another official decides within thirty days.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState
        ProposalRuns: one waits.
    """
    verification, _ = _looked_at(command, uow)
    after(verification.state, "strike-off")
    for former in open_proposals(uow.session, verification.id):
        former.expire(clock.now())
    uow.session.flush()
    proposal = StrikeOff.propose(
        verification.id, verification.authority, command.clerk.account_id, command.reason, clock.now()
    )
    uow.add(proposal)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise ProposalRuns() from error
    _note_proposal("strike-off.proposed", proposal, command.clerk.account_id, uow, clock)
    return _as_it_stands(proposal)


def confirm_striking_off(command: ConfirmStrikingOff, uow: UnitOfWork, clock: Clock) -> Decided:
    """Strike off, as the second official.

    Raises:
        NoSuchProposal, NotAllowed, SecondOfficialNeeded, Stale, ProposalDecided, ProposalExpired
        NotInThisState: it is no more in the registry.
    """
    proposal, verification, organisation = _proposed(command, uow)
    proposal.confirm(command.official.account_id, clock.now())
    verification.strike_off(command.official.account_id, proposal.reason, clock.now())
    organisation.strike_off(verification.authority, clock.now())
    _tell(organisation, verification.authority, "struck-off", proposal.reason, uow, clock)
    uow.session.flush()
    if not is_found_anywhere(uow.session, organisation.id):
        _end_mandates(organisation, uow, clock)
    _note_proposal("strike-off.confirmed", proposal, command.official.account_id, uow, clock)
    return decided(verification)


def reject_striking_off(command: RejectStrikingOff, uow: UnitOfWork, clock: Clock) -> Proposed:
    """Leave the organisation where it is.

    Raises:
        NoSuchProposal, NotAllowed, Stale, ProposalDecided, ProposalExpired
    """
    proposal, _, _ = _proposed(command, uow)
    proposal.reject(command.official.account_id, clock.now())
    uow.session.flush()
    _note_proposal(f"strike-off.{proposal.state}", proposal, command.official.account_id, uow, clock)
    return _as_it_stands(proposal)


def expire_proposals(_: ExpireProposals, uow: UnitOfWork, clock: Clock) -> None:
    """Let proposals that nobody decided wait no longer."""
    for proposal in expired_proposals(uow.session, clock.now()):
        proposal.expire(clock.now())
        _note_proposal("strike-off.expired", proposal, None, uow, clock)


def _looked_at(command: Decide, uow: UnitOfWork) -> tuple[Verification, Organisation]:
    verification = _verification(command, uow)
    return verification, load(uow.session, Organisation, verification.organisation_id, NoSuchOrganisation)


def _verification(command: Decide, uow: UnitOfWork) -> Verification:
    verification = load(uow.session, Verification, command.verification_id, NoSuchVerification)
    command.clerk.require(verification.authority, "clerk")
    if verification.version != command.version:
        raise Stale()
    return verification


def _proposed(command: DecideProposal, uow: UnitOfWork) -> tuple[StrikeOff, Verification, Organisation]:
    about = proposal_of(uow.session, command.proposal_id)
    verification = load(uow.session, Verification, about, NoSuchVerification)
    command.official.require(verification.authority, "clerk", "administrator")
    proposal = load(uow.session, StrikeOff, command.proposal_id, NoSuchProposal)
    if proposal.version != command.version:
        raise Stale()
    organisation = load(uow.session, Organisation, verification.organisation_id, NoSuchOrganisation)
    return proposal, verification, organisation


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
    _end_mandates(organisation, uow, clock)
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
    _tell(organisation, verification.authority, decision, command.reason, uow, clock, on)
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


def _tell(
    organisation: Organisation,
    authority: str,
    decision: Decision,
    reason: str,
    uow: UnitOfWork,
    clock: Clock,
    on: date | None = None,
) -> None:
    today = day_in_romania(clock.now())
    mandates = running_mandates(uow.session, organisation.id, today)
    for mandate in mandates:
        if mandate.role == "legal-representative":
            organisation.tell(mandate.account_id, authority, decision, reason, on or today)


def _end_mandates(organisation: Organisation, uow: UnitOfWork, clock: Clock) -> None:
    for mandate in running_mandates(uow.session, organisation.id, day_in_romania(clock.now())):
        mandate.end("with-organisation", clock.now())


def _as_it_stands(proposal: StrikeOff) -> Proposed:
    return Proposed(
        proposal_id=proposal.id,
        verification_id=proposal.verification_id,
        state=proposal.state,
        expires_at=proposal.expires_at,
        version=proposal.version,
    )


def _note_proposal(deed: str, proposal: StrikeOff, by: Any, uow: UnitOfWork, clock: Clock) -> None:
    note_deed(
        uow,
        clock,
        proposal.authority,
        by,
        deed,
        "verification",
        proposal.verification_id,
        reason=proposal.reason,
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    SuspendOrganisation: suspend_organisation,
    LiftSuspension: lift_suspension,
    DissolveOrganisation: dissolve_organisation,
    MergeOrganisation: merge_organisation,
    ProposeStrikingOff: propose_striking_off,
    ConfirmStrikingOff: confirm_striking_off,
    RejectStrikingOff: reject_striking_off,
    ExpireProposals: expire_proposals,
}
