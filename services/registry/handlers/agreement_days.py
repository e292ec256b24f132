"""What a day makes of agreements: some begin, some end, and of some people are reminded."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from services.registry.commands.agreements import TurnAgreements
from services.registry.events.agreements import AgreementEndComing
from services.registry.model import Agreement
from services.registry.model.agreement import reminder_for
from services.registry.model.days import day_in_romania
from services.registry.repository.agreements import (
    LONGEST_REMINDER,
    due_on,
    ending_between,
    followed,
    has_signed_follower,
    to_remind,
)
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork

MOST = 200  # of each at one time; the rest comes at the next


def turn_agreements(_: TurnAgreements, uow: UnitOfWork, clock: Clock) -> None:
    """Begin, end, give way, remind. What is due is found by its state, so that a second run finds nothing."""
    now = clock.now()
    today = day_in_romania(now)
    for agreement in due_on(uow.session, today, MOST):
        agreement.turn(now, has_successor=has_signed_follower(uow.session, agreement.id))
    uow.session.flush()
    for agreement in followed(uow.session, MOST):
        agreement.give_way(now)
    uow.session.flush()
    for agreement in ending_between(uow.session, today, today + timedelta(LONGEST_REMINDER), MOST):
        _remind(agreement, uow, clock)


def _remind(agreement: Agreement, uow: UnitOfWork, clock: Clock) -> None:
    today = day_in_romania(clock.now())
    if agreement.until_date is None:
        return
    left = (agreement.until_date - today).days
    agreement.reminded_days = reminder_for(left)
    for account_id in to_remind(uow.session, agreement, today):
        agreement.record(
            AgreementEndComing(
                agreement_id=agreement.id,
                authority=agreement.authority,
                account_id=account_id,
                title=agreement.title,
                until_date=agreement.until_date,
                days_left=left,
            )
        )


HANDLERS: Mapping[type, Callable[..., Any]] = {TurnAgreements: turn_agreements}
