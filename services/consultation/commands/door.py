"""Who came to a meeting or an activity."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from shared.door import Arrival


@dataclass(frozen=True)
class NoteArrivals:
    """Those at the door of a gathering, as a device has noted them."""

    kind: str
    gathering_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    arrivals: Sequence[Arrival]
