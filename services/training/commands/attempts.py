"""Taking a test."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.training.model.attempt import Reply


@dataclass(frozen=True)
class BeginAttempt:
    """Begin, or go on with the one that runs."""

    course_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class SaveAnswers:
    """Keep what was answered so far."""

    attempt_id: UUID
    account_id: UUID
    replies: Sequence[Reply]


@dataclass(frozen=True)
class HandIn:
    """End it."""

    attempt_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class HandInOverdue:
    """End a batch of those whose time is over, with what was saved."""
