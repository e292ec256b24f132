"""Being forgotten."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class AskForErasure:
    """Have one's account erased after a pause, from a session that has just begun."""

    account_id: UUID
    session_id: str


@dataclass(frozen=True)
class TakeBackErasure:
    """Keep the account after all."""

    account_id: UUID


@dataclass(frozen=True)
class EraseNextDue:
    """Erase one account whose pause is over."""


@dataclass(frozen=True)
class EraseAccount:
    """Erase an account at once, on an operator's word."""

    account_id: UUID
