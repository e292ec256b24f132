"""Lost second factors, reset by an administrator of the authority or by an operator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.registry.commands.factors import LookAtColleague, ResetFactors
from services.registry.errors.accounts import NoSuchAccount
from services.registry.errors.factors import HigherRole, NotAColleague, OwnFactors
from services.registry.handlers.notices import tell
from services.registry.model import Account
from services.registry.model.account import EVERYWHERE
from services.registry.ports.links import Links
from services.registry.repository.accounts import account_by_email
from services.registry.repository.factors import end_sign_ins, forget_factors, passkeys_of, totp_of
from services.registry.repository.loading import load
from shared.clock import Clock
from shared.email_addresses import EmailNotValid, normalise_email
from shared.errors import NotAllowed
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork
from shared.security.tokens import Principal

ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Colleague:
    """Somebody who works for an authority, with what they prove who they are by."""

    account_id: UUID
    name: str
    email: str
    roles: list[str]
    totp_since: datetime | None
    passkeys: int


def look_at_colleague(command: LookAtColleague, uow: UnitOfWork, clock: Clock) -> Colleague:
    """Who works for the authority under this address; the look stands in the audit trail.

    Raises:
        NotAllowed, NotAColleague
    """
    account = _colleague(uow, command.by, command.authority, command.email)
    totp = totp_of(uow.session, account.id)
    _note(uow, command.authority, command.by.account_id, "factors.looked-at", account, clock.now(), {})
    return Colleague(
        account_id=account.id,
        name=account.name,
        email=account.email,
        roles=account.roles()[command.authority],
        totp_since=totp.confirmed_at if totp else None,
        passkeys=len(passkeys_of(uow.session, account.id)),
    )


def reset_factors(command: ResetFactors, uow: UnitOfWork, clock: Clock, links: Links) -> UUID:
    """Forget the second factors of somebody who lost them; their sessions end, and they are told.

    They sign in by their first factor and have no roles before they have set up another second.

    Raises:
        NotAllowed, NotAColleague, OwnFactors, HigherRole; NoSuchAccount for an operator.
    """
    if command.by is None:
        found = account_by_email(uow.session, normalise_email(command.email))
        if found is None:
            raise NoSuchAccount()
    else:
        found = _colleague(uow, command.by, command.authority, command.email)
        _see_that_they_may(command.by, found)
    account = load(uow.session, Account, found.id, NoSuchAccount)
    forget_factors(uow.session, account.id)
    end_sign_ins(uow.session, account.id)
    actor = command.by.account_id if command.by else None
    details = {"reason": command.reason}
    _note(uow, command.authority, actor, "factors.reset", account, clock.now(), details)
    tell(uow, account, "factors-reset", links, clock.now())
    return account.id


def _colleague(uow: UnitOfWork, by: Principal, authority: str, email: str) -> Account:
    if not (by.has_in(authority, ADMINISTRATOR) or by.has_in(EVERYWHERE, ADMINISTRATOR)):
        raise NotAllowed
    try:
        account = account_by_email(uow.session, normalise_email(email))
    except EmailNotValid:
        account = None
    if account is None or authority not in account.roles():
        raise NotAColleague()
    return account


def _see_that_they_may(by: Principal, account: Account) -> None:
    if by.account_id == account.id:
        raise OwnFactors()
    if EVERYWHERE in account.roles() and not by.has_in(EVERYWHERE, ADMINISTRATOR):
        raise HigherRole()


def _note(
    uow: UnitOfWork,
    authority: str,
    actor_id: UUID | None,
    deed: str,
    account: Account,
    now: datetime,
    details: Mapping[str, str],
) -> None:
    line = Deed(
        authority=authority,
        actor_id=actor_id,
        deed=deed,
        subject_type="account",
        subject_id=account.id,
        details=details,
    )
    note(uow.session, line, now)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    LookAtColleague: look_at_colleague,
    ResetFactors: reset_factors,
}
