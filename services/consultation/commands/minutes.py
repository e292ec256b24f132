"""What a clerk does with the minutes of a meeting.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.consultation.model.entry import Entry
from services.consultation.model.minutes_words import Part
from services.consultation.model.submission import Words


@dataclass(frozen=True)
class BeginMinutes:
    """Begin them, from what is known."""

    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]


@dataclass(frozen=True)
class WriteMinutes:
    """Write a part anew."""

    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    part: Part
    words: dict[str, Any]


@dataclass(frozen=True)
class PublishMinutes:
    """Let everybody read them."""

    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int


@dataclass(frozen=True)
class CorrectMinutes:
    """Say in public what is right."""

    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    part: Part
    text: str
    reason: str


@dataclass(frozen=True)
class ForgetInMinutes:
    """Take the name of a private person out, who asks for it."""

    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    name: str


@dataclass(frozen=True)
class EnterFromMeeting:
    """Enter in the register a recommendation that was said or handed in at the meeting."""

    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    words: Words
    entry: Entry


@dataclass(frozen=True)
class AddMinutesFile:
    """Put a document to them."""

    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    name: str
    content: bytes


@dataclass(frozen=True)
class RemoveMinutesFile:
    """Take a document from a draft of them."""

    meeting_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    file_id: UUID
