"""What is written of courses.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from dataclasses import dataclass
from uuid import UUID

from services.training.model.course import Plan


@dataclass(frozen=True)
class DraftCourse:
    """Begin to write a course."""

    authority: str
    clerk_id: UUID
    plan: Plan


@dataclass(frozen=True)
class ReviseCourse:
    """Write it anew; whoever takes part is told of what was announced before."""

    course_id: UUID
    clerk_of: frozenset[str]
    version: int
    plan: Plan


@dataclass(frozen=True)
class AnnounceCourse:
    """Show it to everybody, and let people enrol."""

    course_id: UUID
    clerk_of: frozenset[str]
    version: int


@dataclass(frozen=True)
class CancelCourse:
    """Say that it will not be held, and why."""

    course_id: UUID
    clerk_of: frozenset[str]
    version: int
    reason: str
