"""What is not needed any more is deleted."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from services.notification import repository
from services.notification.commands import ForgetOld
from services.notification.model.fact import Category
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork

# Evidence of what the law asks for stays; that a letter with a link was sent proves nothing for long, and
# its address may be one that nobody ever confirmed.
LETTERS: tuple[Category, ...] = (
    "subscription-confirmation",
    "subscription-exists",
    "email-confirmation",
    "password-reset",
    "account-exists",
    "security-notice",
    "sign-in-code",
    "mandate-offer",
    "staff-invitation",
)
LETTERS_KEPT = timedelta(days=30)


def forget_old(_: ForgetOld, uow: UnitOfWork, clock: Clock) -> None:
    """Delete subscriptions that were not confirmed in time, and the traces of old letters."""
    now = clock.now()
    repository.forget_unconfirmed(uow.session, now)
    repository.forget_letters(uow.session, list(LETTERS), now - LETTERS_KEPT)


HANDLERS: Mapping[type, Callable[..., Any]] = {ForgetOld: forget_old}
