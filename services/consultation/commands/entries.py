"""What a clerk does for authors who have no account.

`clerk_of` holds the authorities in which the caller is a clerk.
"""

from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.entry import Entry
from services.consultation.model.submission import Words


@dataclass(frozen=True)
class EnterRecommendation:
    """Enter in the register what came on paper, by e-mail, or was said."""

    consultation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    words: Words
    entry: Entry


@dataclass(frozen=True)
class AddScan:
    """Put a scan of what was handed in to its entry."""

    recommendation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    name: str
    content: bytes


@dataclass(frozen=True)
class RemoveScan:
    """Take a scan away that is another's."""

    recommendation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    file_id: UUID


@dataclass(frozen=True)
class NotePosted:
    """Note that the answer went out by post."""

    recommendation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
