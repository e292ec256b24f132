"""Who registers without account: asked, confirmed, changed, given back and forgotten by links."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.consultation.commands.registrations import (
    AskWithoutAccount,
    CancelByOwnLink,
    ChangeByOwnLink,
    ConfirmRegistration,
    ForgetRegistrant,
)
from services.consultation.errors.confirming import LinkNotValid
from services.consultation.events.registrations import RegistrationConfirmationLetter
from services.consultation.handlers.registrations import (
    Registered,
    as_registered,
    change,
    give_back,
    locked,
    require_sound,
    take_seat,
)
from services.consultation.model.gathering import Gathering
from services.consultation.model.pending import hash_secret
from services.consultation.model.pending_registration import PendingRegistration
from services.consultation.model.registration import Registrant, Registration
from services.consultation.model.registration_links import RegistrationLinks
from services.consultation.repository import registrations as stored
from services.consultation.repository.floor import forget_speaker
from services.consultation.repository.gatherings import gathering_of
from shared.clock import Clock
from shared.email_addresses import normalise_email
from shared.messaging.forgetting import forget_person
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ConfirmedRegistration:
    """Where a person stands, and the secret by which they open it from now on."""

    state: str
    own_secret: str


def ask_without_account(
    command: AskWithoutAccount, uow: UnitOfWork, registration_links: RegistrationLinks
) -> None:
    """Write to the address; what the caller learns says nothing of whose it is.

    Raises:
        EmailNotValid, NoSuchGathering, GatheringCancelled, RegistrationOver, UnknownArticle, NoSuchPoint
    """
    email = normalise_email(command.email)
    gathering = gathering_of(uow.session, command.kind, command.gathering_id, lock=False)
    gathering.require_open(command.sent_at)
    who = Registrant(command.name, email=email, language=command.language)
    require_sound(
        gathering,
        command.wish,
        stored.known(uow.session, gathering, who, command.wish, command.sent_at),
    )
    pending, secret = PendingRegistration.of(
        gathering,
        command.wish,
        name=command.name,
        email=email,
        language=command.language,
        sent_at=command.sent_at,
    )
    uow.add(pending)
    uow.send(
        RegistrationConfirmationLetter(
            email=pending.email,
            name=pending.name,
            language=pending.language,
            link=registration_links.confirm(secret, pending.language),
            sent_at=pending.sent_at,
            expires_at=pending.expires_at,
            gathering_kind=gathering.kind,
            gathering_id=gathering.id,
            title=gathering.title,
            starts_at=gathering.starts_at,
            wish=pending.wish,
        )
    )


def confirm_registration(
    command: ConfirmRegistration, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> ConfirmedRegistration:
    """Take the seat, or a place in the waiting list. Confirmed twice, or asked for twice, it is one.

    Raises:
        LinkNotValid: it is too late, or there was never such a link.
        GatheringCancelled, RegistrationOver, and what `take_seat` raises
    """
    pending = stored.pending(uow.session, hash_secret(command.secret))
    if pending is None:
        raise LinkNotValid
    if pending.registration_id:
        found = stored.registration(uow.session, pending.registration_id)
    else:
        found = _become(pending, uow, clock.now(), registration_links)
    return ConfirmedRegistration(found.state, registration_links.secrets.make(found.id))


def change_by_own_link(
    command: ChangeByOwnLink, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> Registered:
    """Want something else there.

    Raises:
        LinkNotValid, and what `change` raises
    """
    found, gathering = _opened(command.secret, uow, registration_links)
    change(uow, found, gathering, command.wish, clock.now(), registration_links)
    return as_registered(found, uow)


def cancel_by_own_link(
    command: CancelByOwnLink, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> Registered:
    """Give it back.

    Raises:
        LinkNotValid, GatheringOver
    """
    found, gathering = _opened(command.secret, uow, registration_links)
    give_back(uow, found, gathering, clock.now(), registration_links)
    return as_registered(found, uow)


def forget_registrant(
    command: ForgetRegistrant, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> None:
    """Name and address go, what was said to them, too; the seat is free unless it is over. Twice is as good.

    Raises:
        LinkNotValid
    """
    registration_id = registration_links.secrets.read(command.secret)
    if registration_id is None:
        raise LinkNotValid
    found, gathering = locked(uow, registration_id)
    forget(uow, found, gathering, clock.now(), registration_links)


def forget(
    uow: UnitOfWork, found: Registration, gathering: Gathering, now: datetime, links: RegistrationLinks
) -> None:
    """Know nobody behind a registration any more; who waits moves up where a seat is free by it."""
    is_news, has_account = found.forgotten_at is None, found.account_id is not None
    frees_seat = found.forget_person(is_over=gathering.is_over(now), now=now)
    uow.session.flush()
    forget_speaker(uow.session, found.id)
    if is_news and not has_account:
        found.say_forgotten()
        uow.session.flush()
        forget_person(uow.session, found.id)
    if frees_seat:
        stored.fill_seats(uow.session, gathering, now, links)


def _become(
    pending: PendingRegistration, uow: UnitOfWork, now: datetime, links: RegistrationLinks
) -> Registration:
    pending.require_in_time(now)
    gathering = gathering_of(uow.session, pending.gathering_kind, pending.gathering_id)
    gathering.require_open(now)
    who, wish = pending.who(), pending.what()
    found = stored.running_of_address(uow.session, gathering, pending.email, pending.name)
    if found is None:
        known = stored.known(uow.session, gathering, who, wish, now)
        found = take_seat(uow, gathering, who, wish, known, now, links)
    pending.become(found.id)
    return found


def _opened(secret: str, uow: UnitOfWork, links: RegistrationLinks) -> tuple[Registration, Gathering]:
    registration_id = links.secrets.read(secret)
    if registration_id is None:
        raise LinkNotValid
    found, gathering = locked(uow, registration_id)
    if found.forgotten_at is not None:
        raise LinkNotValid
    return found, gathering


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskWithoutAccount: ask_without_account,
    ConfirmRegistration: confirm_registration,
    ChangeByOwnLink: change_by_own_link,
    CancelByOwnLink: cancel_by_own_link,
    ForgetRegistrant: forget_registrant,
}
