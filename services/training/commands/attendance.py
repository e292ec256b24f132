"""Who came."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from shared.door import Arrival


@dataclass(frozen=True)
class NoteArrivals:
    """Those at the door of a session, as a device has noted them."""

    session_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    arrivals: Sequence[Arrival]


@dataclass(frozen=True)
class CorrectAttendance:
    """Somebody was there, or was not, whatever was noted at the door."""

    session_id: UUID
    enrolment_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    present: bool
    reason: str
