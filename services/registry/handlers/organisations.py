"""Organisations that ask, and what clerks decide; mandates that follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.registry.commands.organisations import (
    AskForRegistration,
    RefuseOrganisation,
    VerifyOrganisation,
)
from services.registry.errors.authorities import UnknownAuthority
from services.registry.errors.organisations import (
    AlreadyAsked,
    NoSuchOrganisation,
    NoSuchVerification,
    OrganisationEnded,
    OrganisationExists,
)
from services.registry.handlers.localities import check_locality
from services.registry.handlers.trail import note_deed
from services.registry.handlers.writing import flush_or
from services.registry.model import Mandate, Organisation, Verification
from services.registry.model.days import day_in_romania
from services.registry.model.mandate import Span
from services.registry.repository.loading import load
from services.registry.repository.mandates import holds_in, represents
from services.registry.repository.organisations import authority_exists, recognised_like
from services.registry.repository.standings import is_found_anywhere
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Asked:
    """A request that waits."""

    organisation_id: UUID
    verification_id: UUID


@dataclass(frozen=True)
class Decided:
    """A request that was decided."""

    verification_id: UUID
    organisation_id: UUID
    authority: str
    state: str
    version: int


def ask_for_registration(command: AskForRegistration, uow: UnitOfWork, clock: Clock) -> Asked:
    """Ask an authority to register an organisation, new here or verified elsewhere.

    Raises:
        UnknownAuthority, UnknownLocality, CuiNotValid, RegisterNumberNotValid, ContactEmailNotValid
        OrganisationExists: it was verified, and the person has no mandate of it.
        OrganisationEnded: it was dissolved or merged into another.
        AlreadyAsked: the person's request waits, or the authority has granted it.
    """
    if not authority_exists(uow.session, command.authority):
        raise UnknownAuthority(slug=command.authority)
    check_locality(uow.session, command.facts.locality_siruta, command.facts.seat)
    organisation = _known_or_new(command, uow, clock)
    organisation.ask(command.authority)
    verification = Verification.ask(
        organisation_id=organisation.id,
        authority=command.authority,
        asked_by=command.account_id,
        representative_role=command.representative_role,
        identity=organisation.identity,
        now=clock.now(),
    )
    uow.add(organisation)
    uow.session.flush()
    uow.add(verification)
    flush_or(uow, AlreadyAsked)
    return Asked(organisation.id, verification.id)


def verify_organisation(command: VerifyOrganisation, uow: UnitOfWork, clock: Clock) -> Decided:
    """Verify; who asked becomes the legal representative.

    Raises:
        NoSuchVerification, NotAllowed, Stale, AlreadyDecided
        OrganisationEnded: it was dissolved or merged meanwhile.
        OrganisationExists: another with the same numbers was verified first.
    """
    verification, organisation = _looked_at(command, uow)
    if organisation.has_ended:
        raise OrganisationEnded()
    verification.verify(command.clerk.account_id, clock.now())
    organisation.recognise(verification.authority, clock.now())
    flush_or(uow, OrganisationExists)
    from_today = Span(from_date=day_in_romania(clock.now()), until_date=None)
    if not holds_in(uow.session, verification.asked_by, organisation.id, from_today):
        uow.add(
            Mandate.give(
                verification.asked_by, organisation.id, organisation.name, "legal-representative", clock.now()
            )
        )
    _note("verification.verified", command, verification, uow, clock)
    return decided(verification)


def refuse_organisation(command: RefuseOrganisation, uow: UnitOfWork, clock: Clock) -> Decided:
    """Refuse, with a reason for who asked.

    Raises:
        NoSuchVerification, NotAllowed, Stale, AlreadyDecided
    """
    verification, organisation = _looked_at(command, uow)
    verification.refuse(command.clerk.account_id, command.reason, clock.now())
    organisation.refuse(verification.authority, verification.asked_by, command.reason)
    uow.session.flush()
    _note("verification.refused", command, verification, uow, clock, reason=command.reason)
    return decided(verification)


def _known_or_new(command: AskForRegistration, uow: UnitOfWork, clock: Clock) -> Organisation:
    claimed = Organisation.describe(command.facts, command.account_id, clock.now())
    known = recognised_like(uow.session, claimed)
    if known is None:
        return claimed
    if known.has_ended:
        raise OrganisationEnded()
    if not is_found_anywhere(uow.session, known.id):
        return known  # struck off everywhere: who asks is for the clerk to judge, as the first time
    today = day_in_romania(clock.now())
    if not represents(uow.session, command.account_id, known.id, today):
        raise OrganisationExists()
    return known


def _looked_at(
    command: VerifyOrganisation | RefuseOrganisation, uow: UnitOfWork
) -> tuple[Verification, Organisation]:
    verification = load(uow.session, Verification, command.verification_id, NoSuchVerification)
    command.clerk.require(verification.authority, "clerk")
    verification.require_version(command.version)
    organisation = load(uow.session, Organisation, verification.organisation_id, NoSuchOrganisation)
    return verification, organisation


def _note(
    deed: str,
    command: VerifyOrganisation | RefuseOrganisation,
    verification: Verification,
    uow: UnitOfWork,
    clock: Clock,
    **details: str,
) -> None:
    by = command.clerk.account_id
    note_deed(uow, clock, verification.authority, by, deed, "verification", verification.id, **details)


def decided(verification: Verification) -> Decided:
    """What to answer about a verification that was decided."""
    return Decided(
        verification_id=verification.id,
        organisation_id=verification.organisation_id,
        authority=verification.authority,
        state=verification.state,
        version=verification.version,
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForRegistration: ask_for_registration,
    VerifyOrganisation: verify_organisation,
    RefuseOrganisation: refuse_organisation,
}
