"""What clerks do with the press list."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class AddPressContact:
    """Put a newsroom on an authority's list."""

    clerk_id: UUID
    authority: str
    outlet: str
    email: str
    language: str
    agreed_how: str


@dataclass(frozen=True, kw_only=True)
class RemovePressContact:
    """Take it off."""

    clerk_id: UUID
    authorities: frozenset[str]
    contact_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class TellPress:
    """Send a published consultation's notice to all on the list; `again` where it was sent before."""

    clerk_id: UUID
    authority: str
    consultation_id: UUID
    again: bool
