"""A new legal representative: who may be one, who is told of it, and what makes way for them."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.errors.mandates import MandateOverlaps
from services.registry.model import ChangeRequest
from services.registry.model.days import day_in_romania
from services.registry.model.mandate import REPRESENTATIVE, HowEnded, Span
from services.registry.model.successor import Successor
from services.registry.repository.accounts import account_by_email
from services.registry.repository.mandates import holds_in, represent_from, withdraw_offers
from services.registry.repository.standings import running_mandates
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def check_successor(session: Session, organisation_id: UUID, successor: Successor) -> None:
    """Who represents it already is no news to who does, so that this tells nothing of other accounts.

    Raises:
        MandateOverlaps
    """
    span = Span(from_date=successor.from_date, until_date=successor.until_date)
    person = account_by_email(session, successor.email)
    if person and holds_in(session, person.id, organisation_id, span, REPRESENTATIVE):
        raise MandateOverlaps()


def whom_to_tell(change: ChangeRequest, uow: UnitOfWork, clock: Clock) -> list[UUID]:
    """Those whom it concerns, but for who asked."""
    today = day_in_romania(clock.now())
    found = represent_from(uow.session, change.organisation_id, today)
    return [account_id for account_id in found if account_id != change.asked_by]


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
