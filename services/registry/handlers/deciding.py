"""What every decision about a standing does: load what was looked at, tell, end mandates."""

from datetime import date

from services.registry.commands.standings import Decide
from services.registry.errors.organisations import NoSuchOrganisation, NoSuchVerification
from services.registry.events.standings import Decision
from services.registry.model import Organisation, Verification
from services.registry.model.days import day_in_romania
from services.registry.repository.loading import load
from services.registry.repository.standings import running_mandates
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def looked_at(command: Decide, uow: UnitOfWork) -> tuple[Verification, Organisation]:
    """What a clerk has looked at and decides about, locked.

    Raises:
        NoSuchVerification, NotAllowed, Stale
    """
    verification = verification_of(command, uow)
    return verification, load(uow.session, Organisation, verification.organisation_id, NoSuchOrganisation)


def verification_of(command: Decide, uow: UnitOfWork) -> Verification:
    """The standing alone, locked.

    Raises:
        NoSuchVerification, NotAllowed, Stale
    """
    verification = load(uow.session, Verification, command.verification_id, NoSuchVerification)
    command.clerk.require(verification.authority, "clerk")
    verification.require_version(command.version)
    return verification


def tell(
    organisation: Organisation,
    authority: str,
    decision: Decision,
    reason: str,
    uow: UnitOfWork,
    clock: Clock,
    on: date | None = None,
) -> None:
    """Tell each legal representative what was decided, why, and from which day; today unless given."""
    today = day_in_romania(clock.now())
    mandates = running_mandates(uow.session, organisation.id, today)
    for mandate in mandates:
        if mandate.role == "legal-representative":
            organisation.tell(mandate.account_id, authority, decision, reason, on or today)


def end_mandates(organisation: Organisation, uow: UnitOfWork, clock: Clock) -> None:
    """Let nobody speak for it any more."""
    for mandate in running_mandates(uow.session, organisation.id, day_in_romania(clock.now())):
        mandate.end("with-organisation", clock.now())
