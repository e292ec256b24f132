"""Recommendations that are being written, and their files; `account_id` is who writes."""

from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.recommendation_draft import WrittenSoFar


@dataclass(frozen=True)
class StartRecommendationDraft:
    """Keep what was typed so far for the first time."""

    consultation_id: UUID
    account_id: UUID
    written: WrittenSoFar


@dataclass(frozen=True)
class SaveRecommendationDraft:
    """Keep it anew; `version` is the one that was looked at."""

    draft_id: UUID
    account_id: UUID
    version: int
    written: WrittenSoFar


@dataclass(frozen=True)
class DiscardRecommendationDraft:
    """Throw it away with its files."""

    draft_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class AddFileToDraft:
    """Have a file go with it, for everybody or for the authority alone."""

    draft_id: UUID
    account_id: UUID
    name: str
    for_authority: bool
    content: bytes


@dataclass(frozen=True)
class RemoveFileFromDraft:
    """Let it go without a file."""

    draft_id: UUID
    account_id: UUID
    file_id: UUID
