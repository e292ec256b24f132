"""What becomes of a recommendation that the public should not read, whole or in part.

`moderator_of` holds the authorities in which the caller may moderate, `decider_of` those in which they may
decide about a contestation.
"""

from dataclasses import dataclass, field
from uuid import UUID

from services.consultation.model.moderation import Ground, Outcome, What


@dataclass(frozen=True)
class Moderate:
    """Hide a recommendation, or mask passages of it."""

    recommendation_id: UUID
    moderator_id: UUID
    moderator_of: frozenset[str]
    what: What
    ground: Ground
    reason: str
    passages: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowRecommendation:
    """Let the public read what waited until somebody has looked at it."""

    recommendation_id: UUID
    moderator_id: UUID
    moderator_of: frozenset[str]


@dataclass(frozen=True)
class ShowNextWaiting:
    """Let the public read one that nobody has looked at in time."""


@dataclass(frozen=True)
class LiftModeration:
    """Let the public read it again."""

    moderation_id: UUID
    moderator_id: UUID
    moderator_of: frozenset[str]
    reason: str


@dataclass(frozen=True)
class ContestModeration:
    """The author does not agree; what one without account writes to the authority, a moderator enters."""

    moderation_id: UUID
    account_id: UUID
    moderator_of: frozenset[str]
    words: str


@dataclass(frozen=True)
class ContestByOwnLink:
    """An author without account does not agree, and says so with the secret of their own link."""

    secret: str = field(repr=False)
    moderation_id: UUID
    words: str


@dataclass(frozen=True)
class DecideContest:
    """Somebody else looks at it."""

    moderation_id: UUID
    decider_id: UUID
    decider_of: frozenset[str]
    outcome: Outcome
    reason: str
