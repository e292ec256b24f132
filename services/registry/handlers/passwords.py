"""Passwords forgotten and set anew."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import delete

from services.registry.commands.passwords import AskForPasswordReset, SendPasswordResets, SetNewPassword
from services.registry.errors.accounts import LinkNotValid
from services.registry.events.letters import PasswordResetLetter
from services.registry.handlers.notices import tell
from services.registry.model import Account, PasswordReset
from services.registry.model.passwords import check_password
from services.registry.ports.hashing import Hasher
from services.registry.ports.links import Links
from services.registry.repository.accounts import account_by_email, reset_by_secret, resets_to_send
from services.registry.repository.factors import end_sign_ins
from services.registry.repository.loading import load
from shared.clock import Clock
from shared.email_addresses import normalise_email
from shared.persistence.unit_of_work import UnitOfWork


def ask_for_password_reset(command: AskForPasswordReset, uow: UnitOfWork, clock: Clock) -> None:
    """Note that a letter is wanted, whether or not the address has an account.

    Raises:
        EmailNotValid: it has not the form of an address.
    """
    account = account_by_email(uow.session, normalise_email(command.email))
    uow.add(PasswordReset.ask(account.id if account else None, clock.now()))


def send_password_resets(_: SendPasswordResets, uow: UnitOfWork, clock: Clock, links: Links) -> None:
    """Write the letters that are wanted, to those who have an account."""
    for reset, account in resets_to_send(uow.session, clock.now()):
        letter = PasswordResetLetter(
            email=account.email,
            name=account.name,
            language=account.language,
            link=links.new_password(reset.make_secret(), account.language),
            expires_at=reset.expires_at,
        )
        uow.send(letter)


def set_new_password(
    command: SetNewPassword, uow: UnitOfWork, clock: Clock, hasher: Hasher, links: Links
) -> None:
    """Set the password; every session and every other link for it ends.

    Raises:
        LinkNotValid, PasswordTooShort, PasswordTooLong, PasswordTooCommon, PasswordHoldsEmail
    """
    reset = reset_by_secret(uow.session, command.secret)
    if reset is None:
        raise LinkNotValid()
    account = load(uow.session, Account, reset.owner(clock.now()), LinkNotValid)
    check_password(command.password, account.email)
    account.set_password(hasher.hash(command.password))
    uow.session.execute(delete(PasswordReset).where(PasswordReset.account_id == account.id))
    end_sign_ins(uow.session, account.id)
    tell(uow, account, "password-changed", links, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForPasswordReset: ask_for_password_reset,
    SendPasswordResets: send_password_resets,
    SetNewPassword: set_new_password,
}
