"""What is read and used in a course.

`clerk_of` holds the authorities in which the caller is a clerk.
"""

from dataclasses import dataclass
from uuid import UUID

from services.training.model.material import Described


@dataclass(frozen=True)
class AddLink:
    """Show an address."""

    course_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    said: Described
    url: str


@dataclass(frozen=True)
class AddFile:
    """Give out a file, once it was looked into."""

    course_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    said: Described
    name: str
    content: bytes


@dataclass(frozen=True)
class RemoveMaterial:
    """Take it away."""

    material_id: UUID
    clerk_of: frozenset[str]
