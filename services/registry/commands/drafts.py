"""A request as it is being filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class StartDraft:
    """Begin a request; from a former one where `former_id` names it."""

    account_id: UUID
    former_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class SaveDraft:
    """Keep what was filled in; `version` is what the person looked at."""

    account_id: UUID
    draft_id: UUID
    version: int
    changes: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class DiscardDraft:
    """Throw a draft away, with its files."""

    account_id: UUID
    draft_id: UUID


@dataclass(frozen=True, kw_only=True)
class SendDraft:
    """Make a request of it; `version` is what the person checked."""

    account_id: UUID
    draft_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class AddDraftFile:
    """Put a file to a draft."""

    account_id: UUID
    draft_id: UUID
    name: str
    purpose: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class RemoveDraftFile:
    """Take it away again."""

    account_id: UUID
    draft_id: UUID
    file_id: UUID
