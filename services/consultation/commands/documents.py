"""Files beside a draft.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class AddDocument:
    """Put a file to a draft; `kind` is one of `required_documents.DOCUMENT_KINDS`."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    name: str
    kind: str
    content: bytes


@dataclass(frozen=True)
class RemoveDocument:
    """Take a file from a draft."""

    consultation_id: UUID
    clerk_of: frozenset[str]
    file_id: UUID
