"""What is not needed any more is deleted."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_

from services.registry.commands.retention import ForgetExpired
from services.registry.handlers.drafts import forget_drafts
from services.registry.model import (
    PasskeyChallenge,
    PasswordReset,
    PendingSignIn,
    SignInCode,
    SignInSession,
    SignUp,
    Totp,
)
from services.registry.model.session import CITIZEN
from shared.clock import Clock
from shared.persistence.file_contents import let_go
from shared.persistence.unit_of_work import UnitOfWork

UNCONFIRMED = timedelta(days=1)


def forget_expired(_: ForgetExpired, uow: UnitOfWork, clock: Clock) -> None:
    """Delete what has expired: links, codes, sessions, drafts, and files that nobody has."""
    now = clock.now()
    unusable = or_(
        SignInSession.used_at <= now - CITIZEN.idle, SignInSession.started_at <= now - CITIZEN.whole
    )
    uow.session.execute(delete(SignUp).where(SignUp.expires_at <= now))
    uow.session.execute(delete(PasswordReset).where(PasswordReset.expires_at <= now))
    uow.session.execute(delete(SignInSession).where(unusable))
    forget_drafts(uow.session, now)
    let_go(uow.session, now)
    for kind in (PendingSignIn, SignInCode, PasskeyChallenge):
        uow.session.execute(delete(kind).where(kind.expires_at <= now))
    never_shown = Totp.confirmed_at.is_(None) & (Totp.begun_at <= now - UNCONFIRMED)
    uow.session.execute(delete(Totp).where(never_shown))


HANDLERS: Mapping[type, Callable[..., Any]] = {ForgetExpired: forget_expired}
