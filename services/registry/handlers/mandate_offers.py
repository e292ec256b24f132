"""Mandates offered to an address, and what the person there says to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from services.registry.commands.mandates import (
    ConfirmOffer,
    ExpireOffers,
    OfferMandate,
    RefuseOffer,
    WithdrawOffer,
)
from services.registry.errors.accounts import NoSuchAccount
from services.registry.errors.mandates import (
    AlreadyOffered,
    MandateOverlaps,
    NoSuchOffer,
    NotRepresentative,
    OfferExpired,
)
from services.registry.errors.organisations import NoSuchOrganisation
from services.registry.events.letters import MandateOfferLetter
from services.registry.handlers.succession import make_way
from services.registry.handlers.trail import note_deed
from services.registry.handlers.writing import flush_or
from services.registry.model import Account, ChangeRequest, Mandate, MandateOffer, Organisation
from services.registry.model.account import EVERYWHERE
from services.registry.model.days import day_in_romania
from services.registry.model.mandate import Role, Span
from services.registry.ports.links import Links
from services.registry.repository.accounts import account_by_email
from services.registry.repository.loading import load
from services.registry.repository.mandates import (
    close_expired_offers,
    forget_closed_offers,
    holds_in,
    organisation_of_offer,
    representatives_on,
)
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Offered:
    """An offer as it stands; `email` is for those who represent the organisation."""

    id: UUID
    organisation_id: UUID
    email: str
    role: str
    from_date: date
    until_date: date
    expires_at: datetime
    state: str


@dataclass(frozen=True)
class Confirmed:
    """A mandate that came of an offer."""

    mandate_id: UUID
    organisation_id: UUID


def offer_mandate(command: OfferMandate, uow: UnitOfWork, clock: Clock, links: Links) -> Offered:
    """Offer a mandate by letter. The answer is the same whether or not the address has an account.

    Raises:
        NoSuchOrganisation, NotRepresentative, AlreadyOffered, MandateOverlaps
        EmailNotValid, SpanInThePast, SpanBackwards, SpanTooLong
    """
    now = clock.now()
    organisation = load(uow.session, Organisation, command.organisation_id, NoSuchOrganisation)
    _require_representative(uow, command.by, organisation.id, now)
    offer = MandateOffer.make(
        organisation.id,
        command.email,
        command.role,
        command.from_date,
        command.until_date,
        offered_by=command.by,
        now=now,
    )
    person = account_by_email(uow.session, offer.email)
    # Those who represent the organisation see all its mandates: this tells them nothing of other accounts.
    if person and holds_in(uow.session, person.id, organisation.id, offer.span(day_in_romania(now))):
        raise MandateOverlaps()
    close_expired_offers(uow.session, now, organisation.id)
    uow.add(offer)
    flush_or(uow, AlreadyOffered)
    send_offer(offer, organisation, person, command.language, uow, links)
    note_offer(uow, clock, command.by, "mandate.offered", offer)
    return _offered(offer)


def confirm_offer(command: ConfirmOffer, uow: UnitOfWork, clock: Clock) -> Confirmed:
    """Take on the mandate, from its first day or today, whichever is later.

    What was offered in the name of an organisation falls when nobody represents it any more. An offer that
    came of an accepted request puts the person in the place of others. The organisation is locked first: of
    two who take each other's place one comes later.

    Raises:
        NoSuchOffer, OfferDecided, OfferExpired, MandateOverlaps
    """
    key = organisation_of_offer(uow.session, command.offer_id)
    organisation = load(uow.session, Organisation, key, NoSuchOrganisation)
    offer, person = _of_person(command, uow)
    offer.decide(person, "confirmed", clock.now())
    today = day_in_romania(clock.now())
    if not representatives_on(uow.session, organisation.id, today):
        raise OfferExpired()
    span = offer.span(today)
    if offer.change_id is not None:
        _take_place(offer.change_id, organisation.id, person.id, span, uow, clock)
    if holds_in(uow.session, person.id, organisation.id, span):
        raise MandateOverlaps()
    mandate = Mandate.give(
        person.id,
        organisation.id,
        organisation.name,
        cast(Role, offer.role),
        clock.now(),
        span=span,
        given_by=offer.offered_by,
    )
    uow.add(mandate)
    flush_or(uow, MandateOverlaps)
    note_offer(uow, clock, person.id, "mandate.confirmed", offer)
    return Confirmed(mandate.id, organisation.id)


def refuse_offer(command: RefuseOffer, uow: UnitOfWork, clock: Clock) -> Offered:
    """Say no.

    Raises:
        NoSuchOffer, OfferDecided, OfferExpired
    """
    offer, person = _of_person(command, uow)
    offer.decide(person, "refused", clock.now())
    note_offer(uow, clock, person.id, "mandate.refused", offer)
    return _offered(offer)


def withdraw_offer(command: WithdrawOffer, uow: UnitOfWork, clock: Clock) -> Offered:
    """Take it back.

    Raises:
        NoSuchOffer, NotRepresentative, OfferDecided, OfferExpired
    """
    offer = load(uow.session, MandateOffer, command.offer_id, NoSuchOffer)
    _require_representative(uow, command.by, offer.organisation_id, clock.now())
    offer.withdraw(clock.now())
    note_offer(uow, clock, command.by, "mandate.withdrawn", offer)
    return _offered(offer)


def expire_offers(_: ExpireOffers, uow: UnitOfWork, clock: Clock) -> None:
    """Close what nobody answered; forget what was closed a month ago."""
    close_expired_offers(uow.session, clock.now())
    forget_closed_offers(uow.session, clock.now())


def _of_person(command: ConfirmOffer | RefuseOffer, uow: UnitOfWork) -> tuple[MandateOffer, Account]:
    offer = load(uow.session, MandateOffer, command.offer_id, NoSuchOffer)
    return offer, _person(uow, command.account_id)


def _person(uow: UnitOfWork, account_id: UUID) -> Account:
    person = uow.session.get(Account, account_id)
    if person is None:
        raise NoSuchAccount()
    return person


def _require_representative(uow: UnitOfWork, account_id: UUID, organisation_id: UUID, now: datetime) -> None:
    if account_id not in representatives_on(uow.session, organisation_id, day_in_romania(now)):
        raise NotRepresentative()


def _take_place(
    change_id: UUID, organisation_id: UUID, account_id: UUID, span: Span, uow: UnitOfWork, clock: Clock
) -> None:
    change = uow.session.get_one(ChangeRequest, change_id)
    stay = change.others_stay
    make_way(organisation_id, account_id, span.from_date, "by-successor", uow, clock, others_stay=stay)


def send_offer(
    offer: MandateOffer,
    organisation: Organisation,
    person: Account | None,
    language: str,
    uow: UnitOfWork,
    links: Links,
    *,
    ends_others: bool = False,
) -> None:
    """Send the letter, in the language of the account if there is one, else in that of who offers."""
    language = person.language if person else language
    uow.send(
        MandateOfferLetter(
            email=offer.email,
            name=person.name if person else "",
            language=language,
            link=links.my_mandates(language),
            expires_at=offer.expires_at,
            organisation_name=organisation.name,
            role=offer.role,
            from_date=offer.from_date,
            until_date=offer.until_date,
            offered_by=_person(uow, offer.offered_by).name,
            ends_others=ends_others,
        )
    )


def note_offer(uow: UnitOfWork, clock: Clock, actor_id: UUID, deed: str, offer: MandateOffer) -> None:
    """A line of the audit trail, without the address."""
    organisation_id = str(offer.organisation_id)
    details = {"organisation_id": organisation_id, "role": offer.role}
    note_deed(uow, clock, EVERYWHERE, actor_id, deed, "mandate-offer", offer.id, **details)


def _offered(offer: MandateOffer) -> Offered:
    return Offered(
        id=offer.id,
        organisation_id=offer.organisation_id,
        email=offer.email,
        role=offer.role,
        from_date=offer.from_date,
        until_date=offer.until_date,
        expires_at=offer.expires_at,
        state=offer.state,
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    OfferMandate: offer_mandate,
    ConfirmOffer: confirm_offer,
    RefuseOffer: refuse_offer,
    WithdrawOffer: withdraw_offer,
    ExpireOffers: expire_offers,
}
