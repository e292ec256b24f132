"""Passwords forgotten and set anew."""

from dataclasses import dataclass, field


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
