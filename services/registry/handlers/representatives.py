"""Who represents an organisation from now on: claimed by a newcomer, or named by who does so now."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from services.registry.commands.changes import ClaimRepresentation
from services.registry.errors.changes import NotVerifiedThere
from services.registry.errors.mandates import MandateOverlaps
from services.registry.errors.organisations import NoSuchOrganisation, OrganisationEnded
from services.registry.errors.representatives import ClaimAwaits, RepresentsAlready
from services.registry.handlers.changes import Changing, changing, tell_asked
from services.registry.handlers.writing import flush_or
from services.registry.model import ChangeRequest, Mandate, Organisation
from services.registry.model.days import day_in_romania
from services.registry.model.mandate import REPRESENTATIVE, HowEnded
from services.registry.repository.loading import load
from services.registry.repository.mandates import represents, withdraw_offers
from services.registry.repository.standings import is_verified_by, running_mandates
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
    uow.add(claim)
    tell_asked(claim, organisation, uow, clock)
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


def make_way(
    organisation_id: UUID,
    account_id: UUID,
    day: date,
    how: HowEnded,
    uow: UnitOfWork,
    clock: Clock,
    *,
    others_stay: bool = False,
) -> None:
    """End what stands against a new legal representative, by the first day of theirs.

    Their own former mandates go; so do those of the other legal representatives, with what they have offered,
    unless these stay.

    Args:
        account_id: the new one.
        how: the mandates of the others end.
    """
    now = clock.now()
    for mandate in running_mandates(uow.session, organisation_id, day_in_romania(now)):
        if mandate.account_id == account_id:
            mandate.give_way(day, "by-holder", now)
        elif mandate.role == REPRESENTATIVE and not others_stay:
            mandate.give_way(day, how, now)
    if not others_stay:
        withdraw_offers(uow.session, organisation_id, now, role=REPRESENTATIVE)
    uow.session.flush()


HANDLERS: Mapping[type, Callable[..., Any]] = {ClaimRepresentation: claim_representation}
