"""The end of a procedure: finalised, then adopted, rejected or withdrawn.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.outcome import Decision


@dataclass(frozen=True)
class FinaliseConsultation:
    """Say that the text is final and all recommendations are answered."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    version: int


@dataclass(frozen=True)
class RecordOutcome:
    """Say what was decided, once."""

    consultation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    decision: Decision
