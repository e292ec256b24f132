"""Seats."""

from dataclasses import dataclass
from uuid import UUID

from services.training.model.enrolment import Entry, Wish


@dataclass(frozen=True)
class Enrol:
    """Take a seat, or a place in the waiting list."""

    course_id: UUID
    account_id: UUID
    wish: Wish


@dataclass(frozen=True)
class CancelEnrolment:
    """Give the seat back; whoever has waited longest takes it."""

    enrolment_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class EnterParticipants:
    """Enter people without accounts, all or none; `clerk_of` are the authorities of the clerk."""

    course_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class TakeOffList:
    """Somebody without an account does not come after all; their name goes."""

    enrolment_id: UUID
    clerk_of: frozenset[str]
