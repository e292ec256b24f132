"""Invitations to work for an authority, by letter; accepted by the person, or withdrawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.registry.commands.staff import (
    AcceptInvitation,
    ExpireInvitations,
    InviteStaff,
    WithdrawInvitation,
)
from services.registry.errors.accounts import NoSuchAccount, RoleAlreadyGiven
from services.registry.errors.authorities import NoSuchAuthority
from services.registry.errors.departments import UnknownDepartment
from services.registry.errors.staff import AlreadyInvited, NoSuchInvitation
from services.registry.events.letters import StaffInvitationLetter
from services.registry.handlers.trail import note_deed
from services.registry.model import Account, Authority, Department, StaffInvitation
from services.registry.model.account import Role
from services.registry.model.administration import require_administrator
from services.registry.ports.links import Links
from services.registry.repository.accounts import account_by_email
from services.registry.repository.loading import load
from services.registry.repository.staff import (
    authority_by_slug,
    close_expired_invitations,
    forget_closed_invitations,
    has_department,
)
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Invited:
    """An invitation as it stands, for the administrators of the authority."""

    id: UUID
    authority: str
    email: str
    role: str
    department_id: UUID | None
    expires_at: datetime
    state: str


@dataclass(frozen=True)
class Accepted:
    """A role that a person has taken on."""

    authority: str
    role: str


def invite_staff(command: InviteStaff, uow: UnitOfWork, clock: Clock, links: Links) -> Invited:
    """Invite by letter. The answer is the same whether or not the address has an account.

    Raises:
        NoSuchAuthority, NotAllowed, UnknownDepartment, AlreadyInvited, EmailNotValid
    """
    now = clock.now()
    authority = authority_by_slug(uow.session, command.authority)
    if authority is None:
        raise NoSuchAuthority()
    require_administrator(command.administrator, authority.slug)
    if command.department_id and not has_department(uow.session, authority.slug, command.department_id):
        raise UnknownDepartment()
    close_expired_invitations(uow.session, now)
    invitation = StaffInvitation.make(
        authority.slug,
        command.email,
        command.role,
        command.department_id,
        invited_by=command.administrator.account_id,
        now=now,
    )
    uow.add(invitation)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise AlreadyInvited() from error
    uow.send(_letter(invitation, authority, command, uow, links))
    _note(uow, clock, command.administrator.account_id, "invitation.sent", invitation)
    return _invited(invitation)


def accept_invitation(command: AcceptInvitation, uow: UnitOfWork, clock: Clock) -> Accepted:
    """Take on the role.

    Raises:
        NoSuchInvitation, InvitationDecided, InvitationExpired, RoleAlreadyGiven
    """
    invitation = load(uow.session, StaffInvitation, command.invitation_id, NoSuchInvitation)
    person = load(uow.session, Account, command.account_id, NoSuchAccount)
    invitation.accept(person, clock.now())
    person.give_role(invitation.authority, cast(Role, invitation.role), clock.now(), invitation.department_id)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise RoleAlreadyGiven() from error
    _note(uow, clock, person.id, "invitation.accepted", invitation)
    return Accepted(invitation.authority, invitation.role)


def withdraw_invitation(command: WithdrawInvitation, uow: UnitOfWork, clock: Clock) -> Invited:
    """Take it back.

    Raises:
        NoSuchInvitation, NotAllowed, InvitationDecided, InvitationExpired
    """
    invitation = load(uow.session, StaffInvitation, command.invitation_id, NoSuchInvitation)
    require_administrator(command.administrator, invitation.authority)
    invitation.withdraw(clock.now())
    _note(uow, clock, command.administrator.account_id, "invitation.withdrawn", invitation)
    return _invited(invitation)


def expire_invitations(_: ExpireInvitations, uow: UnitOfWork, clock: Clock) -> None:
    """Close what nobody answered; forget what was closed a month ago."""
    close_expired_invitations(uow.session, clock.now())
    forget_closed_invitations(uow.session, clock.now())


def _letter(
    invitation: StaffInvitation, authority: Authority, command: InviteStaff, uow: UnitOfWork, links: Links
) -> StaffInvitationLetter:
    person = account_by_email(uow.session, invitation.email)
    language = person.language if person else command.language
    department = uow.session.get(Department, command.department_id) if command.department_id else None
    administrator = uow.session.get(Account, command.administrator.account_id)
    if administrator is None:
        raise NoSuchAccount()
    return StaffInvitationLetter(
        email=invitation.email,
        name=person.name if person else "",
        language=language,
        link=links.my_invitations(language),
        expires_at=invitation.expires_at,
        authority_name=authority.name,
        role=invitation.role,
        department=department.name if department else None,
        invited_by=administrator.name,
    )


def _note(uow: UnitOfWork, clock: Clock, actor_id: UUID, deed: str, invitation: StaffInvitation) -> None:
    subject = ("staff-invitation", invitation.id)
    note_deed(uow, clock, invitation.authority, actor_id, deed, *subject, role=invitation.role)


def _invited(invitation: StaffInvitation) -> Invited:
    return Invited(
        id=invitation.id,
        authority=invitation.authority,
        email=invitation.email,
        role=invitation.role,
        department_id=invitation.department_id,
        expires_at=invitation.expires_at,
        state=invitation.state,
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    InviteStaff: invite_staff,
    AcceptInvitation: accept_invitation,
    WithdrawInvitation: withdraw_invitation,
    ExpireInvitations: expire_invitations,
}
