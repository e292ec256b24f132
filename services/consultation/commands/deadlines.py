"""What the clock is told of terms."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class WatchMinutes:
    """The same of the documents of debates that were held.

    Args:
        after: the last meeting that was looked at; None to begin.
    """

    after: UUID | None = None


@dataclass(frozen=True)
class WatchTerms:
    """Remind of terms that end soon, and tell of those that were not kept.

    Args:
        after: the last consultation that was looked at; None to begin.
    """

    after: UUID | None = None
