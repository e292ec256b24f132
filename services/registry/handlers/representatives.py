"""Who represents an organisation from now on: claimed by a newcomer, or named by who does so now."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.commands.changes import ClaimRepresentation
from services.registry.errors.changes import NotVerifiedThere
from services.registry.errors.mandates import AlreadyOffered, MandateOverlaps
from services.registry.errors.organisations import NoSuchOrganisation, OrganisationEnded
from services.registry.errors.representatives import (
    AskerRepresentsNoMore,
    ClaimAwaits,
    RepresentsAlready,
    SuccessorForgotten,
)
from services.registry.handlers.changes import Changing, changing
from services.registry.handlers.mandate_offers import note_offer, send_offer
from services.registry.handlers.succession import check_successor, make_way, whom_to_tell
from services.registry.handlers.writing import flush_or
from services.registry.model import Account, ChangeRequest, Mandate, MandateOffer, Organisation
from services.registry.model.days import day_in_romania
from services.registry.model.mandate import REPRESENTATIVE
from services.registry.ports.links import Links
from services.registry.repository.accounts import account_by_email
from services.registry.repository.loading import load
from services.registry.repository.mandates import represents, withdraw_offers
from services.registry.repository.standings import is_verified_by
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def claim_representation(command: ClaimRepresentation, uow: UnitOfWork, clock: Clock) -> Changing:
    """Ask to represent it, holding nothing there; who represents it is told.

    Raises:
        NoSuchOrganisation: or nobody has verified it, so that it is not public.
        RepresentsAlready, OrganisationEnded, NotVerifiedThere, ClaimAwaits
    """
    session, now = uow.session, clock.now()
    organisation = load(session, Organisation, command.organisation_id, NoSuchOrganisation)
    if not organisation.recognised:
        raise NoSuchOrganisation()
    if represents(session, command.account_id, organisation.id, day_in_romania(now)):
        raise RepresentsAlready()
    if organisation.has_ended:
        raise OrganisationEnded()
    if not is_verified_by(session, organisation.id, command.authority):
        raise NotVerifiedThere()
    claim = ChangeRequest.claim(organisation.id, command.authority, command.account_id, command.why, now)
    claim.tell_asked(organisation.name, whom_to_tell(claim, uow, clock))
    uow.add(claim)
    flush_or(uow, ClaimAwaits)
    return changing(claim)


def begin_claimed(claim: ChangeRequest, organisation: Organisation, uow: UnitOfWork, clock: Clock) -> None:
    """Let who asked represent it from today on, without an end as after a verification, and nobody else.

    Raises:
        MandateOverlaps: they got another mandate in the meantime.
    """
    now = clock.now()
    make_way(organisation.id, claim.asked_by, day_in_romania(now), "by-authority", uow, clock)
    mandate = Mandate.give(
        claim.asked_by, organisation.id, organisation.name, REPRESENTATIVE, now, given_by=claim.asked_by
    )
    uow.add(mandate)
    flush_or(uow, MandateOverlaps)


def offer_to_successor(
    change: ChangeRequest, organisation: Organisation, uow: UnitOfWork, clock: Clock, links: Links
) -> None:
    """Offer who was named in an accepted request to represent it; what waits at their address falls.

    Raises:
        AskerRepresentsNoMore, SuccessorForgotten, MandateOverlaps
        SpanBackwards: the days are over.
    """
    session, now = uow.session, clock.now()
    today, named = day_in_romania(now), change.successor
    if not represents(session, change.asked_by, organisation.id, today):
        raise AskerRepresentsNoMore()
    if named is None:
        raise SuccessorForgotten()
    check_successor(session, organisation.id, named)
    offer = MandateOffer.make(
        organisation.id,
        named.email,
        REPRESENTATIVE,
        max(named.from_date, today),
        named.until_date,
        offered_by=change.asked_by,
        now=now,
        change_id=change.id,
    )
    withdraw_offers(session, organisation.id, now, email_key=offer.email_key)
    uow.add(offer)
    flush_or(uow, AlreadyOffered)
    person = account_by_email(session, offer.email)
    asker = session.get_one(Account, change.asked_by)
    ends_others = not change.others_stay
    send_offer(offer, organisation, person, asker.language, uow, links, ends_others=ends_others)
    note_offer(uow, clock, change.asked_by, "mandate.offered", offer)


HANDLERS: Mapping[type, Callable[..., Any]] = {ClaimRepresentation: claim_representation}
