"""What an authority says in its notices.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.notice_contact import Contact


@dataclass(frozen=True)
class WriteContact:
    """Say how people reach the authority."""

    clerk_id: UUID
    clerk_of: frozenset[str]
    authority: str
    version: int
    contact: Contact


@dataclass(frozen=True)
class AddToNotice:
    """Add to a draft's notice what the model cannot know."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    version: int
    number: str
    paragraph: str
