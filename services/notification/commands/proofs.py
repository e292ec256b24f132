"""What clerks do about the proof of an announcement."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notification.model.action import ActionKind
from shared.persistence.audit import Deed


@dataclass(frozen=True, kw_only=True)
class NoteAction:
    """Say what was done about a message that did not arrive."""

    clerk_id: UUID
    delivery_id: UUID
    kind: ActionKind
    on_day: date
    words: str


@dataclass(frozen=True)
class NoteDeed:
    """Write a line of the trail before restricted data goes out."""

    deed: Deed
