"""Who comes, at the desk: entered by hand, put in order, given back, taken as a file; and reminded."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from services.consultation.commands.registrations import (
    CancelEntered,
    EnterRegistration,
    NoteListTaken,
    PutInOrder,
    RemindNext,
    SetPrecedence,
)
from services.consultation.handlers.registrations import (
    Registered,
    as_registered,
    give_back,
    locked,
    require_sound,
    take_seat,
)
from services.consultation.model.gathering import Gathering
from services.consultation.model.gathering_kinds import KINDS
from services.consultation.model.precedence import GatheringOrder
from services.consultation.model.registration import Registrant, Registration
from services.consultation.model.registration_links import RegistrationLinks
from services.consultation.repository import registrations as stored
from services.consultation.repository.gatherings import gathering_of, next_to_remind
from shared.clock import Clock
from shared.email_addresses import normalise_email
from shared.errors import NotAllowed, Stale
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork

REMINDED_BEFORE = timedelta(hours=24)
AT_ONCE = 100


def enter_registration(
    command: EnterRegistration, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> Registered:
    """Enter somebody who has called, or who stands at the door and is let in whatever the seats.

    Raises:
        NoSuchGathering, NotAllowed, GatheringCancelled, EmailNotValid, UnknownArticle, NoSuchPoint
        GatheringOver: who has called is too late; at the door a list may be finished afterwards.
    """
    now, asked = clock.now(), command.who
    gathering = gathering_of(uow.session, command.kind, command.gathering_id)
    _require_clerk(gathering, command.clerk_of)
    gathering.require_called()
    email = normalise_email(asked.email) if asked.email else None
    who = Registrant(asked.name, email=email, language=asked.language, entered_by=asked.entered_by)
    known = stored.known(uow.session, gathering, who, command.wish, now)
    if command.at_door:
        require_sound(gathering, command.wish, known)
        made = Registration.come_in(gathering, who, command.wish, known.standing, now)
        uow.add(made)
    else:
        gathering.require_not_over(now)
        made = take_seat(uow, gathering, who, command.wish, known, now, registration_links)
    return as_registered(made, uow)


def cancel_entered(
    command: CancelEntered, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> Registered:
    """Give back what somebody has called about.

    Raises:
        NoSuchRegistration, NotAllowed, GatheringOver
    """
    found, gathering = locked(uow, command.registration_id)
    _require_clerk(gathering, command.clerk_of)
    give_back(uow, found, gathering, clock.now(), registration_links)
    return as_registered(found, uow)


def put_in_order(command: PutInOrder, uow: UnitOfWork) -> Registered:
    """Put a person at a place before all groups.

    Raises:
        NoSuchRegistration, NotAllowed, Stale
    """
    found, gathering = locked(uow, command.registration_id)
    _require_clerk(gathering, command.clerk_of)
    found.require_version(command.version)
    found.put_at(command.place)
    return as_registered(found, uow)


def set_precedence(command: SetPrecedence, uow: UnitOfWork, clock: Clock) -> GatheringOrder:
    """Say in which order groups come; who has a seat keeps it.

    Raises:
        NoSuchGathering, NotAllowed, Stale
    """
    gathering, now = gathering_of(uow.session, command.kind, command.gathering_id), clock.now()
    _require_clerk(gathering, command.clerk_of)
    order = stored.order_of(uow.session, gathering.id)
    if order is None:
        if command.version:
            raise Stale
        order = GatheringOrder.of(gathering, command.precedence, by=command.clerk_id, now=now)
        uow.add(order)
    else:
        order.require_version(command.version)
        order.set(command.precedence, by=command.clerk_id, now=now)
    uow.session.flush()
    stored.rank_anew(uow.session, gathering, command.precedence)
    return order


def note_list_taken(command: NoteListTaken, uow: UnitOfWork, clock: Clock) -> None:
    """Note who has taken the list with names and addresses.

    Raises:
        NoSuchGathering, NotAllowed
    """
    gathering = gathering_of(uow.session, command.kind, command.gathering_id, lock=False)
    _require_clerk(gathering, command.clerk_of)
    deed = Deed(
        authority=gathering.authority,
        actor_id=command.clerk_id,
        deed="registrations.taken",
        subject_type=gathering.kind,
        subject_id=gathering.id,
    )
    note(uow.session, deed, clock.now())


def remind_next(_: RemindNext, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks) -> bool:
    """Remind some who come to what begins within a day, each once. Returns whether there may be more.

    The gathering's row is locked as by who moves it, so nobody is reminded of an hour that is no more.
    """
    now = clock.now()
    for kind in KINDS:
        found = next_to_remind(uow.session, kind, now, REMINDED_BEFORE)
        if found is None:
            continue
        gathering = gathering_of(uow.session, kind, found)
        asked_until = gathering.starts_at - REMINDED_BEFORE
        for one in stored.to_remind(uow.session, gathering, asked_until, AT_ONCE):
            one.remind(gathering, now, registration_links)
        return True
    return False


def _require_clerk(gathering: Gathering, clerk_of: frozenset[str]) -> None:
    if gathering.authority not in clerk_of:
        raise NotAllowed


HANDLERS: Mapping[type, Callable[..., Any]] = {
    EnterRegistration: enter_registration,
    CancelEntered: cancel_entered,
    PutInOrder: put_in_order,
    SetPrecedence: set_precedence,
    NoteListTaken: note_list_taken,
    RemindNext: remind_next,
}
