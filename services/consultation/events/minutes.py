"""The minutes of a meeting, as everybody hears of them; without a name of anybody."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from services.consultation.events.samples import OF, TITLE
from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class MinutesPublished(Event):
    """Everybody reads the minutes of a meeting; `consultation_id` is null where no draft was debated;
    `kind` is `debate` or `public-meeting`."""

    TYPE: ClassVar[str] = "minutes.published"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "minutes_id": UUID("01990000-0000-7000-8000-000000000051"),
        "meeting_id": UUID("01990000-0000-7000-8000-000000000050"),
        "kind": "debate",
        "title": f"Dezbatere publică: {TITLE}",
        "consultation_title": TITLE,
        "held_at": datetime(2026, 1, 27, 15, tzinfo=UTC),
        "url": "https://example.org/intalniri/01990000-0000-7000-8000-000000000050/minuta",
        "published_at": datetime(2026, 2, 3, 9, tzinfo=UTC),
        "is_example": True,
    }
    minutes_id: UUID
    meeting_id: UUID
    consultation_id: UUID | None
    consultation_title: str | None
    authority: str
    kind: str
    title: str
    held_at: datetime
    url: str
    published_at: datetime
    is_example: bool


EVENTS: tuple[type[Event], ...] = (MinutesPublished,)
