"""Another e-mail address: asked for, agreed to at both mailboxes, or stopped at the present one."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from services.registry.commands.addresses import (
    AskForAddressChange,
    ConfirmAddressChange,
    MoveAccount,
    StopAddressChange,
    TakeBackAddressChange,
)
from services.registry.errors.accounts import LinkNotValid, NoSuchAccount
from services.registry.errors.addresses import AddressTaken, NoAddressChange, SameAddress
from services.registry.events.letters import (
    AccountExistsLetter,
    AddressChangeLetter,
    AddressChangeQuestionLetter,
    SecurityNoticeLetter,
)
from services.registry.handlers.anew import require_anew
from services.registry.handlers.trail import note_deed
from services.registry.model import Account, AddressChange, PasswordReset, SignInSession
from services.registry.model.one_time import hash_secret
from services.registry.ports.links import Links
from services.registry.repository.accounts import account_by_email
from services.registry.repository.addresses import change_by_secret, change_of
from services.registry.repository.loading import load
from shared.clock import Clock
from shared.email_addresses import email_key, normalise_email
from shared.messaging.events import Event
from shared.persistence.unit_of_work import UnitOfWork


def ask_for_address_change(command: AskForAddressChange, uow: UnitOfWork, clock: Clock, links: Links) -> None:
    """Ask both mailboxes. What was asked for before is no longer wanted.

    An address that has an account costs the same: one row, two letters; its owner is told, and that is all.

    Raises:
        NoSuchAccount, SignInAnew, EmailNotValid, SameAddress
    """
    now, email = clock.now(), normalise_email(command.email)
    account = load(uow.session, Account, command.account_id, NoSuchAccount)
    session = require_anew(uow, account.id, command.session_id, now)
    if email_key(email) == account.email_key:
        raise SameAddress()
    uow.session.execute(delete(AddressChange).where(AddressChange.account_id == account.id))
    change, new, old = AddressChange.ask(account.id, session.id, email, now)
    uow.add(change)
    owner = account_by_email(uow.session, email)
    uow.send(_exists(owner, links) if owner else _confirm(account, change, new, links))
    uow.send(_question(account, change, old, links))


def confirm_address_change(
    command: ConfirmAddressChange, uow: UnitOfWork, clock: Clock, links: Links
) -> bool:
    """Agree; once both sides have, the address is another and every session but the asker's ends.

    Returns:
        Whether the address is another now.

    Raises:
        LinkNotValid: it never was, was stopped, is too late, or the address has got an account meanwhile.
    """
    change = change_by_secret(uow.session, command.secret)
    if change is None:
        raise LinkNotValid()
    if not change.say_yes(command.secret, clock.now()):
        return False
    account = load(uow.session, Account, change.account_id, LinkNotValid)
    former = account.email
    account.move_to(change.email)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise LinkNotValid() from error
    _end_the_rest(change, uow)
    for email in (former, account.email):
        uow.send(_notice(account, email, links, clock.now()))
    return True


def stop_address_change(command: StopAddressChange, uow: UnitOfWork) -> None:
    """Say no at the present address; stopped already is as good.

    Raises:
        LinkNotValid: the secret is the new address's, or of no letter.
    """
    change = change_by_secret(uow.session, command.secret)
    if change is None or change.old_hash != hash_secret(command.secret):
        raise LinkNotValid()
    uow.session.delete(change)


def take_back_address_change(command: TakeBackAddressChange, uow: UnitOfWork) -> None:
    """Want it no more.

    Raises:
        NoAddressChange: none waits.
    """
    change = change_of(uow.session, command.account_id)
    if change is None:
        raise NoAddressChange()
    uow.session.delete(change)


def move_account(command: MoveAccount, uow: UnitOfWork, clock: Clock, links: Links) -> None:
    """Put another address in place of one whose mailbox is lost: all sessions end, both addresses are told.

    Raises:
        NoSuchAccount, EmailNotValid, SameAddress, AddressTaken
    """
    account = account_by_email(uow.session, command.email)
    if account is None:
        raise NoSuchAccount()
    uow.session.refresh(account, with_for_update=True)
    former, email = account.email, normalise_email(command.to)
    if email_key(email) == account.email_key:
        raise SameAddress()
    account.move_to(email)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise AddressTaken() from error
    for kind in (SignInSession, PasswordReset, AddressChange):
        uow.session.execute(delete(kind).where(kind.account_id == account.id))
    for address in (former, email):
        uow.send(_notice(account, address, links, clock.now()))
    note_deed(uow, clock, "common", None, "account.moved", "account", account.id)


def _end_the_rest(change: AddressChange, uow: UnitOfWork) -> None:
    """Sessions but the asker's, and links that were sent to the former address."""
    others = (SignInSession.account_id == change.account_id, SignInSession.id != change.session_id)
    uow.session.execute(delete(SignInSession).where(*others))
    uow.session.execute(delete(PasswordReset).where(PasswordReset.account_id == change.account_id))
    uow.session.delete(change)


def _confirm(account: Account, change: AddressChange, secret: str, links: Links) -> Event:
    return AddressChangeLetter(
        email=change.email,
        name=account.name,
        language=account.language,
        link=links.address("confirmare", secret, account.language),
        expires_at=change.expires_at,
    )


def _question(account: Account, change: AddressChange, secret: str, links: Links) -> Event:
    return AddressChangeQuestionLetter(
        email=account.email,
        name=account.name,
        language=account.language,
        link=links.address("confirmare", secret, account.language),
        stop_link=links.address("oprire", secret, account.language),
        new_email=change.email,
        expires_at=change.expires_at,
    )


def _exists(owner: Account, links: Links) -> Event:
    return AccountExistsLetter(
        email=owner.email, name=owner.name, language=owner.language, link=links.sign_in(owner.language)
    )


def _notice(account: Account, email: str, links: Links, now: datetime) -> Event:
    return SecurityNoticeLetter(
        email=email,
        name=account.name,
        language=account.language,
        what="email-changed",
        at=now,
        link=links.own_address(account.language),
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForAddressChange: ask_for_address_change,
    ConfirmAddressChange: confirm_address_change,
    StopAddressChange: stop_address_change,
    TakeBackAddressChange: take_back_address_change,
    MoveAccount: move_account,
}
