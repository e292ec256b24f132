"""Answers as they are written and published.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the draft's that was looked at,
0 where there was none.
"""

from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.answer_draft import Written


@dataclass(frozen=True)
class WriteDraft:
    """Write an answer without giving it, also for others that are to be answered alike."""

    recommendation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    written: Written
    together: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class MarkReady:
    """Say that a draft can be looked at, or published."""

    recommendation_id: UUID
    clerk_of: frozenset[str]
    version: int


@dataclass(frozen=True)
class ApproveDraft:
    """Let what somebody has written be published."""

    recommendation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int


@dataclass(frozen=True)
class SendBackDraft:
    """Ask for it to be written otherwise."""

    recommendation_id: UUID
    clerk_of: frozenset[str]
    version: int
    note: str


@dataclass(frozen=True)
class AssignRecommendations:
    """Let a department answer them, or none."""

    recommendations: tuple[UUID, ...]
    clerk_of: frozenset[str]
    department: str | None


@dataclass(frozen=True)
class PublishAnswers:
    """Give all answers of a consultation that wait for it, in one moment; `count` is how many were shown."""

    consultation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    count: int


@dataclass(frozen=True)
class PublishNextAnswers:
    """Go on with a publication that has answers left."""
