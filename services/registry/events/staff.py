"""Who works for an authority, and as what."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class StaffRoleGiven(Event):
    """A person may act for an authority in a role; `common` stands for every authority."""

    TYPE: ClassVar[str] = "staff.role-given"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "account_id": UUID("01990000-0000-7000-8000-000000000002"),
        "authority": "oras-exemplu",
        "role": "clerk",
    }
    account_id: UUID
    authority: str
    role: str


@dataclass(frozen=True, kw_only=True)
class StaffRoleTaken(StaffRoleGiven):
    """A person acts for an authority in that role no longer."""

    TYPE: ClassVar[str] = "staff.role-taken"


EVENTS: tuple[type[Event], ...] = (StaffRoleGiven, StaffRoleTaken)
