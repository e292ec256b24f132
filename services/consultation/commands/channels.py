"""The channels of a notice.

`clerk_of` holds the authorities in which the caller is a clerk.
"""

from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.channel import Shown


@dataclass(frozen=True)
class ConfirmChannel:
    """Say that a notice could be seen at the premises or in the media."""

    consultation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    shown: Shown


@dataclass(frozen=True)
class AddProof:
    """Put a photograph or a PDF to a confirmation."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    confirmation_id: UUID
    name: str
    content: bytes


@dataclass(frozen=True)
class TakeBackConfirmation:
    """Take back what was confirmed by mistake; the audit trail keeps that it was said."""

    consultation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    confirmation_id: UUID
