"""What guards an account: factors, recovery codes, password, ways to sign in. `secret` is the session's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from shared.security.tokens import Principal


@dataclass(frozen=True)
class BeginTotp:
    """Want an app to make codes."""

    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ConfirmTotp:
    """Show that the app makes the right codes."""

    secret: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True)
class RemoveTotp:
    """Want no codes any more."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class AskForPasskey:
    """Want to add a passkey."""

    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class AddPasskey:
    """Add the passkey that the browser has made."""

    secret: str = field(repr=False)
    name: str
    credential: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class RemovePasskey:
    """Let a passkey open nothing any more."""

    secret: str = field(repr=False)
    passkey_id: UUID


@dataclass(frozen=True)
class MakeRecoveryCodes:
    """Have ten codes for when app and keys are lost; those of before are good no longer."""

    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class SetOwnPassword:
    """Have another password, or a first; other sessions end."""

    secret: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True)
class RemovePassword:
    """Sign in without one, by codes that come by e-mail."""

    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class SwitchCodeSignIn:
    """Let codes that come by e-mail sign in, or no longer."""

    secret: str = field(repr=False)
    on: bool


@dataclass(frozen=True, kw_only=True)
class LookAtColleague:
    """See which factors somebody of the authority has."""

    by: Principal
    authority: str
    email: str


@dataclass(frozen=True, kw_only=True)
class ResetFactors:
    """Let somebody who lost their second factor begin anew; `by` is None for an operator."""

    by: Principal | None
    authority: str
    email: str
    reason: str
