"""What people think of a course; what they agree to."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.training.model.feedback import Asked


@dataclass(frozen=True)
class SetFeedbackForm:
    """Say what is asked after the course; version 0 where nothing was asked before."""

    course_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    version: int
    questions: Sequence[Asked]


@dataclass(frozen=True)
class GiveFeedback:
    """Answer, once."""

    course_id: UUID
    account_id: UUID
    answers: Sequence[int | str | None]


@dataclass(frozen=True)
class AskForFeedback:
    """Ask those who took part in a course that is over, once."""


@dataclass(frozen=True)
class SayConsent:
    """Agree to something, or no longer; with `gender` where one wants to say it for the statistics."""

    enrolment_id: UUID
    account_id: UUID
    purpose: str
    given: bool
    gender: str | None
