"""What officials do with the words of their authority's mails."""

from dataclasses import dataclass
from uuid import UUID

from services.notification.model.own_texts import Words


@dataclass(frozen=True, kw_only=True)
class WriteOwnText:
    """Add a version; it counts once it is used."""

    editor_id: UUID
    authority: str
    category: str
    language: str
    words: Words


@dataclass(frozen=True, kw_only=True)
class UseOwnText:
    """Have a version count from now on; `version` is that of the use which was looked at."""

    editor_id: UUID
    authority: str
    category: str
    language: str
    number: int
    version: int


@dataclass(frozen=True, kw_only=True)
class SendTest:
    """Have a mail sent to oneself, marked as a test: no proof of anything."""

    account_id: UUID
    authority: str
    category: str
    language: str
    number: int | None
