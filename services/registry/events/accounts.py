"""People with an account."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from shared.messaging.events import Event, Stream

_ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")


@dataclass(frozen=True, kw_only=True)
class AccountCreated(Event):
    """A person has an account with a confirmed address; `language` is `ro` or `en`."""

    TYPE: ClassVar[str] = "account.created"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "account_id": _ACCOUNT,
        "email": "ana@example.org",
        "name": "Ana Exemplu",
        "language": "ro",
    }
    account_id: UUID
    email: str
    name: str
    language: str


@dataclass(frozen=True, kw_only=True)
class AccountChanged(AccountCreated):
    """A person's address, name or language is another; all are said, changed or not."""

    TYPE: ClassVar[str] = "account.changed"


EVENTS: tuple[type[Event], ...] = (
    AccountCreated,
    AccountChanged,
)
