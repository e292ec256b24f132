"""Striking off by two officials: one proposes, another confirms within thirty days or rejects.

Mandates end when the last authority that had the organisation in its registry has struck it off: while
another still recognises it, its people go on speaking for it there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.registry.commands.standings import (
    ConfirmStrikingOff,
    DecideProposal,
    ExpireProposals,
    ProposeStrikingOff,
    RejectStrikingOff,
)
from services.registry.errors.organisations import NoSuchOrganisation, NoSuchVerification
from services.registry.errors.standings import NoSuchProposal, ProposalRuns
from services.registry.handlers.deciding import end_mandates, looked_at, tell
from services.registry.handlers.organisations import Decided, decided
from services.registry.handlers.trail import note_deed
from services.registry.model import Organisation, StrikeOff, Verification
from services.registry.model.states import after
from services.registry.repository.loading import load
from services.registry.repository.standings import (
    expired_proposals,
    is_found_anywhere,
    open_proposals,
    proposal_of,
)
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Proposed:
    """A proposal to strike off, as it stands."""

    proposal_id: UUID
    verification_id: UUID
    state: str
    expires_at: datetime
    version: int


def propose_striking_off(command: ProposeStrikingOff, uow: UnitOfWork, clock: Clock) -> Proposed:
    """Propose; another official decides within thirty days.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState
        ProposalRuns: one waits.
    """
    verification, _ = looked_at(command, uow)
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
    tell(organisation, verification.authority, "struck-off", proposal.reason, uow, clock)
    uow.session.flush()
    if not is_found_anywhere(uow.session, organisation.id):
        end_mandates(organisation, uow, clock)
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


def _proposed(command: DecideProposal, uow: UnitOfWork) -> tuple[StrikeOff, Verification, Organisation]:
    about = proposal_of(uow.session, command.proposal_id)
    verification = load(uow.session, Verification, about, NoSuchVerification)
    command.official.require(verification.authority, "clerk", "administrator")
    proposal = load(uow.session, StrikeOff, command.proposal_id, NoSuchProposal)
    proposal.require_version(command.version)
    organisation = load(uow.session, Organisation, verification.organisation_id, NoSuchOrganisation)
    return proposal, verification, organisation


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
    ProposeStrikingOff: propose_striking_off,
    ConfirmStrikingOff: confirm_striking_off,
    RejectStrikingOff: reject_striking_off,
    ExpireProposals: expire_proposals,
}
