"""A clock for tests."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class HandClock:
    """Stands still until moved."""

    instant: datetime = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The instant at which it stands."""
        return self.instant

    def advance(self, **by: float) -> None:
        """Move forward, by `minutes=`, `days=` and the like."""
        self.instant += timedelta(**by)
