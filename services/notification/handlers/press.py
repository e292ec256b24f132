"""The press list: kept by an authority's officials; a consultation's notice is sent to it in one act."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification.commands.press import AddPressContact, RemovePressContact, TellPress
from services.notification.errors.press import (
    ListedAlready,
    ListFull,
    NobodyListed,
    NoSuchContact,
    NothingPublished,
    PressToldAlready,
)
from services.notification.model import Fact
from services.notification.model.fact import PRESS_NOTICE
from services.notification.model.follower import ROMANIA
from services.notification.model.press import PressContact, PressNotice
from services.notification.repository import press
from shared.clock import Clock
from shared.context import correlation_id, traceparent
from shared.ids import new_id
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork

MOST = 300


def add_press_contact(command: AddPressContact, uow: UnitOfWork, clock: Clock) -> PressContact:
    """On the list from now on.

    Raises:
        EmailNotValid, ListedAlready, ListFull
    """
    press.lock_list(uow.session, command.authority)
    made = PressContact.add(
        command.authority,
        outlet=command.outlet,
        email=command.email,
        language=command.language,
        agreed_how=command.agreed_how,
        added_by=command.clerk_id,
        now=clock.now(),
    )
    listed = press.listed(uow.session, command.authority)
    if any(one.email_key == made.email_key for one in listed):
        raise ListedAlready
    if len(listed) >= MOST:
        raise ListFull(most=MOST)
    uow.add(made)
    _note("press.added", command, made, uow, clock)
    return made


def remove_press_contact(command: RemovePressContact, uow: UnitOfWork, clock: Clock) -> PressContact:
    """Off the list; the address goes, the name and the reason stay.

    Raises:
        NoSuchContact, NoLongerListed
    """
    found = press.contact(uow.session, command.contact_id)
    if found is None or found.authority not in command.authorities:
        raise NoSuchContact
    found.remove(command.reason, command.clerk_id, clock.now())
    _note("press.removed", command, found, uow, clock, reason=command.reason)
    return found


def tell_press(command: TellPress, uow: UnitOfWork, clock: Clock) -> PressNotice:
    """A delivery for each on the list, of the notice as it stands now (Law 52/2003, art. 7 (1)).

    Raises:
        NothingPublished, NobodyListed
        PressToldAlready: and it was not said to send it again.
    """
    session, now, authority = uow.session, clock.now(), command.authority
    press.lock_list(session, authority)
    published = press.announcement_of(session, authority, command.consultation_id)
    if published is None or published.data is None:
        raise NothingPublished
    last = press.last_notice(session, authority, command.consultation_id)
    if last and not command.again:
        on = f"{last.sent_at.astimezone(ROMANIA):%d.%m.%Y, %H:%M}"
        raise PressToldAlready(on=on, many=last.recipients)
    term = press.latest_term(session, authority, command.consultation_id)
    fact = Fact(
        id=new_id(),
        category=PRESS_NOTICE,
        authority=authority,
        consultation_id=command.consultation_id,
        data={**published.data, **({"recommendations_until": term} if term else {})},
        correlation_id=correlation_id.get(),
        traceparent=traceparent.get(),
        created_at=now,
    )
    uow.add(fact)
    session.flush()
    many = press.address_press(session, fact.id, authority, now)
    if not many:
        raise NobodyListed
    made = PressNotice(
        id=fact.id,
        authority=authority,
        consultation_id=command.consultation_id,
        sent_by=command.clerk_id,
        sent_at=now,
        recipients=many,
    )
    uow.add(made)
    return made


def _note(
    deed: str,
    command: AddPressContact | RemovePressContact,
    contact: PressContact,
    uow: UnitOfWork,
    clock: Clock,
    **details: str,
) -> None:
    line = Deed(
        authority=contact.authority,
        actor_id=command.clerk_id,
        deed=deed,
        subject_type="press-contact",
        subject_id=contact.id,
        details={"outlet": contact.outlet, **details},
    )
    note(uow.session, line, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AddPressContact: add_press_contact,
    RemovePressContact: remove_press_contact,
    TellPress: tell_press,
}
