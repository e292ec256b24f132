"""Signing in and out."""

from dataclasses import dataclass, field


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
