"""A copy of one's data."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class AskForExport:
    """Have all that is kept of oneself gathered."""

    account_id: UUID


@dataclass(frozen=True)
class GatherNextExport:
    """Gather what one person has asked for."""


@dataclass(frozen=True, kw_only=True)
class TakeExport:
    """Have what was gathered, from a session that has just begun."""

    account_id: UUID
    session_id: str
