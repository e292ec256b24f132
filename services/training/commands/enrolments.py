"""Seats."""

from dataclasses import dataclass
from uuid import UUID

from services.training.model.enrolment import Wish


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
