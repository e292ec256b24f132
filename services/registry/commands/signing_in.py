"""Signing in otherwise than by a password alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class TakeSecondStep:
    """Show a code of the app, or a recovery code, after the first step."""

    pending: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True)
class AskForSecondStepPasskey:
    """Want to take the second step by a passkey."""

    pending: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class TakeSecondStepByPasskey:
    """Take the second step by what a passkey signed."""

    pending: str = field(repr=False)
    credential: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class AskToSignInByPasskey:
    """Want to sign in by a passkey alone."""


@dataclass(frozen=True, kw_only=True)
class SignInByPasskey:
    """Begin a session by what a passkey signed; one that the caller has ends."""

    credential: Mapping[str, Any] = field(repr=False)
    former_secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class AskForSignInCode:
    """Want a code by e-mail."""

    email: str


@dataclass(frozen=True)
class SendSignInCodes:
    """Write the codes that were asked for."""


@dataclass(frozen=True, kw_only=True)
class SignInByCode:
    """Begin a session by a code that came by e-mail; one that the caller has ends."""

    ticket: str = field(repr=False)
    code: str = field(repr=False)
    former_secret: str | None = field(default=None, repr=False)
