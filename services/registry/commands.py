"""What the registry can be told. A command never leaves the service."""

from dataclasses import dataclass, field
from uuid import UUID

from services.registry.model.account import Role
from services.registry.model.organisation import LegalFacts
from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class CreateAuthority:
    """Give an authority its place."""

    slug: str
    name: str
    locality_siruta: int | None
    county: str | None
    officer_name: str | None
    officer_email: str | None
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class CreateStaff:
    """Give a role to a person, who gets an account if there is none; a password only then."""

    email: str
    name: str
    language: str
    password: str = field(repr=False)
    authority: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class AskForAccount:
    """Sign up."""

    email: str
    name: str
    language: str
    password: str = field(repr=False)


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
class SignIn:
    """Begin a session; one that the caller has ends."""

    email: str
    password: str = field(repr=False)
    former_secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class UseSession:
    """Find out who has this session, and keep it awake."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class EndSession:
    """Sign out."""

    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class IssueToken:
    """Get a token for one service."""

    secret: str = field(repr=False)
    audience: str


@dataclass(frozen=True)
class AskForPasswordReset:
    """Want a letter that lets one set another password."""

    email: str


@dataclass(frozen=True)
class SendPasswordResets:
    """Write the letters that were asked for."""


@dataclass(frozen=True, kw_only=True)
class SetNewPassword:
    """Set another password with the secret of a letter; all sessions end."""

    secret: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class AskForRegistration:
    """Ask an authority to register an organisation."""

    account_id: UUID
    authority: str
    facts: LegalFacts
    representative_role: str


@dataclass(frozen=True, kw_only=True)
class VerifyOrganisation:
    """Decide that an organisation is what it says; `version` is what the clerk looked at."""

    verification_id: UUID
    version: int
    clerk: Principal


@dataclass(frozen=True, kw_only=True)
class RefuseOrganisation:
    """Decide against it; `version` is what the clerk looked at."""

    verification_id: UUID
    version: int
    clerk: Principal
    reason: str


@dataclass(frozen=True)
class EndMandate:
    """Let a person speak for an organisation no longer than today."""

    mandate_id: UUID


@dataclass(frozen=True)
class EnsureSigningKey:
    """Have a key that signs, if there is none yet."""


@dataclass(frozen=True)
class RotateSigningKey:
    """Publish the next key, which signs once it is known."""


@dataclass(frozen=True)
class RetireSigningKeys:
    """Stop trusting keys that sign no more."""


@dataclass(frozen=True)
class ForgetExpired:
    """Delete sign-ups, resets and sessions whose time is over."""
