"""At the door of a meeting or an activity: who came is noted, who is not registered comes in by name."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.door import NoteArrivals
from services.consultation.model import DoorArrival, Registration
from services.consultation.model.gathering import Gathering
from services.consultation.model.registration import CANCELLED, WAITING, Registrant, Wish
from services.consultation.repository import registrations as stored
from services.consultation.repository.gatherings import gathering_of
from shared.clock import Clock
from shared.door import Arrival, Noted, Result, arrived_at
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork
from shared.web.tickets import Tickets

NOT_LET_IN: Mapping[str, Result] = {WAITING: "waiting", CANCELLED: "cancelled"}


def note_arrivals(command: NoteArrivals, uow: UnitOfWork, clock: Clock, tickets: Tickets) -> list[Noted]:
    """Note those who came, one after the other; what was noted before stays as it was.

    Raises:
        NoSuchGathering, NotAllowed, GatheringCancelled
    """
    gathering = gathering_of(uow.session, command.kind, command.gathering_id)
    if gathering.authority not in command.clerk_of:
        raise NotAllowed
    gathering.require_called()
    return [_noted(one, gathering, command, uow, clock.now(), tickets) for one in command.arrivals]


def _noted(
    one: Arrival,
    gathering: Gathering,
    command: NoteArrivals,
    uow: UnitOfWork,
    now: datetime,
    tickets: Tickets,
) -> Noted:
    """One of them."""
    sent_before = uow.session.get(DoorArrival, one.key)
    if sent_before and sent_before.gathering_id == gathering.id:
        who = stored.registration(uow.session, sent_before.registration_id)
        return _said(one, "checked-in", who)
    came = arrived_at(one.at, now, gathering.starts_at, gathering.ends_at)
    if one.name is not None and not sent_before:
        return _come_in(one, gathering, command, uow, now, came)
    registration_id = tickets.id_of(one.ticket) if one.ticket else one.person
    found = uow.session.get(Registration, registration_id) if registration_id else None
    if found is None or found.forgotten_at:
        return Noted(one.key, "unknown")
    if sent_before or (found.gathering_kind, found.gathering_id) != (gathering.kind, gathering.id):
        return Noted(one.key, "other-gathering")  # who is of another one is not named here
    return _let_in(one, found, command, uow, now, came)


def _let_in(
    one: Arrival,
    who: Registration,
    command: NoteArrivals,
    uow: UnitOfWork,
    now: datetime,
    came: datetime | None,
) -> Noted:
    """Somebody of the list."""
    if who.state in NOT_LET_IN:
        return _said(one, NOT_LET_IN[who.state], who)
    if who.arrived_at is not None:
        return _said(one, "already", who)
    if came is None:
        return _said(one, "other-day", who)
    who.arrive(came)
    _keep(one.key, who, command, uow, now)
    return _said(one, "checked-in", who)


def _come_in(
    one: Arrival,
    gathering: Gathering,
    command: NoteArrivals,
    uow: UnitOfWork,
    now: datetime,
    came: datetime | None,
) -> Noted:
    """Somebody who is not registered, by the name that they say."""
    if came is None:
        return Noted(one.key, "other-day", None, one.name)
    who, wish = Registrant(one.name or "", entered_by=command.clerk_id), Wish("attend")
    known = stored.known(uow.session, gathering, who, wish, now)
    made = Registration.come_in(gathering, who, wish, known.standing, came)
    uow.add(made)
    _keep(one.key, made, command, uow, now)
    return _said(one, "checked-in", made)


def _keep(key: UUID, who: Registration, command: NoteArrivals, uow: UnitOfWork, now: datetime) -> None:
    uow.session.add(
        DoorArrival(
            key=key,
            gathering_id=who.gathering_id,
            registration_id=who.id,
            noted_at=now,
            noted_by=command.clerk_id,
        )
    )
    uow.session.flush()


def _said(one: Arrival, result: Result, who: Registration) -> Noted:
    return Noted(one.key, result, who.id, who.name, who.arrived_at)


HANDLERS: Mapping[type, Callable[..., Any]] = {NoteArrivals: note_arrivals}
