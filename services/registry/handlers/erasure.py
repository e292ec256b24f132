"""Being forgotten: asked for, taken back, done after a pause, answered by every other service."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from services.registry.commands.erasure import (
    AskForErasure,
    EraseAccount,
    EraseNextDue,
    TakeBackErasure,
)
from services.registry.errors.accounts import NoSuchAccount
from services.registry.errors.erasure import (
    ErasureAsked,
    LastAdministrator,
    LastRepresentative,
    NoErasure,
)
from services.registry.events.letters import SecurityNoticeLetter
from services.registry.handlers.anew import require_anew
from services.registry.model import Account, Erasure, ErasureAnswer
from services.registry.model.days import day_in_romania
from services.registry.ports.links import Links
from services.registry.repository import erasure as repository
from services.registry.repository.loading import load
from shared.clock import Clock
from shared.errors import Refusal
from shared.messaging.forgetting import forget_person
from shared.messaging.subscription import Message
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork


def ask_for_erasure(command: AskForErasure, uow: UnitOfWork, clock: Clock, links: Links) -> Erasure:
    """Note the wish, and tell the person by letter, so that nobody else's wish passes unseen.

    Raises:
        NoSuchAccount, SignInAnew, LastRepresentative, LastAdministrator, ErasureAsked
    """
    now = clock.now()
    account = load(uow.session, Account, command.account_id, NoSuchAccount)
    require_anew(uow, account.id, command.session_id, now)
    if refusals := obstacles(uow, account.id, now):
        raise refusals[0]
    erasure = Erasure.ask(account.id, now)
    uow.add(erasure)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise ErasureAsked() from error
    uow.send(_notice(account, "erasure-asked", links, now))
    return erasure


def take_back_erasure(command: TakeBackErasure, uow: UnitOfWork, clock: Clock, links: Links) -> None:
    """Keep the account after all.

    Raises:
        NoErasure: none waits.
    """
    erasure = repository.erasure_of(uow.session, command.account_id)
    if erasure is None:
        raise NoErasure()
    uow.session.delete(erasure)
    account = load(uow.session, Account, command.account_id, NoSuchAccount)
    uow.send(_notice(account, "erasure-taken-back", links, clock.now()))


def erase_next_due(_: EraseNextDue, uow: UnitOfWork, clock: Clock) -> UUID | None:
    """Erase one account; where something stands against it by now, look again tomorrow.

    Returns:
        Its id, or None where none is due.
    """
    now = clock.now()
    found = repository.next_due_erasure(uow.session, now)
    if found is None:
        return None
    erasure, account = found
    if obstacles(uow, account.id, now):
        erasure.put_off(now)
        return account.id
    _erase(account, uow, now)
    erasure.erased_at = now
    return account.id


def erase_account(command: EraseAccount, uow: UnitOfWork, clock: Clock) -> None:
    """Erase at once; again is as good, and has every service look again.

    Raises:
        NoSuchAccount, LastRepresentative, LastAdministrator
    """
    now = clock.now()
    account = load(uow.session, Account, command.account_id, NoSuchAccount)
    if refusals := obstacles(uow, account.id, now):
        raise refusals[0]
    known = select(Erasure).where(Erasure.account_id == account.id).with_for_update()
    erasure = uow.session.scalar(known) or Erasure.ask(account.id, now)
    uow.add(erasure)
    _erase(account, uow, now)
    erasure.erased_at = now


def note_answer(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A service has erased what it kept of a person; heard twice, it is one answer."""
    service = message.envelope.type.removeprefix("ro.parteneriat.").partition(".")[0]
    row = {"account_id": message.data["account_id"], "service": service, "answered_at": clock.now()}
    uow.session.execute(insert(ErasureAnswer).values(row).on_conflict_do_nothing())


def obstacles(uow: UnitOfWork, account_id: UUID, now: datetime) -> list[Refusal]:
    """What stands against an erasure, each with its sentence."""
    alone = repository.represents_alone(uow.session, account_id, day_in_romania(now))
    slugs = repository.administers_alone(uow.session, account_id)
    return [
        *(LastRepresentative(organisation=name) for name in alone),
        *(LastAdministrator(authority=slug) for slug in slugs),
    ]


def _erase(account: Account, uow: UnitOfWork, now: datetime) -> None:
    # As who accepts one locks them: the request before the mandates.
    for claim in repository.open_claims(uow.session, account.id):
        claim.withdraw()
    for mandate in repository.running_mandates(uow.session, account.id):
        mandate.end("by-holder", now)
    for request in repository.open_requests(uow.session, account.id):
        request.withdraw(now)
    uow.session.flush()
    repository.empty(uow.session, account)
    # Before the last word about them is said, which names the id alone.
    forget_person(uow.session, account.id)
    account.erase(now)
    deed = Deed(
        authority="common",
        actor_id=None,
        deed="account.erased",
        subject_type="account",
        subject_id=account.id,
    )
    note(uow.session, deed, now)


def _notice(account: Account, what: str, links: Links, now: datetime) -> SecurityNoticeLetter:
    return SecurityNoticeLetter(
        email=account.email,
        name=account.name,
        language=account.language,
        what=what,
        at=now,
        link=links.erasure(account.language),
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForErasure: ask_for_erasure,
    TakeBackErasure: take_back_erasure,
    EraseNextDue: erase_next_due,
    EraseAccount: erase_account,
}
