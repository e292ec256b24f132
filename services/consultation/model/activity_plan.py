"""What is said of an activity that will be held, and of one that was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

Kind = Literal["seminar", "campaign", "clean-up", "fair", "round-table", "other"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True)
class Plan:
    """What will be held; `place` or `online_url` may be empty, not both; `capacity` None is without limit."""

    title: str
    objectives: str
    description: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    place: str
    online_url: str | None
    capacity: int | None
    language: str
    is_example: bool = False


@dataclass(frozen=True)
class Part:
    """Who is to take part, and as what; without an organisation it is the authority."""

    organisation_id: UUID | None
    name: str
    role: str


@dataclass(frozen=True)
class Results:
    """What was done, how many took part where somebody counted, and where it can be seen."""

    text: str
    people: int | None
    links: Sequence[dict[str, str]]
