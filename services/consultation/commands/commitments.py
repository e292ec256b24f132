"""What is promised with an adopted act.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.commitment import Promise, Turn


@dataclass(frozen=True)
class AddCommitment:
    """Note what was promised."""

    consultation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    promise: Promise


@dataclass(frozen=True)
class ChangeCommitment:
    """Say how it stands now; what was said before stays beside it."""

    commitment_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    turn: Turn
