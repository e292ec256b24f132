"""Another e-mail address for an account."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class AskForAddressChange:
    """Want another address, from a session that has just begun."""

    account_id: UUID
    session_id: str
    email: str


@dataclass(frozen=True)
class ConfirmAddressChange:
    """Say yes with the secret of a letter, at the address that is to be or at the one that is."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class StopAddressChange:
    """Say no with the secret of the letter to the address that is."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class TakeBackAddressChange:
    """Want no other address any more."""

    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class MoveAccount:
    """Give an account another address on the word of an operator, who knows that it is the person."""

    email: str
    to: str
