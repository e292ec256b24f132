"""Accounts: asked for, confirmed, described; staff vouched for by an operator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.registry.commands.accounts import AskForAccount, ConfirmEmail, CreateStaff, DescribeAccount
from services.registry.errors.accounts import LinkNotValid, NoSuchAccount
from services.registry.errors.authorities import NoSuchAuthority
from services.registry.events.letters import AccountExistsLetter, EmailConfirmationLetter
from services.registry.handlers.trail import note_deed
from services.registry.model import Account, SignUp, Totp
from services.registry.model.account import EVERYWHERE
from services.registry.model.passwords import check_password
from services.registry.model.totp import check_secret
from services.registry.ports.hashing import Hasher
from services.registry.ports.links import Links
from services.registry.ports.sealing import Sealer
from services.registry.repository.accounts import account_by_email, sign_up_by_secret
from services.registry.repository.loading import load
from services.registry.repository.organisations import authority_exists
from shared.clock import Clock
from shared.email_addresses import normalise_email
from shared.messaging.events import Event
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Staff:
    """A person with a role, who may have had an account before."""

    account_id: UUID
    is_new: bool


def ask_for_account(
    command: AskForAccount, uow: UnitOfWork, clock: Clock, hasher: Hasher, links: Links
) -> None:
    """Send a letter to the address: a link that confirms, or the word that there is an account.

    A known address costs the same as an unknown one: one hash, one row, one letter. Without a password the
    account is signed in to by codes that come by e-mail.

    Raises:
        EmailNotValid, PasswordTooShort, PasswordTooLong, PasswordTooCommon, PasswordHoldsEmail
    """
    email = normalise_email(command.email)
    password_hash = ""
    if command.password is not None:
        check_password(command.password, email)
        password_hash = hasher.hash(command.password)
    attempt, secret = SignUp.ask(email, command.name, command.language, password_hash, clock.now())
    uow.add(attempt)
    known = account_by_email(uow.session, email)
    uow.send(_account_exists(known, links) if known else _confirm_email(attempt, secret, links))


def confirm_email(command: ConfirmEmail, uow: UnitOfWork, clock: Clock) -> UUID:
    """Make the account. Shown twice, a link answers twice: people click again.

    Raises:
        LinkNotValid: it expired, never was, or the address has got an account by another link.
    """
    attempt = sign_up_by_secret(uow.session, command.secret)
    if attempt is None:
        raise LinkNotValid()
    if attempt.account_id:
        return attempt.account_id
    if account_by_email(uow.session, attempt.email):
        raise LinkNotValid()
    account = attempt.confirm(clock.now())
    uow.add(account)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise LinkNotValid() from error
    return account.id


def describe_account(command: DescribeAccount, uow: UnitOfWork) -> None:
    """Change name and language.

    Raises:
        NoSuchAccount: it is not there.
    """
    account = load(uow.session, Account, command.account_id, NoSuchAccount)
    account.describe(command.name, command.language)


def create_staff(
    command: CreateStaff, uow: UnitOfWork, clock: Clock, hasher: Hasher, sealer: Sealer
) -> Staff:
    """Give a role, and an account where there is none; one that is there keeps its password and factors.

    Raises:
        NoSuchAuthority, RoleAlreadyGiven, EmailNotValid, SecretNotValid, or what is wrong with the password
    """
    email = normalise_email(command.email)
    if command.authority != EVERYWHERE and not authority_exists(uow.session, command.authority):
        raise NoSuchAuthority()
    known = account = account_by_email(uow.session, email)
    if account is None:
        check_password(command.password, email)
        password_hash = hasher.hash(command.password)
        account = Account.create(email, command.name, command.language, password_hash, clock.now())
        uow.add(account)
        _give_totp(uow, account, command.totp_secret, clock, sealer)
    account.give_role(command.authority, command.role, clock.now())
    subject = ("account", account.id)
    note_deed(uow, clock, command.authority, None, "role.given", *subject, role=command.role)
    return Staff(account.id, is_new=known is None)


def _give_totp(uow: UnitOfWork, account: Account, secret: str | None, clock: Clock, sealer: Sealer) -> None:
    if secret is not None:
        uow.session.flush()
        totp = Totp.begin(account.id, sealer.seal(check_secret(secret), account.id), clock.now())
        totp.confirm(clock.now())
        uow.add(totp)


def _confirm_email(attempt: SignUp, secret: str, links: Links) -> Event:
    return EmailConfirmationLetter(
        email=attempt.email,
        name=attempt.name,
        language=attempt.language,
        link=links.confirm_email(secret, attempt.language),
        expires_at=attempt.expires_at,
    )


def _account_exists(account: Account, links: Links) -> Event:
    return AccountExistsLetter(
        email=account.email,
        name=account.name,
        language=account.language,
        link=links.sign_in(account.language),
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForAccount: ask_for_account,
    ConfirmEmail: confirm_email,
    DescribeAccount: describe_account,
    CreateStaff: create_staff,
}
