"""Signing in and out."""

from dataclasses import dataclass, field
from uuid import UUID


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


@dataclass(frozen=True, kw_only=True)
class EndOwnSession:
    """End one of a person's sessions, from another."""

    account_id: UUID
    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class EndOtherSessions:
    """End all sessions of a person but the one that they have at hand."""

    account_id: UUID
    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class NoteDevice:
    """Remember in which kind of browser a session began."""

    session_id: UUID
    device: str
