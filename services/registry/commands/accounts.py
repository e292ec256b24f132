"""People with an account."""

from dataclasses import dataclass, field
from uuid import UUID

from services.registry.model.account import Role


@dataclass(frozen=True, kw_only=True)
class AskForAccount:
    """Sign up; without a password, codes will come by e-mail."""

    email: str
    name: str
    language: str
    password: str | None = field(repr=False)


@dataclass(frozen=True)
class ConfirmEmail:
    """Show the secret that a letter brought, and have the account."""

    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class DescribeAccount:
    """Change how a person is called and written to."""

    account_id: UUID
    name: str
    language: str


@dataclass(frozen=True, kw_only=True)
class CreateStaff:
    """Give a role to a person, who gets an account if there is none; password and codes' secret only then."""

    email: str
    name: str
    language: str
    password: str = field(repr=False)
    authority: str
    role: Role
    totp_secret: str | None = field(default=None, repr=False)
