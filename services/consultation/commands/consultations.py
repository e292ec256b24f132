"""Consultations and what becomes of them.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.consultation.model.act import Draft


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
