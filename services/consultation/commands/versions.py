"""New versions of a text: begun, written, given up, published.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the state that was looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.version import NewText


@dataclass(frozen=True)
class BeginVersion:
    """Begin a new version with the words of the newest one."""

    consultation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]


@dataclass(frozen=True)
class WriteVersion:
    """Write it otherwise; `places` is what a person says of where articles are, the rest is proposed."""

    consultation_id: UUID
    number: int
    clerk_of: frozenset[str]
    version: int
    text: NewText
    places: Mapping[str, str | None]


@dataclass(frozen=True)
class DiscardVersion:
    """Give up a version that is being written."""

    consultation_id: UUID
    number: int
    clerk_of: frozenset[str]


@dataclass(frozen=True)
class PublishVersion:
    """Show it to everybody."""

    consultation_id: UUID
    number: int
    clerk_of: frozenset[str]
    version: int
