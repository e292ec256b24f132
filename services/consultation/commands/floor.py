"""The floor of a meeting."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Act = Literal["begin", "give", "done", "absent", "pause", "resume", "discuss", "end"]


@dataclass(frozen=True)
class ChangeFloor:
    """What the chair does next.

    Args:
        registration_id: who is called, or is not there; with `name` for who is not registered.
        article, point: what is discussed, or what somebody who is not registered speaks on.
    """

    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    act: Act
    registration_id: UUID | None = None
    name: str = ""
    organisation: str = ""
    article: str | None = None
    point: int | None = None
