"""Accounts that were erased."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class AccountErased(Event):
    """A person is to be forgotten: whoever keeps anything of theirs erases it and says `erasure.done`."""

    TYPE: ClassVar[str] = "account.erased"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {"account_id": UUID("01990000-0000-7000-8000-000000000002")}
    account_id: UUID


EVENTS: tuple[type[Event], ...] = (AccountErased,)
