"""What is told about the registers."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class NoteRegisterTaken:
    """A clerk takes the register away with its contact data; `asked` is what it was narrowed by."""

    clerk_id: UUID
    authority: str
    asked: Mapping[str, str]
