"""Decisions about organisations after they were verified; `version` is what the official looked at."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class Decide:
    """What a decision about a standing says; the reason is for its representatives and for everybody."""

    verification_id: UUID
    version: int
    clerk: Principal
    reason: str


@dataclass(frozen=True, kw_only=True)
class SuspendOrganisation(Decide):
    """Let what was verified not count for the time being."""


@dataclass(frozen=True, kw_only=True)
class LiftSuspension(Decide):
    """Let it count again."""


@dataclass(frozen=True, kw_only=True)
class DissolveOrganisation(Decide):
    """Mark that it no longer exists; `on` is the day in the deed that `reason` names."""

    on: date


@dataclass(frozen=True, kw_only=True)
class MergeOrganisation(Decide):
    """Mark that it goes on in another, `into`."""

    on: date
    into: UUID


@dataclass(frozen=True, kw_only=True)
class ProposeStrikingOff(Decide):
    """Propose to another official that the organisation be struck off."""


@dataclass(frozen=True, kw_only=True)
class DecideProposal:
    """What the second official says to a proposal."""

    proposal_id: UUID
    version: int
    official: Principal


@dataclass(frozen=True, kw_only=True)
class ConfirmStrikingOff(DecideProposal):
    """Strike the organisation off, as the second official."""


@dataclass(frozen=True, kw_only=True)
class RejectStrikingOff(DecideProposal):
    """Leave it in the registry; who proposed takes the proposal back by the same."""


@dataclass(frozen=True)
class ExpireProposals:
    """Let proposals that nobody decided wait no longer."""
