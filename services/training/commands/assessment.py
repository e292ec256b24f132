"""How a course is assessed: terms, questions, marks, corrections.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.training.model.assessment import Terms
from services.training.model.mark import Judgement
from services.training.model.question import Words


@dataclass(frozen=True)
class SetAssessment:
    """Say how a course is assessed; version 0 where nobody has said so before."""

    course_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    version: int
    terms: Terms


@dataclass(frozen=True)
class AddQuestions:
    """Put questions into the bank: all of them, or none."""

    course_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    words: Sequence[Words]


@dataclass(frozen=True)
class RewordQuestion:
    """Ask a question otherwise from now on."""

    question_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    version: int
    words: Words


@dataclass(frozen=True)
class RetireQuestion:
    """Draw it no more."""

    question_id: UUID
    clerk_of: frozenset[str]
    version: int


@dataclass(frozen=True)
class GiveMarks:
    """Say who has passed."""

    course_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    judgements: Sequence[Judgement]


@dataclass(frozen=True)
class RescoreAttempts:
    """Score what was handed in by the questions as they are now."""

    course_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    reason: str


@dataclass(frozen=True)
class TellOpenTests:
    """Tell those who take part of tests that have opened."""
