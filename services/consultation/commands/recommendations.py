"""Recommendations and their answers.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.consultation.events.recommendations import Verdict
from services.consultation.model.submission import Words


@dataclass(frozen=True)
class SendRecommendation:
    """Enter what a person says in the register; `received_at` was read when the request came in.

    `draft_id` is what it was written in: its files go with it, and it is no more.
    """

    consultation_id: UUID
    account_id: UUID
    words: Words
    received_at: datetime
    draft_id: UUID | None = None


@dataclass(frozen=True)
class WithdrawRecommendation:
    """Take back what one has sent; a reason may be given."""

    recommendation_id: UUID
    account_id: UUID
    reason: str | None


@dataclass(frozen=True)
class AnswerRecommendation:
    """Answer a recommendation, with a reason."""

    recommendation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    verdict: Verdict
    reason: str
    taken_into: str | None = None
