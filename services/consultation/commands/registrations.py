"""Who comes to a meeting or an activity.

`clerk_of` holds the authorities in which the caller is a clerk; `version` is the one that was looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.consultation.model.precedence import Group
from services.consultation.model.registration import Registrant, Wish


@dataclass(frozen=True)
class Register:
    """Take a seat, or a place in the waiting list, with an account."""

    kind: str
    gathering_id: UUID
    account_id: UUID
    wish: Wish


@dataclass(frozen=True)
class AskWithoutAccount:
    """Keep what a person wants until the address is confirmed; `sent_at` was read when it came in."""

    kind: str
    gathering_id: UUID
    wish: Wish
    name: str
    email: str
    language: str
    sent_at: datetime


@dataclass(frozen=True)
class ConfirmRegistration:
    """Take the seat, with the secret of the letter."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class ChangeRegistration:
    """Want something else there."""

    registration_id: UUID
    account_id: UUID
    version: int
    wish: Wish


@dataclass(frozen=True)
class ChangeByOwnLink:
    """The same with the secret of one's own link."""

    secret: str = field(repr=False)
    wish: Wish


@dataclass(frozen=True)
class CancelRegistration:
    """Give it back; whoever comes first among those who wait takes the seat."""

    registration_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class CancelByOwnLink:
    """The same with the secret of one's own link."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class ForgetRegistrant:
    """Give it back and take name and address out, with the secret of one's own link."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class EnterRegistration:
    """A clerk enters somebody who has called, or who stands at the door and is let in."""

    kind: str
    gathering_id: UUID
    clerk_of: frozenset[str]
    who: Registrant
    wish: Wish
    at_door: bool


@dataclass(frozen=True)
class CancelEntered:
    """A clerk gives back what somebody has called about."""

    registration_id: UUID
    clerk_of: frozenset[str]


@dataclass(frozen=True)
class PutInOrder:
    """The chair puts a person at a place before all groups; None: where their group stands."""

    registration_id: UUID
    clerk_of: frozenset[str]
    version: int
    place: int | None


@dataclass(frozen=True)
class SetPrecedence:
    """The chair says in which order groups come; version 0 where nobody has said so yet."""

    kind: str
    gathering_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    precedence: Sequence[Group]


@dataclass(frozen=True)
class NoteListTaken:
    """A clerk takes the list with names and addresses away."""

    kind: str
    gathering_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]


@dataclass(frozen=True)
class RemindNext:
    """Remind some who come to what begins within a day."""
