"""What the consultation service can be told.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.consultation.events import Verdict
from services.consultation.model.act import Draft
from services.consultation.model.submission import Words


@dataclass(frozen=True)
class DraftConsultation:
    """Begin a consultation that only the authority's clerks see."""

    clerk_id: UUID
    clerk_of: frozenset[str]
    authority: str
    draft: Draft


@dataclass(frozen=True)
class ReviseConsultation:
    """Write a draft anew."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    version: int
    draft: Draft


@dataclass(frozen=True)
class PublishConsultation:
    """Open a draft to everybody."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    version: int


@dataclass(frozen=True)
class CloseConsultation:
    """End the term for recommendations by hand."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    version: int


@dataclass(frozen=True)
class CloseNextDue:
    """Close one consultation whose term has run out."""


@dataclass(frozen=True)
class RecordNotice:
    """Keep a real notice as history; `facts` is one entry of a file of notices."""

    facts: Mapping[str, Any]


@dataclass(frozen=True)
class SendRecommendation:
    """Enter what a person says in the register; `received_at` was read when the request came in."""

    consultation_id: UUID
    account_id: UUID
    words: Words
    received_at: datetime


@dataclass(frozen=True)
class AnswerRecommendation:
    """Answer a recommendation, with a reason."""

    recommendation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class AddDayOff:
    """Count a day as no working day, by the Government's decision that `reason` names."""

    administrator_id: UUID
    day: date
    reason: str


@dataclass(frozen=True)
class RemoveDayOff:
    """Count it as a working day again."""

    administrator_id: UUID
    day_off_id: UUID


@dataclass(frozen=True)
class AddDocument:
    """Put a file to a draft; `kind` is one of `required_documents.DOCUMENT_KINDS`."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    name: str
    kind: str
    content: bytes


@dataclass(frozen=True)
class RemoveDocument:
    """Take a file from a draft."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    file_id: UUID


@dataclass(frozen=True)
class ForgetOld:
    """Delete a batch of each kind of data whose time is over."""
