"""What can be found by words, kept beside what is public."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.findable import Found


@dataclass(frozen=True)
class KeepFindable:
    """Let things be found as they are now.

    Args:
        done: ids of the notes that are done with.
        found: what is public.
        gone: ids of what is not, or not any more.
    """

    done: Sequence[int]
    found: Sequence[Found]
    gone: Sequence[UUID]


@dataclass(frozen=True)
class MakeFindableAnew:
    """Note everything as changed."""
