"""What changes of a consultation after its publication.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.consultation.model.later_change import Field


@dataclass(frozen=True, kw_only=True)
class Change:
    """What all have in common."""

    consultation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ExtendConsultation(Change):
    """Receive recommendations until a later day."""

    last_day: date


@dataclass(frozen=True, kw_only=True)
class AddLaterDocument(Change):
    """Put a file to what is published; `kind` is one of `required_documents.DOCUMENT_KINDS`."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class CorrectConsultation(Change):
    """Mend a slip; `place` is the document's, from 1."""

    field: Field
    place: int | None
    words: str


@dataclass(frozen=True, kw_only=True)
class NoteOnConsultation(Change):
    """Say something more; the reason is what is said."""
