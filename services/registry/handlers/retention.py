"""What is not needed any more is deleted."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import delete, or_

from services.registry.commands.retention import ForgetExpired
from services.registry.model import PasswordReset, SignInSession, SignUp
from services.registry.model.session import CITIZEN
from shared.clock import Clock
from shared.persistence.file_contents import let_go
from shared.persistence.unit_of_work import UnitOfWork


def forget_expired(_: ForgetExpired, uow: UnitOfWork, clock: Clock) -> None:
    """Delete sign-ups and resets that have expired, sessions that nobody can use, files that nobody has."""
    now = clock.now()
    unusable = or_(
        SignInSession.used_at <= now - CITIZEN.idle, SignInSession.started_at <= now - CITIZEN.whole
    )
    uow.session.execute(delete(SignUp).where(SignUp.expires_at <= now))
    uow.session.execute(delete(PasswordReset).where(PasswordReset.expires_at <= now))
    uow.session.execute(delete(SignInSession).where(unusable))
    let_go(uow.session, now)


HANDLERS: Mapping[type, Callable[..., Any]] = {ForgetExpired: forget_expired}
