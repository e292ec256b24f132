"""Who comes to a meeting or an activity: a seat taken, waited for, changed, given back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from services.consultation.commands.registrations import (
    CancelRegistration,
    ChangeRegistration,
    Register,
)
from services.consultation.errors.recommendations import AccountNotKnownYet, NoMandate, UnknownArticle
from services.consultation.errors.registrations import AlreadyRegistered, NoSuchRegistration
from services.consultation.model.gathering import Gathering
from services.consultation.model.registration import Registrant, Registration, Wish
from services.consultation.model.registration_links import RegistrationLinks
from services.consultation.repository import registrations as stored
from services.consultation.repository.gatherings import gathering_of
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Registered:
    """Where a person stands with a gathering."""

    id: UUID
    version: int
    gathering_kind: str
    gathering_id: UUID
    state: str


def register(
    command: Register, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> Registered:
    """Take a seat, or a place in the waiting list; of two who ask for the last one, one gets it.

    Raises:
        NoSuchGathering, AccountNotKnownYet, AlreadyRegistered, GatheringCancelled, RegistrationOver
        NoMandate, UnknownArticle, NoSuchPoint
    """
    now, wish = clock.now(), command.wish
    gathering = gathering_of(uow.session, command.kind, command.gathering_id)
    gathering.require_open(now)
    who = Registrant("", account_id=command.account_id)
    known = stored.known(uow.session, gathering, who, wish, now)
    if known.account_name is None:
        raise AccountNotKnownYet
    if stored.running_of_account(uow.session, gathering, command.account_id):
        raise AlreadyRegistered
    who = Registrant(known.account_name, account_id=command.account_id)
    return as_registered(take_seat(uow, gathering, who, wish, known, now, registration_links), uow)


def change_registration(
    command: ChangeRegistration, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> Registered:
    """Want something else there.

    Raises:
        NoSuchRegistration: it is none of the person's.
        Stale, and what `change` raises
    """
    found, gathering = own(uow, command.registration_id, command.account_id)
    found.require_version(command.version)
    change(uow, found, gathering, command.wish, clock.now(), registration_links)
    return as_registered(found, uow)


def cancel_registration(
    command: CancelRegistration, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> Registered:
    """Give it back.

    Raises:
        NoSuchRegistration: it is none of the person's.
        GatheringOver
    """
    found, gathering = own(uow, command.registration_id, command.account_id)
    give_back(uow, found, gathering, clock.now(), registration_links)
    return as_registered(found, uow)


def take_seat(
    uow: UnitOfWork,
    gathering: Gathering,
    who: Registrant,
    wish: Wish,
    known: stored.Known,
    now: datetime,
    links: RegistrationLinks,
) -> Registration:
    """A seat where one is free in the gathering, which is locked; else a place in its waiting list.

    Raises:
        NoMandate, UnknownArticle, NoSuchPoint
    """
    require_sound(gathering, wish, known)
    made = Registration.ask(
        gathering,
        who,
        wish,
        known.standing,
        taken=stored.seats_taken(uow.session, gathering.kind, gathering.id),
        position=stored.how_many_wait(uow.session, gathering) + 1,
        now=now,
        links=links,
    )
    uow.add(made)
    return made


def change(
    uow: UnitOfWork,
    found: Registration,
    gathering: Gathering,
    wish: Wish,
    now: datetime,
    links: RegistrationLinks,
) -> None:
    """Want something else there; who waits moves up where a seat is free by it.

    Raises:
        NoMandate, UnknownArticle, NoSuchPoint, GatheringCancelled, GatheringOver, RegistrationGivenBack
    """
    who = Registrant(found.name, found.account_id, found.email, found.language)
    known = stored.known(uow.session, gathering, who, wish, now)
    require_sound(gathering, wish, known)
    taken = stored.seats_taken(uow.session, gathering.kind, gathering.id)
    if found.change(gathering, wish, known.standing, taken=taken, now=now, links=links):
        stored.fill_seats(uow.session, gathering, now, links)


def give_back(
    uow: UnitOfWork, found: Registration, gathering: Gathering, now: datetime, links: RegistrationLinks
) -> None:
    """Give it back; who waits moves up.

    Raises:
        GatheringOver
    """
    if found.cancel(gathering, now, links):
        stored.fill_seats(uow.session, gathering, now, links)


def follow_gathering(
    uow: UnitOfWork,
    kind: str,
    gathering_id: UUID,
    what: Literal["moved", "cancelled", "changed"],
    reason: str,
    now: datetime,
    links: RegistrationLinks,
) -> None:
    """A gathering is other than it was: who is on its list is told, and moves up where there are more seats.

    Who changes it calls this in the same transaction, having locked it.
    """
    gathering = gathering_of(uow.session, kind, gathering_id)
    if what != "changed":
        for one in stored.on_list(uow.session, gathering):
            one.hear(gathering, what, reason, links)
    stored.fill_seats(uow.session, gathering, now, links)


def own(uow: UnitOfWork, registration_id: UUID, account_id: UUID) -> tuple[Registration, Gathering]:
    """A person's registration and its gathering, both locked.

    Raises:
        NoSuchRegistration: it is none of theirs.
    """
    found, gathering = locked(uow, registration_id)
    if found.account_id != account_id:
        raise NoSuchRegistration
    return found, gathering


def locked(uow: UnitOfWork, registration_id: UUID) -> tuple[Registration, Gathering]:
    """A registration and its gathering; always the gathering first, or two would wait for each other.

    Raises:
        NoSuchRegistration
    """
    found = stored.registration(uow.session, registration_id)
    gathering = gathering_of(uow.session, found.gathering_kind, found.gathering_id)
    return stored.refreshed(uow.session, found), gathering


def require_sound(gathering: Gathering, wish: Wish, known: stored.Known) -> None:
    """Go on only with a mandate that is held, an article of the act, a point of the agenda.

    Raises:
        NoMandate, UnknownArticle, NoSuchPoint
    """
    if wish.on_behalf_of is not None and not known.has_mandate:
        raise NoMandate
    if wish.article is not None and not known.has_article:
        raise UnknownArticle(article=wish.article)
    if wish.agenda_point is not None:
        gathering.require_point(wish.agenda_point)


def as_registered(found: Registration, uow: UnitOfWork) -> Registered:
    """As the caller is told."""
    uow.session.flush()
    return Registered(found.id, found.version, found.gathering_kind, found.gathering_id, found.state)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    Register: register,
    ChangeRegistration: change_registration,
    CancelRegistration: cancel_registration,
}
