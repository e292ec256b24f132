"""Public debates that are asked for, art. 7 (9).

`clerk_of` holds the authorities in which the caller is a clerk.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.consultation.model.debate_request import AskerKind, Came


@dataclass(frozen=True)
class AskForDebate:
    """Ask in the name of an organisation for which one holds a mandate."""

    consultation_id: UUID
    account_id: UUID
    organisation_id: UUID
    reason: str
    received_at: datetime


@dataclass(frozen=True)
class EnterDebateRequest:
    """Enter what came on paper or by e-mail.

    Args:
        organisation_id: where the asker is one of the registry; its name is then the one that counts.
    """

    consultation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    kind: AskerKind
    name: str
    organisation_id: UUID | None
    reason: str
    came: Came


@dataclass(frozen=True)
class WithdrawDebateRequest:
    """Take one's request back."""

    request_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class NoteDebateWithdrawal:
    """Note that who asked without an account has taken the request back, and how."""

    request_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    reason: str


@dataclass(frozen=True)
class SayNotOwed:
    """Say in public why no debate is owed to who asked."""

    request_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
    version: int
    reason: str


@dataclass(frozen=True)
class ForgetAsker:
    """Forget the address, and the name if it is a person's, of who asked without an account."""

    request_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]
