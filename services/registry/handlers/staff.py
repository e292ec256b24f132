"""Roles taken back, and said to others."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.commands.staff import SayRoles, TakeRoleBack
from services.registry.errors.accounts import NoSuchAccount
from services.registry.errors.staff import LastAdministrator
from services.registry.handlers.trail import note_deed
from services.registry.model import Account
from services.registry.model.administration import require_administrator
from services.registry.repository.loading import load
from services.registry.repository.staff import (
    administrators_of,
    end_sessions_of,
    with_unsaid_roles,
    withdraw_invitations_of,
)
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork

AT_ONCE = 100


def take_role_back(command: TakeRoleBack, uow: UnitOfWork, clock: Clock) -> None:
    """Take a role from a person, whose sessions end; an administrator's invitations fall with it.

    Raises:
        NotAllowed, NoSuchAccount, NoSuchRole, LastAdministrator
    """
    if command.administrator is not None:
        require_administrator(command.administrator, command.authority)
    is_administrator = command.role == "administrator"
    administrators = administrators_of(uow.session, command.authority) if is_administrator else ()
    person = load(uow.session, Account, command.account_id, NoSuchAccount)
    held = person.take_role(command.authority, command.role)
    if list(administrators) == [person.id]:
        raise LastAdministrator()
    uow.session.delete(held)
    end_sessions_of(uow.session, person.id)
    if is_administrator:
        withdraw_invitations_of(uow.session, person.id, command.authority, clock.now())
    by = command.administrator.account_id if command.administrator else None
    subject = ("account", person.id)
    note_deed(uow, clock, command.authority, by, "role.taken-back", *subject, role=command.role)


def say_roles(_: SayRoles, uow: UnitOfWork, clock: Clock) -> bool:
    """Tell others of roles that they were not told of. Returns whether there may be more."""
    found = with_unsaid_roles(uow.session, AT_ONCE)
    for person in found:
        person.say_roles()
    return len(found) == AT_ONCE


HANDLERS: Mapping[type, Callable[..., Any]] = {TakeRoleBack: take_role_back, SayRoles: say_roles}
