"""Mandates ended: by who may, by their date; and who is reminded before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.registry.commands.mandates import EndMandate, ExpireMandates, RemindOfMandates
from services.registry.errors.mandates import LastRepresentative, NoSuchMandate
from services.registry.errors.organisations import NoSuchOrganisation
from services.registry.handlers.trail import note_deed
from services.registry.model import Mandate, Organisation
from services.registry.model.account import EVERYWHERE
from services.registry.model.days import day_in_romania
from services.registry.model.mandate import REPRESENTATIVE, HowEnded
from services.registry.repository.loading import load
from services.registry.repository.mandates import overdue, representatives_on, to_remind_of
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Ended:
    """A mandate that is over."""

    mandate_id: UUID


def end_mandate(command: EndMandate, uow: UnitOfWork, clock: Clock) -> Ended:
    """End a mandate now.

    The organisation is locked first: of two representatives who end each other's mandates one is the last.

    Raises:
        NoSuchMandate: or it is none of the caller's business.
        MandateEnded, LastRepresentative
    """
    found = uow.session.get(Mandate, command.mandate_id)
    if found is None:
        raise NoSuchMandate()
    load(uow.session, Organisation, found.organisation_id, NoSuchOrganisation)
    mandate = load(uow.session, Mandate, command.mandate_id, NoSuchMandate)
    today = day_in_romania(clock.now())
    representatives = representatives_on(uow.session, mandate.organisation_id, today)
    how = _how(mandate, command.by, representatives)
    leaves_nobody = mandate.role == REPRESENTATIVE and set(representatives) == {mandate.account_id}
    if leaves_nobody and command.by is not None and not command.without_successor:
        raise LastRepresentative()
    mandate.end(how, clock.now())
    note_deed(
        uow,
        clock,
        EVERYWHERE,
        command.by,
        "mandate.ended",
        "mandate",
        mandate.id,
        organisation_id=str(mandate.organisation_id),
        role=mandate.role,
        how=how,
    )
    return Ended(mandate.id)


def expire_mandates(_: ExpireMandates, uow: UnitOfWork, clock: Clock) -> int:
    """End some that have had their last day; how many."""
    found = overdue(uow.session, day_in_romania(clock.now()))
    for mandate in found:
        mandate.expire()
    return len(found)


def remind_of_mandates(_: RemindOfMandates, uow: UnitOfWork, clock: Clock) -> int:
    """Remind of some: the holder, and who represents the organisation; how many."""
    today = day_in_romania(clock.now())
    found = to_remind_of(uow.session, today)
    for mandate in found:
        representatives = representatives_on(uow.session, mandate.organisation_id, today)
        mandate.remind(dict.fromkeys((mandate.account_id, *representatives)), today)
    return len(found)


def _how(mandate: Mandate, by: UUID | None, representatives: Any) -> HowEnded:
    if by is None:
        return "by-operator"
    if by == mandate.account_id:
        return "by-holder"
    if by in representatives:
        return "by-representative"
    raise NoSuchMandate()


HANDLERS: Mapping[type, Callable[..., Any]] = {
    EndMandate: end_mandate,
    ExpireMandates: expire_mandates,
    RemindOfMandates: remind_of_mandates,
}
