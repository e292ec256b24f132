"""What a clerk says of a year."""

from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.annual_figures import State


@dataclass(frozen=True)
class StateFigure:
    """Say what a figure is that nobody has counted here; `version` was looked at, 0 where nothing is said."""

    authority: str
    clerk_id: UUID
    year: int
    name: str
    version: int
    state: State
    number: int | None
    source: str
