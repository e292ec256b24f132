"""That somebody is forgotten."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from services.training.events.courses import ACCOUNT
from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class ErasureDone(Event):
    """This service has erased what it kept of a person who wanted to be forgotten."""

    TYPE: ClassVar[str] = "erasure.done"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {"account_id": ACCOUNT}
    account_id: UUID


EVENTS: tuple[type[Event], ...] = (ErasureDone,)
