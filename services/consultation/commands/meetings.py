"""What is said of debates and public meetings.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

from services.consultation.model.invitation import Invitation, Order, When, Where


@dataclass(frozen=True)
class CallMeeting:
    """Call people to a meeting; `consultation_id` is the draft that it is about, None where there is none."""

    authority: str
    clerk_id: UUID
    clerk_of: frozenset[str]
    consultation_id: UUID | None
    invitation: Invitation


@dataclass(frozen=True)
class _Change:
    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int


@dataclass(frozen=True)
class MoveMeeting(_Change):
    """Hold it at another time or place."""

    when: When
    where: Where
    reason: str


@dataclass(frozen=True)
class ReviseMeeting(_Change):
    """Write its order anew; its time and place stay."""

    order: Order
    online_url: str | None


@dataclass(frozen=True)
class CancelMeeting(_Change):
    """Say that it is not held, and why."""

    reason: str


@dataclass(frozen=True)
class HoldMeeting(_Change):
    """Say when it really began and ended."""

    began: time
    ended: time


MeetingChange = MoveMeeting | ReviseMeeting | CancelMeeting | HoldMeeting
