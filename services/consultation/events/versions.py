"""Versions of a text, as everybody hears of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from services.consultation.events.samples import AT, OF, TITLE
from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class VersionPublished(Event):
    """A draft act has a new text; `number` counts from 1, which is the text that was announced.

    `changed`, `added`, `removed` and `moved` count articles against the version before it.
    """

    TYPE: ClassVar[str] = "version.published"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OF,
        "title": TITLE,
        "number": 2,
        "kind": "improved",
        "note": "Am redus tariful la articolul 2, cum s-a recomandat.",
        "published_at": AT,
        "articles": 10,
        "changed": 1,
        "added": 0,
        "removed": 0,
        "moved": 0,
        "is_example": True,
    }
    consultation_id: UUID
    authority: str
    title: str
    number: int
    kind: str
    note: str
    published_at: datetime
    articles: int
    changed: int
    added: int
    removed: int
    moved: int
    is_example: bool


EVENTS: tuple[type[Event], ...] = (VersionPublished,)
