"""Who works for an authority."""

from dataclasses import dataclass
from uuid import UUID

from services.registry.model.account import Role
from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class InviteStaff:
    """Ask the person with an address to work for an authority in a role."""

    authority: str
    administrator: Principal
    email: str
    role: Role
    department_id: UUID | None
    language: str


@dataclass(frozen=True)
class AcceptInvitation:
    """Take on a role to which one's address was invited."""

    invitation_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class WithdrawInvitation:
    """Take back an invitation that waits."""

    invitation_id: UUID
    administrator: Principal


@dataclass(frozen=True, kw_only=True)
class TakeRoleBack:
    """Let a person no longer act for an authority in a role; `administrator` is None for an operator."""

    authority: str
    role: Role
    account_id: UUID
    administrator: Principal | None


@dataclass(frozen=True)
class SayRoles:
    """Tell others of roles that were given without a word of it."""


@dataclass(frozen=True)
class ExpireInvitations:
    """Close invitations that nobody answered, and forget those that were closed a month ago."""
